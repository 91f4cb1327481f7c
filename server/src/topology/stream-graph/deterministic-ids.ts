/** Operator ids of all nodes, also of those without a uid: the port of `StreamGraphHasherV2` (1.17 to 2.3). */
import { hex, murmur3, operatorIdOf } from '../../flink/operator-id';
import type { Chainable } from './chaining';
import type { StreamNode } from './stream-node';

/** Null where an id cannot be told. */
type Hash = Uint8Array | null;

/** The ids of a graph that is known as a whole, in hex digits; a node without one hangs on something unknown. */
export function deterministicIds(
  nodes: readonly StreamNode[],
  isChainable: Chainable,
): ReadonlyMap<StreamNode, string> {
  const hashes = inTurn<Hash>(nodes, (node, before) =>
    hasUid(node) ? hashOfUid(node) : generatedHash(node, before, isChainable),
  );
  return new Map([...hashes].flatMap(([node, hash]) => (hash ? [[node, hex(hash)] as const] : [])));
}

/**
 * `traverseStreamGraphAndGenerateHashes`: breadth first from the sources.
 * @param idOf what stands for the id of a node, told those of the nodes before it
 */
export function inTurn<T>(
  nodes: readonly StreamNode[],
  idOf: (node: StreamNode, before: ReadonlyMap<StreamNode, T>) => T,
): ReadonlyMap<StreamNode, T> {
  const hashes = new Map<StreamNode, T>();
  const remaining = nodes.filter(({ source }) => source !== null).sort((a, b) => a.id - b.id);
  const visited = new Set(remaining);
  for (let node = remaining.shift(); node; node = remaining.shift()) {
    const ready = node.inEdges.every(({ from }) => hashes.has(from));
    if (node.uid.kind === 'unknown' && !ready) {
      break; // with a uid its turn is now, without one later, and the turn is part of every id
    }
    if (hasUid(node) || ready) {
      hashes.set(node, idOf(node, hashes));
      for (const { to } of node.outEdges) {
        if (!visited.has(to)) {
          remaining.push(to);
          visited.add(to);
        }
      }
    } else {
      visited.delete(node);
    }
  }
  return hashes;
}

export function hasUid({ uid }: StreamNode): boolean {
  return uid.kind !== 'none' && uid.kind !== 'unknown';
}

function hashOfUid({ uid }: StreamNode): Hash {
  const id = uid.value === null ? null : operatorIdOf(uid.value);
  return id === null
    ? null
    : Uint8Array.from({ length: id.length / 2 }, (_, i) => Number.parseInt(id.slice(2 * i, 2 * i + 2), 16));
}

/** `generateDeterministicHash`: of how many nodes have an id, how many are chained to this one, and the inputs' ids. */
function generatedHash(node: StreamNode, hashes: ReadonlyMap<StreamNode, Hash>, isChainable: Chainable): Hash {
  const chained = node.outEdges.map(isChainable);
  if (node.uid.kind === 'unknown' || chained.includes(null)) {
    return null;
  }
  const count = 1 + chained.filter((yes) => yes).length;
  const position = new DataView(new ArrayBuffer(4 * count));
  for (let i = 0; i < count; i++) {
    position.setInt32(4 * i, hashes.size, true);
  }
  const hash = murmur3(new Uint8Array(position.buffer));
  for (const { from } of node.inEdges) {
    const other = hashes.get(from);
    if (!other) {
      return null;
    }
    hash.forEach((byte, i) => {
      hash[i] = (byte * 37) ^ (other[i] ?? 0);
    });
  }
  return hash;
}
