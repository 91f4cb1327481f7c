/** Savepoints of one job in their order: how they grew, and how the last of them will grow. */
import { type Comparison, compareSavepoints } from './compare';
import type { SavepointFinding } from './findings/savepoint-finding';
import type { Inspection } from './inspect';

export interface TrendPoint extends Inspection {
  /** When the file was written last, in milliseconds; null where it is not known. A copy's is the copy's. */
  readonly modified: number | null;
}

export interface Trend {
  readonly points: readonly TrendPoint[];
  readonly comparison: Comparison;
  /** Of the last savepoint. */
  readonly findings: readonly SavepointFinding[];
}

export function trendOf(points: readonly TrendPoint[]): Trend {
  return {
    points,
    comparison: compareSavepoints(points.map(({ savepoint }) => savepoint)),
    findings: points.at(-1)?.findings ?? [],
  };
}
