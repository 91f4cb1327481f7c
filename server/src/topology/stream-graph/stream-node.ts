/** Nodes and edges while a graph is built: `org.apache.flink.streaming.api.graph.StreamNode` and `StreamEdge`. */
import type { Transformation, Uid } from '../transformation';

/** `default` is what the cluster or the environment gives where nobody sets it: equal for all that have it. */
export type Parallelism = number | 'default' | 'unknown';

/** `org.apache.flink.streaming.api.operators.ChainingStrategy`; `none` for a node without an operator; null: not known. */
export type ChainingStrategy = 'always' | 'head' | 'never' | 'none' | null;

/** How records go along an edge: by a call (`forward`, or any other), or as Flink decides where no call says. */
export type Partitioner = 'by-parallelism' | 'forward' | 'other' | 'unknown';

export interface StreamNode {
  /** Orders nodes as Flink's own ids do. */
  readonly id: number;
  readonly transformation: Transformation;
  readonly kind: string;
  readonly uid: Uid;
  readonly userHash: string | null;
  readonly name: string | null;
  readonly parallelism: Parallelism;
  readonly maxParallelism: number | null;
  /** Null when it is not known. */
  slotSharingGroup: string | null;
  readonly chaining: ChainingStrategy;
  /** `legacy`: a SourceFunction's; `source`: any other node that begins the graph. */
  readonly source: 'legacy' | 'source' | null;
  /** Its factory is a `YieldingOperatorFactory`. */
  readonly yielding: boolean;
  readonly inEdges: StreamEdge[];
  readonly outEdges: StreamEdge[];
}

export interface StreamEdge {
  readonly from: StreamNode;
  readonly to: StreamNode;
  readonly partitioner: Partitioner;
}

/** A node as a transformation behind it sees it: through what says how data flows and is no node itself. */
export interface Outlet {
  readonly node: StreamNode;
  readonly partitioner: Partitioner;
}

/** Adds an edge from each outlet to a node (`StreamGraph.addEdge`, 1.17 to 2.3). */
export function connect(outlets: readonly Outlet[], to: StreamNode): void {
  for (const { node, partitioner } of outlets) {
    const edge = { from: node, to, partitioner };
    node.outEdges.push(edge);
    to.inEdges.push(edge);
  }
}
