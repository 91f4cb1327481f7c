/** Which artifacts a written dependency names. */
import { type Message, message } from '../../base/message';
import { FLINK_GROUP } from '../flink-artifacts';
import { joinTexts, splitAtColons, unknownText, type WrittenText, wholeText, writtenAt } from '../written-text';
import { dottedName } from './collect-assignments';
import type { Evaluator, Where } from './evaluate';
import {
  argumentsOf,
  contentOf,
  groupAt,
  isName,
  literalArgument,
  mentions,
  namedValue,
  readPath,
  splitAtCommas,
  wholePath,
} from './expressions';
import type { GradleTree } from './gradle-tree';
import type { WrittenDependency } from './script-facts';
import type { Group, Statement } from './statements';
import { accessorOf, type CatalogLibrary } from './version-catalog';

/** Coordinates of which the version may be missing. */
export interface Coordinates {
  readonly group: WrittenText;
  readonly artifact: WrittenText;
  readonly version: WrittenText | null;
}

/** Where and as what a dependency is written. */
type As = Pick<WrittenDependency, 'line' | 'role'>;

/** Calls that name something else than an artifact of a repository. */
const NOT_AN_ARTIFACT =
  /^(?:project|projects|files|fileTree|gradleApi|gradleTestKit|gradleKotlinDsl|localGroovy|kotlin|npm|sourceSets|configurations)$/;
/** Calls that pass their argument on. */
const WRAPPERS = /^(?:testFixtures|create|module|variantOf|dependencies|dependency|enforcedVersion)$/;

export class CoordinateReader {
  /** BOMs that were met. */
  readonly boms = new Set<string>();
  readonly incomplete: Message[] = [];

  constructor(
    private readonly tree: GradleTree,
    private readonly evaluator: Evaluator,
  ) {}

  /** What a dependency names: several artifacts for a list or a bundle, none for another project, a file or a BOM. */
  coordinatesOf({ arguments: args, block, line, role }: WrittenDependency, where: Where): Coordinates[] {
    const named = new Map(args.flatMap((arg) => namedValue(arg) ?? []).map(({ name, value }) => [name, value]));
    const version = this.richVersion(block, where);
    const found =
      named.size > 0
        ? this.fromNamed(named, where)
        : (this.fromPositions(args, where) ?? args.flatMap((arg) => this.fromExpression(arg, where, { line, role })));
    return version ? found.map((coordinates) => ({ ...coordinates, version })) : found;
  }

  /** `group: "…", name: "…", version: …`. */
  private fromNamed(named: ReadonlyMap<string, Statement>, where: Where): Coordinates[] {
    const text = (name: string) => {
      const value = named.get(name);
      return value ? this.evaluator.textOf(value, where) : null;
    };
    const group = text('group');
    const artifact = text('name');
    return group && artifact ? [{ group, artifact, version: text('version') }] : [];
  }

  /** `implementation("group", "name", "version")` of Kotlin; null when it is not that. */
  private fromPositions(args: readonly Statement[], where: Where): Coordinates[] | null {
    if (args.length < 2 || args.some((arg) => arg[0]?.kind === 'group')) {
      return null;
    }
    const [group, artifact, version] = args.map((arg) => this.evaluator.textOf(arg, where));
    const isOne = group && artifact && [group, artifact].every((text) => wholeText(text)?.includes(':') === false);
    return isOne ? [{ group, artifact, version: version ?? null }] : null;
  }

  private fromExpression(items: Statement, where: Where, as: As): Coordinates[] {
    const list = items.length === 1 ? (groupAt(items, 0, '[') ?? groupAt(items, 0, '(')) : null;
    if (list) {
      const parts = splitAtCommas(contentOf(list));
      const named = new Map(parts.flatMap((part) => namedValue(part) ?? []).map(({ name, value }) => [name, value]));
      return named.size > 0
        ? this.fromNamed(named, where)
        : parts.flatMap((part) => this.fromExpression(part, where, as));
    }
    const [first] = readPath(items)?.steps ?? [];
    if (first && NOT_AN_ARTIFACT.test(first.name)) {
      return [];
    }
    if (first && /^(?:enforcedP|p)latform$/.test(first.name)) {
      const args = first.call ? argumentsOf(first.call) : [items.slice(1)];
      const named = args.flatMap((arg) => this.fromExpression(arg, where, { ...as, role: 'bom' })).map(nameOf);
      for (const name of [...named, ...(literalProject(args) ?? [])]) {
        this.boms.add(name);
      }
      return [];
    }
    if (first?.call && WRAPPERS.test(first.name)) {
      return argumentsOf(first.call).flatMap((arg) => this.fromExpression(arg, where, as));
    }
    return this.fromCatalog(items) ?? this.fromText(items, where, as);
  }

