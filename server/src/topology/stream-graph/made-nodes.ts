/** The nodes that are made of transformations, in the order in which they are. */
import { NO_UID, type Transformation } from '../transformation';
import { chainingStrategyOf } from './chaining';
import type { GraphContext } from './graph-settings';
import { maxParallelismOf } from './parallelism';
import { groupOf } from './slot-sharing';
import { connect, type Outlet, type StreamNode } from './stream-node';

type HiddenNode = Pick<StreamNode, 'id' | 'kind' | 'name' | 'parallelism' | 'source' | 'chaining'> & {
  maxParallelism?: number | null;
};
type GivenNode = Pick<StreamNode, 'id' | 'kind' | 'uid' | 'userHash' | 'name' | 'parallelism' | 'source' | 'yielding'> &
  Partial<Pick<StreamNode, 'maxParallelism' | 'chaining' | 'slotSharingGroup'>>;

export class MadeNodes {
  readonly nodes: StreamNode[] = [];

  constructor(private readonly context: GraphContext) {}

  /** Adds a node; what is not given is as calls on its transformation set it. */
  add(transformation: Transformation, inputs: readonly Outlet[], given: GivenNode): StreamNode {
    const node: StreamNode = {
      maxParallelism: maxParallelismOf(transformation, this.context.settings),
      chaining: chainingStrategyOf(transformation, this.context.flinkVersion),
      slotSharingGroup: groupOf(transformation.slotSharingGroup, inputs),
      ...given,
      transformation,
      inEdges: [],
      outEdges: [],
    };
    this.nodes.push(node);
    connect(inputs, node);
    return node;
  }

  /** Adds what a call makes beside the operator it returns: no call can set anything on it. */
  addHidden(transformation: Transformation, inputs: readonly Outlet[], given: HiddenNode): StreamNode {
    const { maxParallelism } = this.context.settings;
    return this.add(transformation, inputs, {
      uid: NO_UID,
      userHash: null,
      yielding: false,
      maxParallelism: typeof maxParallelism === 'number' ? maxParallelism : null,
      slotSharingGroup: groupOf({ kind: 'unset' }, inputs),
      ...given,
    });
  }
}
