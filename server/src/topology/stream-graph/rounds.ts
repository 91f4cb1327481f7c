/** Loops of the program: what one round makes may feed what the next one makes. */
import type { ParallelismContext } from './parallelism';
import { connect, type Outlet, type StreamNode } from './stream-node';

/**
 * An operator that a loop makes again and again gets records from the ones of the round before, too.
 * @param outlets by transformation: what it gives
 */
export function connectRounds(
  nodes: readonly StreamNode[],
  outlets: ReadonlyMap<number, readonly Outlet[]>,
  { byId }: ParallelismContext,
): void {
  /** What a transformation gives, followed through what is no node itself, also where that leads in a circle. */
  const behind = (id: number, seen: Set<number>): readonly Outlet[] => {
    const transformation = byId.get(id);
    if (!transformation || seen.has(id)) {
      return [];
    }
    seen.add(id);
    const isVirtual = /^(union|side-output|partition)$/.test(transformation.kind);
    return isVirtual ? transformation.inputs.flat().flatMap((input) => behind(input, seen)) : (outlets.get(id) ?? []);
  };
  for (const node of nodes.filter(({ transformation }) => transformation.many)) {
    const { id, inputs } = node.transformation;
    const later = inputs.flat().flatMap((input) => behind(input, new Set()));
    const missing = later.filter(({ node: from }) => from.id >= id && !node.inEdges.some((edge) => edge.from === from));
    if (Number.isInteger(node.id)) {
      connect(missing, node);
    }
  }
}
