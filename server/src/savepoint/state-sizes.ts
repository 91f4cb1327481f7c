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
export function largestKeyGroup(handle: KeyedHandle, metadata: ByteSource): number | null {
  const sizes = handle.size < WORTH_MEASURING ? null : keyGroupSizes(handle, metadata);
  return sizes?.reduce((most, size) => Math.max(most, size), 0) ?? null;
}

/**
 * Bytes of each key group of a part of keyed state, the first of them first; what stands before all is of none of them.
 * @returns null where the handle has no offsets, as with RocksDB's own files
 * @throws Fault where the offsets cannot be
 */
export function keyGroupSizes(
  { offsetsAt, keyGroups, size }: Pick<KeyedHandle, 'offsetsAt' | 'keyGroups' | 'size'>,
  metadata: ByteSource,
): number[] | null {
  if (offsetsAt === null || keyGroups.count === 0) {
    return null;
  }
  const reader = new DataReader(metadata, 0, offsetsAt);
  const offsets = Array.from({ length: keyGroups.count }, () => reader.longNumber());
  const starts = [...new Set(offsets.filter((offset) => offset > 0))].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, i) => [start, starts[i + 1] ?? size]));
  return offsets.map((offset) => Math.max(0, (ends.get(offset) ?? offset) - offset));
}
