/** What a settings script says of the build: where projects lie, which version catalogs there are. */
import { type Message, message } from '../../base/message';
import { unknownText, type WrittenText, writtenAt } from '../written-text';
import {
  argumentsOf,
  blocksOf,
  isSign,
  literal,
  literalArgument,
  readPath,
  type Step,
  splitAtCommas,
} from './expressions';
import { parseStatements, type Statement } from './statements';
import { accessorOf, type CatalogLibrary, type VersionCatalog } from './version-catalog';

/** A catalog as settings define it: from a file, with entries of its own. */
export interface SettingsCatalog {
  readonly name: string;
  /** Path of the file it starts from, relative to the settings; null when none is named. */
  readonly from: string | null;
  readonly added: VersionCatalog;
  /** What of it was not followed. */
  readonly incomplete: Message | null;
}

export interface GradleSettings {
  /** Project paths by folder, for projects that do not lie where their path says. */
  readonly projectPaths: ReadonlyMap<string, string>;
  readonly catalogs: readonly SettingsCatalog[];
}

/**
 * Reads a settings script.
 * @throws UnreadableScript where strings or brackets do not match.
 */
export function readSettings(file: string, text: string): GradleSettings {
  const statements = parseStatements(text, file.endsWith('.kts') ? 'kotlin' : 'groovy');
  const projectPaths = new Map<string, string>();
  const catalogs: SettingsCatalog[] = [];
  for (const statement of statements) {
    const moved = movedProject(statement);
    if (moved) {
      projectPaths.set(moved.folder, moved.path);
    }
    for (const block of blocksNamed(statement, 'dependencyResolutionManagement')) {
      for (const catalogBlock of block.flatMap((inner) => blocksNamed(inner, 'versionCatalogs'))) {
        catalogs.push(...catalogBlock.flatMap((definition) => readCatalog(file, definition) ?? []));
      }
    }
  }
  return { projectPaths, catalogs };
}

/** `project(":x").projectDir = file("…")`. */
function movedProject(statement: Statement): { path: string; folder: string } | null {
  const path = readPath(statement);
  const [project, directory] = path?.steps ?? [];
  const name = literalArgument(project?.call);
  if (
    !path ||
    project?.name !== 'project' ||
    directory?.name !== 'projectDir' ||
    !isSign(statement[path.end], '=') ||
    !name
  ) {
    return null;
  }
  const call = statement.at(-1);
  const args = call?.kind === 'group' ? argumentsOf(call) : [];
  const folder = literal(args.at(-1) ?? []);
  return folder === null ? null : { path: name.startsWith(':') ? name : `:${name}`, folder };
}

/** The statements of each block of a statement with this name. */
function blocksNamed(statement: Statement, name: string): (readonly Statement[])[] {
  const path = readPath(statement);
  return path?.steps.length === 1 && path.steps[0]?.name === name
    ? blocksOf(statement.slice(path.end)).map(({ body }) => body)
    : [];
}

/** `create("libs") { … }`, and in Groovy `libs { … }`. */
function readCatalog(file: string, statement: Statement): SettingsCatalog | null {
  const path = readPath(statement);
  const [step] = path?.steps ?? [];
  const [block] = blocksOf(statement);
  if (!path || !step || !block) {
    return null;
  }
  const name = literalArgument(step.call) ?? step.name;
  const versions = new Map<string, WrittenText>();
  const libraries = new Map<string, CatalogLibrary>();
  let from: string | null = null;
  let incomplete: Message | null = null;
  for (const entry of block.body) {
    const { steps, args } = calls(entry);
    const line = entry[0]?.line ?? null;
    const written = (text: string | null) =>
      text === null
        ? unknownText(message('A version in {0} is computed', file))
        : writtenAt({ kind: 'gradle', file, line }, text);
    const texts = args.map(literal);
    const alias = accessorOf(texts[0] ?? '');
    if (steps[0]?.name === 'version') {
      versions.set(alias, written(texts[1] ?? null));
    } else if (steps[0]?.name === 'library') {
      const library = readLibrary(texts, steps[1], versions, written, line);
      if (library) {
        libraries.set(alias, library);
      }
    } else if (steps[0]?.name === 'from') {
      from = literal(argumentsOf(readPath(args[0] ?? [])?.steps[0]?.call)[0] ?? []);
      incomplete = from === null ? message('The version catalog {0} is not in the workspace', name) : null;
    }
  }
  return { name, from, added: { file, versions, libraries, bundles: new Map() }, incomplete };
}

/** `library("a", "g", "n").versionRef("v")`, `.version("…")`, `.withoutVersion()`, `library("a", "g:n:v")`. */
function readLibrary(
  texts: readonly (string | null)[],
  next: Step | undefined,
  versions: ReadonlyMap<string, WrittenText>,
  written: (text: string | null) => WrittenText,
  line: number | null,
): CatalogLibrary | null {
  const [, groupOrAll = null, name] = texts;
  const [group, artifact, version] = name === undefined ? (groupOrAll?.split(':') ?? []) : [groupOrAll, name];
  if (!group || !artifact) {
    return null;
  }
  const argument = literalArgument(next?.call);
  const referred = argument === null ? undefined : versions.get(accessorOf(argument));
  const told =
    next?.name === 'versionRef' ? (referred ?? written(null)) : next?.name === 'version' ? written(argument) : null;
  return {
    group: written(group),
    artifact: written(artifact),
    version: version === undefined ? told : written(version),
    versionRef: null,
    line,
  };
}

/** The steps of a statement, and the arguments of the first, with or without brackets. */
function calls(statement: Statement): { steps: readonly Step[]; args: readonly Statement[] } {
  const path = readPath(statement);
  const [first] = path?.steps ?? [];
  const rest = statement.slice(path?.end ?? 0);
  return { steps: path?.steps ?? [], args: first?.call ? argumentsOf(first.call) : splitAtCommas(rest) };
}
