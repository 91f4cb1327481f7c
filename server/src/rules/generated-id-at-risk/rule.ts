/** An edit of the graph beside operators without a uid: Flink makes their ids of the graph. */
import { type Message, message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, shownStates, takeOverFix } from '../changes';
import type { Rule } from '../rule';

export const generatedIdAtRisk: Rule<Change> = {
  id: 'generated-id-at-risk',
  title: message('An edit changes the ids of operators without a uid'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'generated-id-at-risk', ({ certain }) => (certain ? 'error' : 'warning')),

  message: (change) => {
    const names = shownNames(change);
    if (change.certain && change.operators.some(({ match }) => match.heir)) {
      return change.operators.some(({ restore }) => restore.outcome === 'dropped')
        ? message(
            'With this change of the graph Flink makes other ids for operators without a uid ({0}), and some have the id now that another one had. The job does not start from a savepoint; with --allowNonRestoredState it starts; dropped, lost or read by another operator: {1}.',
            names,
            shownStates(change),
          )
        : message(
            'With this change of the graph Flink makes other ids for operators without a uid ({0}): each has the id now that another one had. The restore says nothing; lost, or read by another operator: {1}.',
            names,
            shownStates(change),
          );
    }
    return change.certain
      ? message(
          'With this change of the graph Flink makes other ids for operators without a uid ({0}): no savepoint has {1} under them. The job does not start from a savepoint; with --allowNonRestoredState it starts, and drops that state.',
          names,
          shownStates(change),
        )
      : message(
          'Flink makes the ids of operators without a uid ({0}) of the graph, and the graph changed: {1} may not be found.',
          names,
          shownStates(change),
        );
  },

  fixes: (facts, { data }) => {
    const pairs = data.operators.flatMap(({ match: { old, new: now } }) => (old && now ? [{ old, now }] : []));
    // an id that another operator has now is not free to be taken
    const isFree = data.certain && data.operators.every(({ match }) => match.heir === null);
    return isFree ? takeOverFix(facts, pairs) : [];
  },
};

/** How many operators are named. */
const FEW = 4;

function shownNames({ operators }: Change): Message {
  const each = operators.map(({ match: { old, new: now } }) => now?.name ?? now?.kind ?? old?.name ?? old?.kind ?? '?');
  const names = [...new Set(each)];
  const [first, rest] = [names.slice(0, FEW).join(', '), names.length - FEW];
  return rest > 0 ? message('{0} and {1} more', first, rest) : message('{0}', first);
}
