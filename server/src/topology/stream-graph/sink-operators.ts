/** The operators that `sinkTo` becomes: `SinkTransformationTranslator.SinkExpander` (1.15 to 2.3). */
import type { Value } from '../interpreter/value';
import type { Transformation, Uid } from '../transformation';
import type { SinkShape } from './sink-shape';
import type { Parallelism, Partitioner } from './stream-node';
import { derivedUid } from './uids';
import { textOf } from './value-class';

/** An operator of a sink; each gets its records from the one before. */
export interface SinkOperator {
  readonly kind: string;
  /** Null when it is not known. */
  readonly name: string | null;
  readonly uid: Uid;
  readonly userHash: string | null;
  readonly parallelism: Parallelism;
  /** How records come from the one before. */
  readonly partitioner: Partitioner;
  readonly yielding: boolean;
}

/**
 * @param name of the SinkTransformation; null when it is not known
 * @param parallelism of the SinkTransformation
 */
export function sinkOperators(
  transformation: Transformation,
  shape: SinkShape,
  name: string | null,
  parallelism: Parallelism,
): SinkOperator[] {
  const { uid } = transformation;
  const hashes = transformation.arguments[1];
  const operator = (part: string, rest: Pick<SinkOperator, 'kind' | 'uid'> & Partial<SinkOperator>): SinkOperator => ({
    name: name === null ? null : `${name}: ${part}`,
    userHash: null,
    parallelism,
    partitioner: 'by-parallelism',
    yielding: false,
    ...rest,
  });
  const writer = operator('Writer', {
    kind: 'sinkTo.writer',
    uid,
    userHash: hashSetBy('setWriterUidHash', hashes),
    yielding: true, // SinkWriterOperatorFactory
  });
  if (shape.committer !== true) {
    return [writer];
  }
  const committer = operator('Committer', {
    kind: 'sinkTo.committer',
    uid: derivedUid(uid, (value) => `Sink Committer: ${value}`),
    userHash: hashSetBy('setCommitterUidHash', hashes),
    // addFailOverRegion puts a ForwardPartitioner behind the writer
    partitioner: shape.compaction === 'none' ? 'forward' : 'by-parallelism',
  });
  if (shape.compaction === 'none') {
    return [writer, committer];
  }
  const compactors = shape.compaction === 'compactors';
  const suffix = compactors ? '' : 'PlaceHolder';
  const coordinator = operator(`CompactorCoordinator${suffix}`, {
    kind: 'sinkTo.compactorCoordinator',
    uid: derivedUid(uid, (value) => `${value}: FileSinkCompactorCoordinator`),
    parallelism: compactors ? 1 : parallelism,
    partitioner: compactors ? 'other' : 'forward',
  });
  const compactor = operator(`CompactorOperator${suffix}`, {
    kind: 'sinkTo.compactor',
    uid: derivedUid(uid, (value) => `${value}: FileSinkCompactorOperator`),
    partitioner: compactors ? 'by-parallelism' : 'forward',
  });
  return [writer, coordinator, compactor, committer];
}

/** What a call on `CustomSinkOperatorUidHashes.builder()` sets; null for nothing, or when it is not known. */
function hashSetBy(method: string, hashes: Value | undefined): string | null {
  for (let at: Value | null | undefined = hashes; at?.kind === 'call'; at = at.receiver) {
    if (at.method === method) {
      return textOf(at.arguments[0]);
    }
  }
  return null;
}
