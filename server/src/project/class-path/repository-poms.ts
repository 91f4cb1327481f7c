/** Poms of the workspace and of the local repository, with their parents and the BOMs they import. */

import { message } from '../../base/message';
import type { PomDependency } from '../maven/pom';
import { type Pom, parsePom } from '../maven/pom';
import type { PomChain } from '../maven/pom-chain';
import { PomProperties } from '../maven/pom-properties';
import { joinPath } from '../paths';
import { wholeText } from '../written-text';
import { artifactFile, isInRepository } from './artifact-files';
import type { ClassPathFiles } from './class-path';

/** A dependency with its properties filled in; what stays unknown is null. */
export interface ResolvedDependency {
  readonly group: string;
  readonly artifact: string;
  readonly version: string | null;
  readonly type: string;
  readonly classifier: string;
  readonly scope: string | null;
  readonly optional: boolean;
  readonly exclusions: readonly string[];
  readonly systemPath: string | null;
}

export interface ResolvedPom {
  readonly file: string;
  /** The module's folder when the pom is one of the workspace; null for poms of the repository. */
  readonly module: string | null;
  readonly dependencies: readonly ResolvedDependency[];
  readonly managed: ReadonlyMap<string, ResolvedDependency>;
  /** Parents and BOMs that were not found. */
  readonly missing: readonly string[];
}

const LONGEST_CHAIN = 30;
const DEEPEST_IMPORT = 10;

/** `group:artifact:type:classifier`: dependencies that are the same to Maven. */
export function dependencyKey({ group, artifact, type, classifier }: ResolvedDependency): string {
  return [group, artifact, type, classifier].join(':');
}

/** Each pom is read once. */
export class RepositoryPoms {
  private readonly parsed = new Map<string, Pom | null>();
  private readonly resolved = new Map<string, ResolvedPom>();
  private modules: ReadonlyMap<string, Pom> | undefined;

  /** @param builds the workspace's build files */
  constructor(
    private readonly builds: ReadonlyMap<string, string>,
    private readonly files: ClassPathFiles,
  ) {}

  /** The pom in a file; null when there is none that can be read. */
  at(file: string): ResolvedPom | null {
    const pom = this.parse(file);
    return pom && this.resolve(pom, 0);
  }

  /** The pom of an artifact: a module of the workspace, or in the local repository. */
  find(group: string, artifact: string, version: string): ResolvedPom | null {
    const pom = this.findPom(group, artifact, version);
    return pom && this.resolve(pom, 0);
  }

  private parse(file: string): Pom | null {
    let pom = this.parsed.get(file);
    if (pom === undefined) {
      const text = this.builds.get(file) ?? (isInRepository(file, this.files) ? this.files.read(file) : null);
      const read = text === null ? null : parsePom(file, text.replace(/^\uFEFF/, ''));
      pom = read && 'file' in read ? read : null;
      this.parsed.set(file, pom);
    }
    return pom;
  }

  private findPom(group: string, artifact: string, version: string): Pom | null {
    const module = this.moduleOf(group, artifact);
    if (module) {
      return module;
    }
    const file = artifactFile({ group, artifact, version }, '', 'pom', this.files);
    return file === null ? null : this.parse(file);
  }

  private moduleOf(group: string, artifact: string): Pom | null {
    if (!this.modules) {
      const found = new Map<string, Pom>();
      for (const file of this.builds.keys()) {
        const pom = file.endsWith('/pom.xml') ? this.parse(file) : null;
        const own = pom && (pom.group ?? pom.parent?.group)?.text;
        if (pom?.artifact && own) {
          found.set(`${own}:${pom.artifact.text}`, pom);
        }
      }
      this.modules = found;
    }
    return this.modules.get(`${group}:${artifact}`) ?? null;
  }

  private resolve(pom: Pom, depth: number): ResolvedPom {
    let resolved = this.resolved.get(pom.file);
    if (!resolved) {
      resolved = this.resolveAnew(pom, depth);
      this.resolved.set(pom.file, resolved);
    }
    return resolved;
  }

