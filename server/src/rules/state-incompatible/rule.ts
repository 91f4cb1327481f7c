/** State that the new job cannot read: the restore, or the first access, fails. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, dropItsState, operatorsOf, shownOperator, shownStates } from '../changes';
import type { Rule } from '../rule';

export const stateIncompatible: Rule<Change> = {
  id: 'state-incompatible',
  title: message('State that the job cannot read any more'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'state-incompatible'),

  message: (change) =>
    message(
      'With this change a restore fails on {0} of {1}, at the latest when the state is read: {2}.',
      shownStates(change),
      shownOperator(operatorsOf(change).old),
      change.reason ?? '',
    ),

  fixes: (facts, { data }) => dropItsState(facts, data),
};
