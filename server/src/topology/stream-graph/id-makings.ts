/**
 * What generated ids are made of, where the ids themselves are not known: the same in two graphs where the ids are the same,
 * whatever parallelism the cluster gives and whatever a sink adds behind its writer.
 */
import { hex, murmur3 } from '../../flink/operator-id';
import type { Chainable } from './chaining';
import { hasUid, inTurn } from './deterministic-ids';
import type { StreamEdge, StreamNode } from './stream-node';

/** What begins a making that holds only among the same libraries. */
const BY_LIBRARIES = 'libraries ';

/** True for what depends on the code of a library's sink. */
export function dependsOnLibraries(making: string): boolean {
  return making.startsWith(BY_LIBRARIES);
}

/**
 * By node; none for a node whose id depends on something that cannot be spelt out.
 * @param sinks the writers of sinks of which not all operators are known, with their classes; null for one that is not known
 * @param configuration what the environment is made with
 */
export function idMakings(
  nodes: readonly StreamNode[],
  isChainable: Chainable,
  sinks: ReadonlyMap<StreamNode, string | null>,
  configuration: string,
): ReadonlyMap<StreamNode, string> {
  const makings = inTurn<string | null>(nodes, (node, before) => {
    if (hasUid(node)) {
      return node.uid.value === null ? null : `uid ${node.uid.value}`;
    }
    // how many operators of a sink had their turn depends on all that had theirs
    const isBehindSink = [...before.keys()].some((each) => sinks.has(each));
    const turn = isBehindSink ? [...before.values()] : [];
    const own = sinks.has(node) ? [sinks.get(node) ?? null] : [];
    const chained = node.outEdges.map((edge) => spelt(edge, isChainable, sinks)).filter((each) => each !== 'no');
    const inputs = node.inEdges.map(({ from }) => before.get(from) ?? null);
    const parts = [...turn, ...own, ...chained, ...inputs];
    if (node.uid.kind === 'unknown' || parts.includes(null)) {
      return null;
    }
    const making = short(JSON.stringify([configuration, before.size, turn, own, chained.sort(), inputs]));
    const isOpen = isBehindSink || own.length > 0 || parts.some((each) => each !== null && dependsOnLibraries(each));
    return isOpen ? `${BY_LIBRARIES}${making}` : making;
  });
  return new Map(
    [...makings].flatMap(([node, made]) => (made === null || hasUid(node) ? [] : [[node, made] as const])),
  );
}

/** Whether an edge is chained, or what that depends on; null where that cannot be told. */
function spelt(edge: StreamEdge, isChainable: Chainable, sinks: ReadonlyMap<StreamNode, string | null>): string | null {
  const { from, to, partitioner } = edge;
  const sink = sinks.get(to);
  if (sink !== undefined) {
    // what a sink adds may stand before its writer
    const around = [
      from.parallelism,
      to.parallelism,
      partitioner,
      from.chaining,
      from.slotSharingGroup,
      to.slotSharingGroup,
    ];
    const isKnown = sink !== null && around.every((each) => each !== null && each !== 'unknown');
    return isKnown ? `${BY_LIBRARIES}${JSON.stringify([sink, around])}` : null;
  }
  const chained = isChainable(edge);
  if (chained !== null) {
    return chained ? 'yes' : 'no';
  }
  const pair = [from.parallelism, to.parallelism];
  const dependsOnCluster = pair.includes('default') && pair.some((each) => typeof each === 'number');
  return dependsOnCluster && isChainable({ ...edge, from: { ...from, parallelism: to.parallelism } })
    ? `where the default is ${pair.find((each) => typeof each === 'number')}`
    : null;
}

function short(text: string): string {
  return hex(murmur3(new TextEncoder().encode(text)));
}
