/** An operator with a name and no uid: the name looks like an identity, and Flink only shows it. */
import { message } from '../../base/message';
import { givenName } from '../../topology/operators';
import { addUid } from '../add-uid';
import { isOnlyNamed, type OperatorWithoutUid, operatorsWithoutUid } from '../operators-without-uid';
import type { Rule } from '../rule';

export const nameWithoutUid: Rule<OperatorWithoutUid> = {
  id: 'name-without-uid',
  title: message('An operator has a name, but no uid'),
  severity: 'info',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) =>
    operatorsWithoutUid(facts)
      .filter(isOnlyNamed)
      .map((data) => ({ range: data.operator.callRange, data })),

  message: ({ operator, kind }) =>
    message(
      "The operator '{0}' ({1}) has a name, but no uid: Flink shows names and finds state by uids alone.",
      givenName(operator) ?? '',
      kind,
    ),

  fixes: (facts, { data: { program, operator, kind } }) => [addUid(facts, program, operator, kind)],
};
