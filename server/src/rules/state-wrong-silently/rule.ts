/** State that is read as something else than it was written as, without an error. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, dropItsState, operatorsOf, shownOperator, shownStates } from '../changes';
import { oldStateName } from '../old-state-name';
import type { Rule } from '../rule';

export const stateWrongSilently: Rule<Change> = {
  id: 'state-wrong-silently',
  title: message('An operator goes on with state that was not meant for it'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'state-wrong-silently'),

  message: (change) =>
    message(
      'With this change {1} reads {0} as something else, without an error: {2}.',
      shownStates(change),
      shownOperator(operatorsOf(change).old),
      change.reason ?? '',
    ),

  fixes: (facts, { data }) => [...oldStateName(facts, data), ...dropItsState(facts, data)],
};
