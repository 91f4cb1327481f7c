/** Which operator stands in another's place in other runs. */
import { areExclusive } from '../flow-path';
import type { StreamNode } from './stream-node';

/**
 * For each node the first of those before it that no run has beside it and that gets the same records, or gives them to the
 * same operator; nodes without one are missing.
 */
export function alternatives(nodes: readonly StreamNode[]): ReadonlyMap<StreamNode, StreamNode> {
  const found = new Map<StreamNode, StreamNode>();
  nodes.forEach((node, at) => {
    const { path } = node.transformation;
    const other = nodes
      .slice(0, at)
      .find((earlier) => areExclusive(earlier.transformation.path, path) && haveOnePlace(earlier, node));
    if (other) {
      found.set(node, found.get(other) ?? other);
    }
  });
  return found;
}

function haveOnePlace(a: StreamNode, b: StreamNode): boolean {
  const [fromA, fromB] = [a, b].map(({ inEdges }) => inEdges.map(({ from }) => from)) as [StreamNode[], StreamNode[]];
  const [toA, toB] = [a, b].map(({ outEdges }) => outEdges.map(({ to }) => to)) as [StreamNode[], StreamNode[]];
  return (
    (fromA.length > 0 && fromA.every((node) => fromB.includes(node)) && fromA.length === fromB.length) ||
    toA.some((node) => toB.includes(node))
  );
}
