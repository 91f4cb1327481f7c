/** Savepoints side by side, as an editor shows them: what grew, and what is forecast. */
import type { Message } from '../../base/message';
import type { OperatorGrowth } from '../../savepoint/compare';
import type { Trend } from '../../savepoint/trend';
import type { Telling } from '../telling';
import { findingView, incompleteTexts, type SavepointFindingView } from './savepoint-view';

export interface TrendView {
  readonly savepoints: readonly {
    readonly path: string;
    readonly checkpointId: string | null;
    readonly damaged: boolean;
    /** Milliseconds; null where it is not known. */
    readonly modified: number | null;
  }[];
  /** In the order of the savepoints. */
  readonly metadataSizes: readonly number[];
  readonly stateSizes: readonly number[];
  readonly frameSize: number;
  readonly operators: readonly OperatorGrowth[];
  /** Of the last savepoint. */
  readonly findings: readonly SavepointFindingView[];
  readonly incomplete: readonly string[];
}

export function trendView(
  { points, comparison, findings }: Trend,
  unread: readonly { readonly path: string; readonly why: Message }[],
  frameSize: number,
  telling: Telling,
): TrendView {
  return {
    savepoints: points.map(({ path, savepoint, modified }) => ({
      path,
      checkpointId: savepoint.checkpointId?.toString() ?? null,
      damaged: savepoint.fault !== null,
      modified,
    })),
    ...comparison,
    frameSize,
    findings: findings.map((finding) => findingView(finding, telling)),
    incomplete: [
      ...unread.map(({ path, why }) => `${path}: ${telling.say(why)}`),
      ...points.flatMap(({ incomplete, savepoint }) => incompleteTexts(incomplete, savepoint, telling)),
    ],
  };
}
