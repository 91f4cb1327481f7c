/** Slot sharing groups: only operators of one group run in one task. */
import type { Setting } from '../transformation';
import type { Outlet, StreamNode } from './stream-node';

const DEFAULT_GROUP = 'default';

/** `StreamGraphGenerator.determineSlotSharingGroup`; null when it is not known. */
export function groupOf(set: Setting<string>, inputs: readonly Outlet[]): string | null {
  if (set.kind !== 'unset') {
    return set.kind === 'set' ? set.value : null;
  }
  return commonGroup(inputs.map(({ node }) => node));
}

/** The group all nodes are in, or else the default one; null when it is not known. */
export function commonGroup(nodes: readonly StreamNode[]): string | null {
  const groups = nodes.map(({ slotSharingGroup }) => slotSharingGroup);
  const [first = DEFAULT_GROUP] = groups;
  return groups.includes(null) ? null : groups.every((group) => group === first) ? first : DEFAULT_GROUP;
}
