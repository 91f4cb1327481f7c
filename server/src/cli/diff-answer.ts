/** What a comparison of two revisions tells. */
import type { JobPlan, Verdict } from '../compatibility/restore-plan';
import type { Incomplete } from '../finding/finding';

export interface DiffAnswer {
  readonly from: string;
  readonly to: string;
  readonly plans: readonly JobPlan[];
  readonly verdict: Verdict;
  readonly incomplete: readonly Incomplete[];
}
