/** State that the new job does not read, though it starts without an error. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, shownOperator, shownStates } from '../changes';
import { oldStateName } from '../old-state-name';
import type { Rule } from '../rule';

export const stateLostSilently: Rule<Change> = {
  id: 'state-lost-silently',
  title: message('State is lost without an error'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'state-lost-silently'),

  message: (change) =>
    message(
      'With this change a restore loses {0} of {1} without an error: {2}.',
      shownStates(change),
      shownOperator(operatorsOf(change).old),
      change.reason ?? '',
    ),

  fixes: (facts, { data }) => oldStateName(facts, data),
};