  /** `libs.flink.clients`, `libs.bundles.flink`, `libs.findLibrary("flink-clients")`; null when it is none of these. */
  private fromCatalog(items: Statement): Coordinates[] | null {
    const [first, ...steps] = wholePath(items) ?? [];
    const catalog = this.tree.catalogs.get(first?.name ?? '');
    if (!catalog || !first) {
      return null;
    }
    const end = steps.findIndex(({ name }) => name === 'get' || name === 'asProvider');
    const names = end < 0 ? steps : steps.slice(0, end);
    const found = /^find(Library|Bundle)$/.exec(names[0]?.name ?? '');
    const alias = accessorOf(literalArgument(names[0]?.call) ?? '');
    const accessor = found ? `${found[1] === 'Bundle' ? 'bundles.' : ''}${alias}` : dottedName(names);
    const bundle = accessor?.startsWith('bundles.') ? catalog.bundles.get(accessor.slice('bundles.'.length)) : null;
    const libraries = (bundle ?? [accessor ?? '']).map((name) => catalog.libraries.get(name));
    return libraries.some((library) => library === undefined)
      ? null
      : libraries.flatMap((library) => (library ? fromLibrary(library) : []));
  }

  /** `"group:name:version"`, or something that has this text. */
  private fromText(items: Statement, where: Where, { line, role }: As): Coordinates[] {
    const text = this.evaluator.textOf(items, where);
    const [group, artifact, version] = splitAtColons(text);
    if (group && artifact && wholeText(group) !== null) {
      return [{ group, artifact, version: version ? withoutExtension(version) : null }];
    }
    if (wholeText(text) === null && role === 'bom') {
      this.boms.add('?');
      return [];
    }
    if (wholeText(text) === null) {
      this.incomplete.push(message('A dependency in {0}, line {1}, is computed', where.script.facts.file, line));
    }
    return wholeText(text) === null && mentions(items, /flink/i)
      ? [
          {
            group: writtenAt({ kind: 'gradle', file: where.script.facts.file, line }, FLINK_GROUP),
            artifact: text,
            version: text,
          },
        ]
      : [];
  }

  /** `{ version { strictly("…") } }`. */
  private richVersion(block: Group | null, where: Where): WrittenText | null {
    for (const statement of block?.body ?? []) {
      const rules = isName(statement[0], 'version') ? (groupAt(statement, 1, '{')?.body ?? []) : [];
      for (const name of ['strictly', 'require', 'prefer']) {
        const rule = rules.find((candidate) => isName(candidate[0], name));
        const path = rule && readPath(rule);
        if (rule && path) {
          const [value = []] = path.steps[0]?.call ? argumentsOf(path.steps[0].call) : [rule.slice(path.end)];
          const text = this.evaluator.textOf(value, where);
          return name === 'prefer' ? unknownText(message('A version is only a preference')) : text;
        }
      }
    }
    return null;
  }
}

/** The coordinates a library of a catalog stands for. */
function fromLibrary({ group, artifact, version }: CatalogLibrary): Coordinates {
  return { group, artifact, version };
}

/** `group:artifact:version`, as people write it. */
export function nameOf({ group, artifact, version }: Coordinates): string {
  return [group, artifact, ...(version ? [version] : [])].map((text) => wholeText(text) ?? '?').join(':');
}

/** `:bom` of `platform(project(":bom"))`. */
function literalProject(args: readonly Statement[]): string[] | null {
  const path = literalArgument(readPath(args[0] ?? [])?.steps[0]?.call);
  return path === null ? null : [path];
}

/** A version without `@jar`. */
function withoutExtension(version: WrittenText): WrittenText {
  const at = version.findIndex((piece) => 'text' in piece && piece.text.includes('@'));
  const piece = version[at];
  return piece && 'text' in piece
    ? joinTexts([version.slice(0, at), writtenAt(piece.place, piece.text.split('@')[0] ?? '')])
    : version;
}
