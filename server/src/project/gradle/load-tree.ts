/** Finds the scripts, properties and catalogs that make up the build of a Gradle module. */
import { type Message, message } from '../../base/message';
import { foldersUpTo, joinPath } from '../paths';
import type { WorkspaceTexts } from '../workspace-texts';
import { type WrittenText, wholeText, writtenAt } from '../written-text';
import { collectFacts } from './collect-facts';
import { Evaluator } from './evaluate';
import type { GradleProject, GradleTree, RunScript } from './gradle-tree';
import { parseProperties } from './properties-file';
import type { ScriptFacts } from './script-facts';
import { type GradleSettings, readSettings } from './settings';
import { UnreadableScript } from './tokens';
import { parseCatalog, type VersionCatalog, withEntries } from './version-catalog';

/** Names of a module's build script; the first that is there counts. */
export const BUILD_SCRIPTS = ['build.gradle', 'build.gradle.kts'] as const;
/** Names of the script that makes a folder the root of a build. */
export const SETTINGS_SCRIPTS = ['settings.gradle', 'settings.gradle.kts'] as const;
export const GRADLE_PROPERTIES = 'gradle.properties';
export const VERSION_CATALOG = 'gradle/libs.versions.toml';

/** More applied scripts than this are not followed. */
const MOST_SCRIPTS = 60;

export interface LoadedTree {
  readonly tree: GradleTree;
  /** The folder of the build's root. */
  readonly root: string;
  /** Project paths by folder, for projects that do not lie where their path says. */
  readonly moved: ReadonlyMap<string, string>;
  /** Why files of the build that are there could not be read. */
  readonly unreadable: readonly Message[];
  readonly incomplete: readonly Message[];
}

/** Loads the build that the module in `folder` belongs to. */
export function loadTree(folder: string, scripts: GradleScripts, texts: WorkspaceTexts): LoadedTree {
  return new TreeLoader(folder, scripts, texts).load();
}

/** The path of the module's build script; null when the folder has none. */
export function buildScriptOf(folder: string, texts: WorkspaceTexts): string | null {
  return firstOf(folder, BUILD_SCRIPTS, texts);
}

/** The workspace's Gradle files, each parsed once. */
export class GradleScripts {
  private readonly facts = new Map<string, ScriptFacts | { readonly why: Message } | null>();
  private readonly settings = new Map<string, GradleSettings | { readonly why: Message } | null>();
  private readonly catalogs = new Map<string, VersionCatalog | { readonly why: Message } | null>();

  constructor(private readonly texts: WorkspaceTexts) {}

  factsOf(file: string): ScriptFacts | { readonly why: Message } | null {
    return this.parsed(this.facts, file, collectFacts);
  }

  settingsOf(file: string): GradleSettings | { readonly why: Message } | null {
    return this.parsed(this.settings, file, readSettings);
  }

  catalogOf(file: string): VersionCatalog | { readonly why: Message } | null {
    return this.parsed(this.catalogs, file, parseCatalog);
  }

  private parsed<T extends object>(
    cache: Map<string, T | { readonly why: Message } | null>,
    file: string,
    parse: (file: string, text: string) => T | { readonly why: Message },
  ): T | { readonly why: Message } | null {
    let result = cache.get(file);
    if (result === undefined) {
      const text = this.texts.read(file);
      result = text && 'text' in text ? parseOrSayWhy(file, () => parse(file, text.text)) : text;
      cache.set(file, result);
    }
    return result;
  }
}

function parseOrSayWhy<T>(file: string, parse: () => T): T | { readonly why: Message } {
  try {
    return parse();
  } catch (error) {
    if (error instanceof UnreadableScript) {
      return { why: message('{0} cannot be read: a string or a bracket at line {1} has no end', file, error.line) };
    }
    throw error;
  }
}

class TreeLoader {
  private readonly incomplete: Message[] = [];
  private readonly unreadable: Message[] = [];
  private readonly runScripts: RunScript[] = [];

  constructor(
    private readonly folder: string,
    private readonly scripts: GradleScripts,
    private readonly texts: WorkspaceTexts,
  ) {}

