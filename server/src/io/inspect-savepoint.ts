/**
 * Savepoints of this machine, inspected where they lie: one, or all below a folder. What a view needs, step by step:
 *
 *     const found = await inspectSavepoint(path, options, waiting); // or `inspect`, for bytes from elsewhere
 *     const answer = savepointInSource(found.savepoint, workspace, question); // origins, restore plan, findings
 *     const past = await originsInHistory(ids, workspace, parse, USUAL_LIMITS, waiting); // ids that are gone
 *
 * `SAVEPOINT_RULES` has what to do about a finding, `liveOffsetsOf` and `offsetsJava` what a new source may start from,
 * `keyGroupsOf` the bytes of each key group, `inspectTrend` how savepoints grew.
 */
import { statSync } from 'node:fs';
import { throwIfCancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { Fault } from '../savepoint/bytes/fault';
import { type Inspection, type InspectOptions, inspect } from '../savepoint/inspect';
import { beginsAsMetadata } from '../savepoint/metadata/read-metadata';
import type { Waiting } from '../savepoint/read-savepoint';
import type { KeyedPart } from '../savepoint/savepoint';
import { keyGroupSizes } from '../savepoint/state-sizes';
import { type Trend, type TrendPoint, trendOf } from '../savepoint/trend';
import { findMetadata, LOCAL_DISK } from './savepoint-files';
import { savepointsIn } from './savepoint-folder';

/**
 * Reads the savepoint or checkpoint that a path leads to: its folder, or its `_metadata`.
 * @returns why there is none, in one line
 * @throws Cancelled
 */
export async function inspectSavepoint(
  given: string,
  options: InspectOptions,
  waiting: Waiting,
): Promise<Inspection | { readonly why: Message }> {
  const found = findMetadata(given);
  return 'why' in found ? found : inspect(found.source, found.path, LOCAL_DISK, options, waiting);
}

/** False for a file of another program that has the name, such as Parquet's. */
export function isOfFlink(given: string): boolean {
  const found = findMetadata(given);
  return 'why' in found || beginsAsMetadata(found.source);
}

/** Bytes of each key group of a part of keyed state; null where they are not told, or the file is no longer the one that was read. */
export function keyGroupsOf({ path, savepoint }: Inspection, part: KeyedPart): number[] | null {
  const found = findMetadata(path);
  try {
    return 'why' in found || found.source.size !== savepoint.metadataSize ? null : keyGroupSizes(part, found.source);
  } catch (error) {
    if (error instanceof Fault) {
      return null;
    }
    throw error;
  }
}

/** What of a folder could be read, and what not. */
export interface FolderTrend {
  readonly trend: Trend;
  readonly unread: readonly { readonly path: string; readonly why: Message }[];
}

/**
 * How what is in savepoints grew from one to the next.
 * @param given paths of savepoints, in their order; what lies in a folder is ordered by its checkpoints' ids
 * @throws Cancelled
 */
export async function inspectTrend(
  given: readonly string[],
  options: InspectOptions,
  waiting: Waiting,
): Promise<FolderTrend> {
  const unread: { path: string; why: Message }[] = [];
  const points: TrendPoint[] = [];
  const groups = given.map((path) => savepointsIn(path));
  const total = groups.reduce((sum, group) => sum + (group?.length ?? 1), 0);
  let done = 0;
  const quiet = { cancellation: waiting.cancellation, progress: () => {} };
  for (const [i, path] of given.entries()) {
    const group: TrendPoint[] = [];
    for (const each of groups[i] ?? [path]) {
      waiting.progress(done++, total);
      throwIfCancelled(waiting.cancellation);
      const found = await inspectSavepoint(each, options, quiet);
      if ('why' in found) {
        unread.push({ path: each, why: found.why });
      } else {
        group.push({ ...found, modified: statSync(found.path, { throwIfNoEntry: false })?.mtimeMs ?? null });
      }
    }
    points.push(...(groups[i] ? group.sort(byCheckpoint) : group));
    if (groups[i]?.length === 0) {
      unread.push({ path, why: message('there is no savepoint in it') });
    }
  }
  return { trend: trendOf(points), unread };
}

function byCheckpoint({ savepoint: a }: TrendPoint, { savepoint: b }: TrendPoint): number {
  return Number((a.checkpointId ?? 0n) - (b.checkpointId ?? 0n));
}
