/** State that a savepoint has and the job has no operator for. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { connectorReplacement } from '../../compatibility/connectors';
import { changesOfKind, operatorsOf, shownClass, shownOperator, shownStates, takeOverFix } from '../changes';
import type { Rule } from '../rule';

export const stateDropped: Rule<Change> = {
  id: 'state-dropped',
  title: message('A savepoint has state that the job has no operator for'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'state-dropped', (change) => (isIntended(change) ? 'info' : 'error')),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    const states = shownStates(change);
    if (!now) {
      return message(
        'The operator {0} is gone, and {1} with it: the job starts from a savepoint only with --allowNonRestoredState, which drops that state.',
        shownOperator(old),
        states,
      );
    }
    if (isIntended(change)) {
      return message(
        '{0} cannot read what {1} kept, so the new uid is right: start once with --allowNonRestoredState, which drops {2}.',
        shownClass(now),
        shownClass(old),
        states,
      );
    }
    return old?.uid.kind === 'none'
      ? message(
          'The operator had no uid and is {0} now: a savepoint has {1} under an id that Flink made of the graph. The job starts from a savepoint only with --allowNonRestoredState, which drops that state.',
          shownOperator(now),
          states,
        )
      : message(
          'The operator has another id than before: the job starts from a savepoint only with --allowNonRestoredState, which drops {0}.',
          states,
        );
  },

  fixes: (facts, { data }) => {
    const { old, now } = operatorsOf(data);
    return old?.uid.kind === 'none' && now ? takeOverFix(facts, [{ old, now }]) : [];
  },
};

/** True for a replacement after which the old state is not wanted any more: its drop is the cure. */
function isIntended(change: Change): boolean {
  const { old, now } = operatorsOf(change);
  return old !== null && now !== null && connectorReplacement(old, now)?.state === 'ignores';
}