  private resolveAnew(pom: Pom, depth: number): ResolvedPom {
    const chain = this.parents(pom);
    const properties = new PomProperties(chain);
    const missing: string[] = chain.missing ? [chain.missing.parent] : [];
    const managed = new Map<string, ResolvedDependency>();
    const imports: ResolvedDependency[] = [];
    for (const { file, managed: written } of chain.poms) {
      for (const dependency of written) {
        const read = readDependency(dependency, file, properties);
        if (read.scope === 'import') {
          imports.push(read);
        } else if (!managed.has(dependencyKey(read))) {
          managed.set(dependencyKey(read), read);
        }
      }
    }
    for (const { group, artifact, version } of imports) {
      const bom = version === null || depth >= DEEPEST_IMPORT ? null : this.findPom(group, artifact, version);
      if (!bom) {
        missing.push([group, artifact, version ?? '?'].join(':'));
        continue;
      }
      const imported = this.resolve(bom, depth + 1);
      missing.push(...imported.missing);
      for (const [key, each] of imported.managed) {
        if (!managed.has(key)) {
          managed.set(key, each);
        }
      }
    }
    const dependencies = new Map<string, ResolvedDependency>();
    for (const { file, dependencies: written } of chain.poms) {
      for (const dependency of written) {
        const read = readDependency(dependency, file, properties);
        const key = dependencyKey(read);
        if (!dependencies.has(key)) {
          dependencies.set(key, withManagement(read, managed.get(key)));
        }
      }
    }
    const module = this.builds.has(pom.file) ? pom.folder : null;
    return { file: pom.file, module, dependencies: [...dependencies.values()], managed, missing };
  }

  private parents(pom: Pom): PomChain {
    const poms: [Pom, ...Pom[]] = [pom];
    for (let at = pom; at.parent && poms.length < LONGEST_CHAIN; ) {
      const { group, artifact, version, relativePath } = at.parent;
      const path = joinPath(at.folder, relativePath);
      const near = relativePath === '' ? null : this.near(path.endsWith('.xml') ? path : `${path}/pom.xml`);
      const parent: Pom | null =
        near && near.artifact?.text === artifact?.text
          ? near
          : group && artifact && version
            ? this.findPom(group.text, artifact.text, version.text)
            : null;
      if (!parent || poms.includes(parent)) {
        const name = [group, artifact, version].flatMap((part) => part?.text ?? []).join(':');
        return {
          poms,
          missing: { parent: name, why: message('The parent {0} of {1} is not in the workspace', name, at.file) },
        };
      }
      poms.push(parent);
      at = parent;
    }
    return { poms, missing: null };
  }

  /** Paths to parents lead only from one pom of the workspace to another. */
  private near(path: string): Pom | null {
    return this.builds.has(path) ? this.parse(path) : null;
  }
}

/** What a pom says of the version wins; scope and exclusions may come from the management (Maven's `DependencyManagementInjector`). */
export function withManagement(own: ResolvedDependency, managed: ResolvedDependency | undefined): ResolvedDependency {
  return managed
    ? {
        ...own,
        version: own.version ?? managed.version,
        scope: own.scope ?? managed.scope,
        exclusions: own.exclusions.length > 0 ? own.exclusions : managed.exclusions,
      }
    : own;
}

function readDependency(dependency: PomDependency, file: string, properties: PomProperties): ResolvedDependency {
  const expand = (text: string) => wholeText(properties.expand({ text, line: 1 }, file));
  const { version, systemPath, scope, optional, exclusions } = dependency;
  return {
    group: expand(dependency.group.text) ?? dependency.group.text,
    artifact: expand(dependency.artifact.text) ?? dependency.artifact.text,
    version: version && expand(version.text),
    type: expand(dependency.type) ?? dependency.type,
    classifier: expand(dependency.classifier) ?? dependency.classifier,
    scope: scope && (expand(scope) ?? scope),
    optional,
    exclusions,
    systemPath: systemPath && expand(systemPath.text),
  };
}
