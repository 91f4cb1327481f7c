/** What becomes of a job as a whole. */
import type { Outcome } from './state-outcome';

/** The contract's words, the worst first. */
export type Verdict = 'fails' | 'loses-state' | 'needs-allow-non-restored-state' | 'unknown' | 'compatible';

/** What a verdict is made of. */
export interface Judged {
  readonly restore: { readonly outcome: Outcome };
  readonly states: readonly { readonly outcome: Outcome }[];
}

export function verdictOf(operators: readonly Judged[]): Verdict {
  const outcomes = new Set(
    operators.flatMap(({ restore, states }) => [restore.outcome, ...states.map((state) => state.outcome)]),
  );
  return outcomes.has('fails')
    ? 'fails'
    : outcomes.has('lost') || outcomes.has('wrong')
      ? 'loses-state'
      : outcomes.has('dropped')
        ? 'needs-allow-non-restored-state'
        : outcomes.has('unknown')
          ? 'unknown'
          : 'compatible';
}

const VERDICTS: readonly Verdict[] = [
  'fails',
  'loses-state',
  'needs-allow-non-restored-state',
  'unknown',
  'compatible',
];

export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'compatible';
}
