/** An operator with state got another uid: a savepoint's state is not found. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, restoreUid, shownStates, shownUid, takeOverFix } from '../changes';
import type { Rule } from '../rule';

export const uidChanged: Rule<Change> = {
  id: 'uid-changed',
  title: message('The uid of an operator with state changed'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'uid-changed'),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    return message(
      'The uid was {0} and is {1}: Flink finds no operator for {2}. The job does not start from a savepoint; with --allowNonRestoredState it starts, and drops that state.',
      shownUid(old),
      shownUid(now),
      shownStates(change),
    );
  },

  fixes: (facts, { data }) => {
    const { old, now } = operatorsOf(data);
    return [...restoreUid(facts, old, now), ...(old && now ? takeOverFix(facts, [{ old, now }]) : [])];
  },
};
