/** What a savepoint shows that will hurt. */
import type { Message } from '../../base/message';
import type { Severity } from '../../finding/finding';

export interface SavepointFinding {
  readonly rule: SavepointRule;
  readonly severity: Severity;
  readonly message: Message;
  /** Null for what is of the whole file. */
  readonly operatorId: string | null;
  readonly state: string | null;
  /** Of `stale-union-state`: how it grew and will grow; else null. */
  readonly growth: UnionGrowth | null;
}

export type SavepointRule =
  | 'stale-union-state'
  | 'metadata-near-frame-size'
  | 'kryo-state'
  | 'orphan-state'
  | 'missing-state-file'
  | 'max-parallelism-mismatch'
  | 'skewed-state';

/** How the entries of a union state multiply with each restore. */
export interface UnionGrowth {
  readonly entries: number;
  /** Null where the entries could not be read. */
  readonly partitions: number | null;
  /** Restores since the state went stale; null where the numbers do not tell, as after a rescale. */
  readonly restores: number | null;
  readonly forecast: Forecast | null;
}

/** Counted from the savepoint at hand, which is 0; at the parallelism it has. */
export interface Forecast {
  /** Bytes. */
  readonly frameSize: number;
  /** The restore after which `_metadata` is larger than the frame. */
  readonly metadataAfter: number;
  /** The restore whose deployment no longer fits into a frame: it fails. */
  readonly failsAt: number;
  /** The restores from 0 to `failsAt`, with what a savepoint right after each would have: for a chart. */
  readonly steps: readonly { readonly restore: number; readonly entries: number; readonly metadataSize: number }[];
}
