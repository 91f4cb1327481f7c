/** Operators without a uid, whose ids Flink makes of the graph: an edit of it changes them. */
import type { Change, ComparedJob } from './change';
import type { OperatorPlan } from './operator-plan';
import { callOf, nearPlace } from './place-of-change';
import type { Outcome } from './state-outcome';

/** Without an heir it is dropped; another operator that has its id now reads something else, or nothing. */
const LOST: ReadonlySet<Outcome> = new Set(['dropped', 'lost', 'wrong', 'fails']);

/**
 * `StreamGraphHasherV2.generateDeterministicHash` (1.17 to 2.3): the id of an operator is made of its position in the graph,
 * of what is chained to it and of its inputs' ids. One change for a job: at what was added, else near what was removed,
 * else at the first operator that got another id.
 */
export function generatedIdChange(job: ComparedJob): Change | null {
  const bare = job.operators.filter(isBare);
  const lost = bare.filter(({ match, restore }) => match.heir !== match.new && LOST.has(restore.outcome));
  const added = job.operators.find(({ match }) => !match.old);
  const removed = job.operators.find(({ match }) => !match.new);
  const risky =
    lost.length === 0 && (added || removed)
      ? bare.filter(({ match: { old, new: now }, states, restore }) => {
          const unread = old?.operatorId === null || now?.operatorId === null;
          return unread && restore.outcome === 'unknown' && states.length > 0;
        })
      : [];
  const operators = lost.length > 0 ? lost : risky;
  const [first] = operators;
  if (!first?.match.old) {
    return null;
  }
  const pairs = job.operators.flatMap(({ match }) => (match.old && match.new ? [[match.old, match.new] as const] : []));
  const place = added?.match.new
    ? callOf(added.match.new)
    : removed?.match.old
      ? nearPlace(removed.match.old, job.before.job, job.after.job, new Map(pairs))
      : callOf(first.match.new ?? first.match.old);
  return {
    kind: 'generated-id-at-risk',
    job,
    operators,
    states: operators.flatMap(({ states }) => states),
    place,
    oldPlace: callOf(first.match.old),
    reason: first.restore.message,
    start: null,
    certain: lost.length > 0,
  };
}

/** The same operator before and after, without a uid in both; or one that is gone, whose id another one without a uid has. */
function isBare({ match: { old, new: now, heir } }: OperatorPlan): boolean {
  return old?.uid.kind === 'none' && (now ?? heir)?.uid.kind === 'none';
}
