/** Sizes that follow from where things begin. */
import type { ByteSource } from './bytes/byte-source';
import { DataReader } from './bytes/data-reader';
import type { KeyedHandle, Partitions } from './metadata/handles';

/** Key groups are measured where an uneven share would matter: bytes. */
const WORTH_MEASURING = 1_000_000;

/** Bytes of each state: states are written one behind the other (`DefaultOperatorStateBackendSnapshotStrategy`). */
export function sizesOf(states: readonly Partitions[], end: number): (number | null)[] {
  const starts = states.flatMap(({ first }) => (first === null ? [] : [first])).sort((a, b) => a - b);
  const ends = new Map(starts.map((start, i) => [start, starts[i + 1] ?? end]));
  return states.map(({ first, entries }) => {
    if (first === null) {
      return 0;
    }
    const next = ends.get(first) ?? end;
    return next - first >= entries && first >= 0 && next <= end ? next - first : null;
  });
}

/** Bytes of the largest key group; null where the handle has no offsets, or too few bytes to matter. */
export function largestKeyGroup({ offsetsAt, keyGroups, size }: KeyedHandle, metadata: ByteSource): number | null {
  if (offsetsAt === null || size < WORTH_MEASURING || keyGroups.count === 0) {
    return null;
  }
  const reader = new DataReader(metadata, 0, offsetsAt);
  const offsets = Array.from({ length: keyGroups.count }, () => reader.longNumber())
    .filter((offset) => offset > 0)
    .sort((a, b) => a - b);
  const ends = [...offsets.slice(1), size];
  return ends.reduce((most, end, i) => Math.max(most, end - (offsets[i] as number)), 0);
}
