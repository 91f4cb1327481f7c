/** An operator without a uid: its state is found again only as long as the job's graph stays as it is. */
import { message } from '../../base/message';
import { givenName } from '../../topology/operators';
import { addUid } from '../add-uid';
import { isOnlyNamed, type OperatorWithoutUid, operatorsWithoutUid } from '../operators-without-uid';
import type { Rule } from '../rule';

export const missingOperatorUid: Rule<OperatorWithoutUid> = {
  id: 'missing-operator-uid',
  title: message('An operator has no uid'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) =>
    operatorsWithoutUid(facts)
      .filter((one) => !isOnlyNamed(one))
      .map((data) => ({ range: data.operator.callRange, data, severity: data.weight })),

  message({ operator, kind, weight, states }) {
    const name = givenName(operator);
    const label = name === null ? kind : `'${name}' (${kind})`;
    if (states.length > 0) {
      const names = states.map((state) => `'${state}'`).join(', ');
      return message(
        'The operator {0} has no uid, yet it keeps state ({1}): after a change of the job, Flink may not find that state again.',
        label,
        names,
      );
    }
    switch (weight) {
      case 'error':
        return message(
          'The operator {0} has no uid, yet it keeps state: after a change of the job, Flink may not find that state again.',
          label,
        );
      case 'warning':
        return message(
          'The operator {0} has no uid: after a change of the job, Flink may not find its state again.',
          label,
        );
      case 'info':
        return message(
          'The operator {0} has no uid. It seems to keep no state; state that it gets one day may not be found again after a change of the job.',
          label,
        );
    }
  },

  fixes: (facts, { data: { program, operator, kind } }) => [addUid(facts, program, operator, kind)],
};
