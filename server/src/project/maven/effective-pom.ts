/** What a pom says once its parents, its properties and the BOMs of the workspace are taken together. */
import { message } from '../../base/message';
import { type ReadDependency, whyNoVersion } from '../read-dependency';
import { unknownText, type WrittenText, wholeText } from '../written-text';
import type { Pom, PomDependency } from './pom';
import { followParents, type PomChain } from './pom-chain';
import { PomProperties } from './pom-properties';
import type { WorkspacePoms } from './workspace-poms';

export interface EffectivePom {
  readonly dependencies: readonly ReadDependency[];
  /** Versions that are managed for artifacts, whether the module uses them or not. */
  readonly managed: readonly ReadDependency[];
  readonly missingParent: PomChain['missing'];
}

/** Takes a pom, its parents and the BOMs it imports from the workspace together. */
export function effectivePom(pom: Pom, poms: WorkspacePoms): EffectivePom {
  return new PomReader(pom, poms, new Set()).read();
}

interface ManagedDependency extends ReadDependency {
  readonly key: string;
  readonly scope: string | null;
}

class PomReader {
  private readonly chain: PomChain;
  private readonly properties: PomProperties;
  private readonly managed = new Map<string, ManagedDependency>();
  /** The parent and the imported BOMs that are not in the workspace. */
  private readonly missing = new Set<string>();

  constructor(
    pom: Pom,
    private readonly poms: WorkspacePoms,
    /** Files of poms that are already part of the answer: a BOM counts where it is imported first. */
    private readonly seen: Set<string>,
  ) {
    seen.add(pom.file);
    this.chain = followParents(pom, poms);
    this.properties = new PomProperties(this.chain);
    if (this.chain.missing) {
      this.missing.add(this.chain.missing.parent);
    }
    this.readManaged();
  }

  read(): EffectivePom {
    const dependencies = new Map<string, ReadDependency>();
    for (const pom of this.chain.poms) {
      for (const dependency of pom.dependencies) {
        const own = this.readOne(dependency, pom.file);
        const managed = this.managed.get(own.key);
        if (!dependencies.has(own.key)) {
          dependencies.set(own.key, {
            ...own,
            version: dependency.version
              ? own.version
              : (managed?.version ?? unknownText(whyNoVersion(wholeText(own.artifact) ?? own.key, this.missing))),
            forTests: (own.scope ?? managed?.scope) === 'test',
          });
        }
      }
    }
    return {
      dependencies: [...dependencies.values()],
      managed: [...this.managed.values()],
      missingParent: this.chain.missing,
    };
  }

  /** Own management first, then that of the parents, then the imported BOMs: what is found first holds. */
  private readManaged(): void {
    const imports: ReadDependency[] = [];
    for (const pom of this.chain.poms) {
      for (const dependency of pom.managed) {
        const managed = this.readOne(dependency, pom.file);
        if (dependency.scope === 'import') {
          imports.push(managed);
        } else if (!this.managed.has(managed.key)) {
          this.managed.set(managed.key, managed);
        }
      }
    }
    for (const bom of imports) {
      this.readImport(bom);
    }
  }

  private readImport(bom: ReadDependency): void {
    const group = wholeText(bom.group);
    const artifact = wholeText(bom.artifact);
    const top = this.chain.poms.at(-1);
    const pom = group && artifact && top ? this.poms.byCoordinates(group, artifact, top) : null;
    if (!pom) {
      this.missing.add([group ?? '?', artifact ?? '?', wholeText(bom.version) ?? '?'].join(':'));
      return;
    }
    if (this.seen.has(pom.file)) {
      return;
    }
    const reader = new PomReader(pom, this.poms, this.seen);
    for (const missing of reader.missing) {
      this.missing.add(missing);
    }
    for (const [key, managed] of reader.managed) {
      if (!this.managed.has(key)) {
        this.managed.set(key, managed);
      }
    }
  }

  private readOne(dependency: PomDependency, file: string): ManagedDependency {
    const group = this.properties.expand(dependency.group, file);
    const artifact = this.properties.expand(dependency.artifact, file);
    const names = [wholeText(group) ?? dependency.group.text, wholeText(artifact) ?? dependency.artifact.text];
    return {
      group,
      artifact,
      version: dependency.version ? this.properties.expand(dependency.version, file) : NO_VERSION,
      forTests: dependency.scope === 'test',
      place: { kind: 'pom', file, line: dependency.artifact.line },
      key: [...names, dependency.type, dependency.classifier].join(':'),
      scope: dependency.scope,
    };
  }
}

const NO_VERSION: WrittenText = unknownText(message('No version is written'));
