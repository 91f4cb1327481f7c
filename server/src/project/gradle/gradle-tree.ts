/** The projects from the root of a Gradle build down to one module, with their scripts. */
import type { WrittenText } from '../written-text';
import type { ScriptFacts, Target } from './script-facts';
import type { VersionCatalog } from './version-catalog';

export interface GradleProject {
  /** `:flink:jobs`; `:` for the root. */
  readonly path: string;
  /** Of its own gradle.properties and, where that is silent, of the root's. */
  readonly properties: ReadonlyMap<string, WrittenText>;
}

/** A script and the project it is run for. */
export interface RunScript {
  readonly facts: ScriptFacts;
  /** Index of the project whose script it is, or applies it. */
  readonly owner: number;
  /** What the script's own project is, seen from the owner: something else when it is applied in `subprojects { … }`. */
  readonly self: Target;
}

export interface GradleTree {
  /** From the root to the module, and then a project that stands for any below the module. */
  readonly projects: readonly GradleProject[];
  readonly module: number;
  readonly scripts: readonly RunScript[];
  /** By the name scripts call them. */
  readonly catalogs: ReadonlyMap<string, VersionCatalog>;
}

/**
 * Whether what a script says of `target` holds for a project of the tree.
 * @param textOf evaluates the path of `project("…")`
 */
export function speaksOf(
  tree: GradleTree,
  { owner, self }: RunScript,
  target: Target,
  project: number,
  textOf: (target: Target & { kind: 'project' }) => string | null,
): 'yes' | 'maybe' | 'no' {
  const meant = target.kind === 'self' ? self : self.kind === 'self' || target.kind === 'root' ? target : SOME;
  switch (meant.kind) {
    case 'self':
      return project === owner ? 'yes' : 'no';
    case 'root':
      return project === 0 ? 'yes' : 'no';
    case 'all':
      return project >= owner ? 'yes' : 'no';
    case 'children':
      return project > owner ? 'yes' : 'no';
    case 'some':
      return project > owner ? 'maybe' : 'no';
    case 'project': {
      const path = textOf(meant);
      const ownerPath = tree.projects[owner]?.path ?? ':';
      const absolute = path?.startsWith(':') ? path : `${ownerPath === ':' ? '' : ownerPath}:${path}`;
      return path === null ? 'maybe' : absolute === tree.projects[project]?.path ? 'yes' : 'no';
    }
  }
}

const SOME: Target = { kind: 'some' };
