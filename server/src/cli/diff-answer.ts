/** What a comparison of two revisions tells. */
import type { Comparison } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';

export interface DiffAnswer {
  /** The revisions as people call them. */
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
  /** The new revision. */
  readonly workspace: Workspace;
}
