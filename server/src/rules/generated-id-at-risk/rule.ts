/** An edit of the graph beside operators without a uid: Flink makes their ids of the graph. */
import { message } from '../../base/message';
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
    const names = change.operators.map(({ match }) => match.new?.name ?? match.new?.kind ?? '?').join(', ');
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
    return data.certain ? takeOverFix(facts, pairs) : [];
  },
};
