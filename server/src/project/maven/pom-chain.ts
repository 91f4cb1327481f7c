/** A pom with its parents, as far as they are in the workspace. */
import { type Message, message } from '../../base/message';
import type { Pom, PomParent } from './pom';
import type { WorkspacePoms } from './workspace-poms';

/** Longer chains are not followed. */
const LONGEST = 30;

export interface PomChain {
  /** The pom itself first, the outermost parent last. */
  readonly poms: readonly [Pom, ...Pom[]];
  /** The parent that could not be read, as people call it, and why; null when the chain is whole. */
  readonly missing: { readonly parent: string; readonly why: Message } | null;
}

/** Follows the parents of a pom: by their path, then among the modules of the workspace. */
export function followParents(pom: Pom, poms: WorkspacePoms): PomChain {
  const chain: [Pom, ...Pom[]] = [pom];
  for (let at = pom; at.parent; ) {
    const parent = findParent(at, at.parent, poms);
    if (!parent || 'why' in parent) {
      const name = coordinates(at.parent);
      const why = parent?.why ?? message('The parent {0} of {1} is not in the workspace', name, at.file);
      return { poms: chain, missing: { parent: name, why } };
    }
    if (chain.includes(parent) || chain.length >= LONGEST) {
      const why = message('The parents of {0} lead back to themselves', pom.file);
      return { poms: chain, missing: { parent: coordinates(at.parent), why } };
    }
    chain.push(parent);
    at = parent;
  }
  return { poms: chain, missing: null };
}

function findParent(child: Pom, parent: PomParent, poms: WorkspacePoms): Pom | { why: Message } | null {
  const atPath = parent.relativePath === '' ? null : poms.inFolder(child.folder, parent.relativePath);
  if (atPath && ('why' in atPath || isMeant(parent, atPath))) {
    return atPath;
  }
  const module = parent.group && parent.artifact && poms.byCoordinates(parent.group.text, parent.artifact.text, child);
  return module && isMeant(parent, module) ? module : null;
}

/** Maven takes the pom at the path only when it has the coordinates that the child asks for. */
function isMeant(parent: PomParent, candidate: Pom): boolean {
  const group = candidate.group ?? candidate.parent?.group;
  const version = candidate.version ?? candidate.parent?.version;
  return (
    mayBeEqual(parent.group?.text, group?.text) &&
    mayBeEqual(parent.artifact?.text, candidate.artifact?.text) &&
    mayBeEqual(parent.version?.text, version?.text)
  );
}

/** True unless both are plain text and differ. */
function mayBeEqual(a: string | undefined, b: string | undefined): boolean {
  return a === b || !a || !b || a.includes('${') || b.includes('${');
}

function coordinates({ group, artifact, version }: PomParent): string {
  return [group, artifact, version].flatMap((part) => part?.text ?? []).join(':');
}