  load(): LoadedTree {
    const candidates = foldersUpTo(this.texts.root, this.folder);
    const rootIndex = candidates.findIndex((folder) => firstOf(folder, SETTINGS_SCRIPTS, this.texts) !== null);
    // The root first; without settings the module is a build of its own.
    const folders = candidates.slice(0, Math.max(rootIndex, 0) + 1).reverse();
    const root = folders[0] ?? this.folder;
    const settings = this.settings(root);
    const rootProperties = this.properties(root);
    const projects = folders.map(
      (folder): GradleProject => ({
        path:
          settings?.projectPaths.get(relativeTo(root, folder)) ?? `:${relativeTo(root, folder).replaceAll('/', ':')}`,
        properties: folder === root ? rootProperties : new Map([...rootProperties, ...this.properties(folder)]),
      }),
    );
    const below: GradleProject = { path: ':?', properties: rootProperties };
    const tree: GradleTree = {
      projects: [...projects, below],
      module: projects.length - 1,
      scripts: this.runScripts,
      catalogs: this.catalogs(root, settings),
    };
    folders.forEach((folder, owner) => {
      const script = buildScriptOf(folder, this.texts);
      const facts = script && this.known(this.scripts.factsOf(script));
      if (facts) {
        this.run({ facts, owner, self: { kind: 'self' } }, folder, tree);
      }
    });
    const moved = settings?.projectPaths ?? new Map();
    return { tree, root, moved, unreadable: this.unreadable, incomplete: [...this.unreadable, ...this.incomplete] };
  }

  /** Adds a script and those it applies. */
  private run(script: RunScript, folder: string, tree: GradleTree): void {
    this.runScripts.push(script);
    const evaluator = new Evaluator(tree);
    for (const { path, target, line } of script.facts.applied) {
      const written = wholeText(evaluator.textOf(path, { script, project: script.owner }));
      const file = written === null || /^\w+:\/\//.test(written) ? null : joinPath(folder, written);
      const isNew = !this.runScripts.some(({ facts, owner }) => facts.file === file && owner === script.owner);
      const facts =
        file && isNew && this.runScripts.length < MOST_SCRIPTS ? this.known(this.scripts.factsOf(file)) : null;
      if (facts) {
        this.run(
          { facts, owner: script.owner, self: script.self.kind === 'self' ? target : script.self },
          folder,
          tree,
        );
      } else if (isNew) {
        this.incomplete.push(message('The script that {0}, line {1}, applies cannot be read', script.facts.file, line));
      }
    }
  }

  private settings(root: string): GradleSettings | null {
    const file = firstOf(root, SETTINGS_SCRIPTS, this.texts);
    return file ? this.known(this.scripts.settingsOf(file)) : null;
  }

  private properties(folder: string): Map<string, WrittenText> {
    const file = joinPath(folder, GRADLE_PROPERTIES);
    const text = this.known(this.texts.read(file));
    return new Map(
      [...(text ? parseProperties(text.text) : [])].map(([name, { text: value, line }]) => [
        name,
        writtenAt({ kind: 'gradle-properties', file, line }, value),
      ]),
    );
  }

  private catalogs(root: string, settings: GradleSettings | null): ReadonlyMap<string, VersionCatalog> {
    const found = new Map<string, VersionCatalog>();
    const standard = this.known(this.scripts.catalogOf(joinPath(root, VERSION_CATALOG)));
    if (standard) {
      found.set('libs', standard);
    }
    for (const catalog of settings?.catalogs ?? []) {
      const base = catalog.from === null ? null : this.known(this.scripts.catalogOf(joinPath(root, catalog.from)));
      const start = base ?? found.get(catalog.name);
      found.set(catalog.name, start ? withEntries(start, catalog.added) : catalog.added);
      if (catalog.incomplete) {
        this.incomplete.push(catalog.incomplete);
      }
    }
    return found;
  }

  /** What was read; notes why when it could not be. */
  private known<T extends object>(read: T | { readonly why: Message } | null): T | null {
    if (read && 'why' in read) {
      this.unreadable.push(read.why);
      return null;
    }
    return read;
  }
}

function firstOf(folder: string, names: readonly string[], texts: WorkspaceTexts): string | null {
  return names.map((name) => joinPath(folder, name)).find((path) => texts.read(path) !== null) ?? null;
}

function relativeTo(root: string, folder: string): string {
  return folder === root ? '' : folder.slice(root === '' || root.endsWith('/') ? root.length : root.length + 1);
}
