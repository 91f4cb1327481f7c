/** The keys of an operator with keyed state changed: its state lies under the old ones. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, dropItsState, operatorsOf, shownOperator, shownStates } from '../changes';
import type { Rule } from '../rule';

export const keyChanged: Rule<Change> = {
  id: 'key-changed',
  title: message('The keys of state changed'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'key-changed'),

  message: (change) =>
    change.states.some(({ outcome }) => outcome === 'fails')
      ? message(
          'With this change a restore fails on {0} of {1}: {2}.',
          shownStates(change),
          shownOperator(operatorsOf(change).old),
          change.reason ?? '',
        )
      : message(
          'With this change a restore loses {0} of {1} without an error: {2}.',
          shownStates(change),
          shownOperator(operatorsOf(change).old),
          change.reason ?? '',
        ),

  fixes: (facts, { data }) => dropItsState(facts, data),
};
