/** Which operators run in one task: the port of `StreamingJobGraphGenerator.isChainable` (1.17 to 2.3). */
import { type FlinkVersion, isAtLeast } from '../../flink/flink-version';
import type { Transformation } from '../transformation';
import type { ChainingStrategy, Parallelism, StreamEdge, StreamNode } from './stream-node';

/** Whether an edge's two operators run in one task; null when it is not known. */
export type Chainable = (edge: StreamEdge) => boolean | null;

/** @param enabled `StreamGraph.isChainingEnabled`, null when it is not known */
export function chainableWhere(enabled: boolean | null): Chainable {
  return function isChainable(edge: StreamEdge): boolean | null {
    const { from, to } = edge;
    return allOf([
      to.inEdges.length === 1,
      enabled,
      areEqual(from.slotSharingGroup, to.slotSharingGroup),
      mayLead(from.chaining),
      mayFollow(to.chaining),
      // ForwardPartitioner is also what stands where no call says anything and the parallelism is the same
      edge.partitioner === 'unknown' ? null : edge.partitioner !== 'other',
      areSame(from.parallelism, to.parallelism),
      // yielding operators cannot be chained to legacy sources
      to.yielding ? not(headIsLegacySource(from, isChainable)) : true,
    ]);
  };
}

/** `StreamingJobGraphGenerator.getHeadOperator`. */
function headIsLegacySource(node: StreamNode, isChainable: Chainable): boolean | null {
  const [edge, ...others] = node.inEdges;
  if (!edge || others.length > 0) {
    return node.source === 'legacy';
  }
  const chained = isChainable(edge);
  return chained === null ? null : chained ? headIsLegacySource(edge.from, isChainable) : node.source === 'legacy';
}

/** False as soon as one is false, null as long as one is not known. */
function allOf(conditions: readonly (boolean | null)[]): boolean | null {
  return conditions.includes(false) ? false : conditions.includes(null) ? null : true;
}

function not(condition: boolean | null): boolean | null {
  return condition === null ? null : !condition;
}

function areEqual(a: string | null, b: string | null): boolean | null {
  return a === null || b === null ? null : a === b;
}

function mayLead(strategy: ChainingStrategy): boolean | null {
  return strategy === null ? null : strategy === 'always' || strategy === 'head';
}

function mayFollow(strategy: ChainingStrategy): boolean | null {
  return strategy === null ? null : strategy === 'always';
}

/** True when two parallelisms are the same; null when that depends on the cluster. */
export function areSame(a: Parallelism, b: Parallelism): boolean | null {
  if (a === 'unknown' || b === 'unknown') {
    return null;
  }
  return typeof a === typeof b ? a === b : null;
}

/**
 * The chaining strategy of a transformation's operator factory. Until 1.20 the operator's class decides
 * (`AbstractStreamOperator.chainingStrategy`), from 2.0 on everything but a source is chained.
 */
export function chainingStrategyOf(transformation: Transformation, version: FlinkVersion | null): ChainingStrategy {
  const { chaining, kind, call } = transformation;
  if (chaining.kind !== 'unset') {
    return chaining.kind === 'set' ? chaining.value : null;
  }
  if (kind === 'opaque' || call === null || call === 'transform') {
    return null;
  }
  if (kind === 'source') {
    // SourceOperatorFactory, or else StreamSource and ContinuousFileReaderOperatorFactory
    return isFromSource(call) ? 'always' : 'head';
  }
  if (call.startsWith('fullWindowPartition.') && (!transformation.keyed || call.endsWith('sortPartition'))) {
    return version === null
      ? null
      : isAtLeast(version, 2, 0)
        ? 'always'
        : call.endsWith('mapPartition')
          ? 'never'
          : 'head';
  }
  return 'always';
}

/** True for calls that make a SourceTransformation, not one of a SourceFunction. */
export function isFromSource(call: string | null): boolean {
  return call === 'fromSource' || call === 'fromSequence' || call === 'fromData';
}
