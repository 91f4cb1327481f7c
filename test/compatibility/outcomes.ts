/** One word for what a comparison tells. */
import type { JobsCompared } from '../../server/src/compatibility/compare-jobs';
import type { Outcome } from '../../server/src/compatibility/state-outcome';

const WORST: readonly Outcome[] = ['fails', 'dropped', 'lost', 'wrong', 'unknown', 'migrated', 'reconfigured', 'kept'];

/** The worst outcome of all operators and states: for jobs that differ in one thing. */
export function worstOutcome({ plans }: JobsCompared): Outcome {
  const outcomes = plans.flatMap(({ operators }) =>
    operators.flatMap(({ restore, states }) => [restore.outcome, ...states.map(({ outcome }) => outcome)]),
  );
  return plans.length === 0 ? 'unknown' : (WORST.find((word) => outcomes.includes(word)) ?? 'kept');
}
