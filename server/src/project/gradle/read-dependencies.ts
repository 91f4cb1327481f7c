/** The dependencies a Gradle module has, each with the version the build gives it. */
import { type Message, message } from '../../base/message';
import { FLINK_GROUP } from '../flink-artifacts';
import type { ReadDependency } from '../read-dependency';
import {
  type BuildPlace,
  joinTexts,
  splitAtColons,
  unknownText,
  type WrittenText,
  wholeText,
  writtenAt,
} from '../written-text';
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
import type { GradleTree, RunScript } from './gradle-tree';
import type { WrittenDependency } from './script-facts';
import type { Group, Statement } from './statements';
import { accessorOf, type CatalogLibrary } from './version-catalog';

/** What the scripts of a build say of the dependencies of one module. */
export interface GradleDependencies {
  readonly used: readonly ReadDependency[];
  /** Versions that are managed for the module, forced on it, or used by modules below it. */
  readonly managed: readonly ReadDependency[];
  /** Versions that a rule forces on whatever the module uses. */
  readonly forced: readonly ReadDependency[];
  readonly incomplete: readonly Message[];
}

/** Coordinates of which the version may be missing. */
interface Coordinates {
  readonly group: WrittenText;
  readonly artifact: WrittenText;
  readonly version: WrittenText | null;
}

/** Calls that name something else than an artifact of a repository. */
const NOT_AN_ARTIFACT =
  /^(?:project|projects|files|fileTree|gradleApi|gradleTestKit|gradleKotlinDsl|localGroovy|kotlin|npm|sourceSets|configurations)$/;
/** Calls that pass their argument on. */
const WRAPPERS = /^(?:testFixtures|create|module|variantOf|dependencies|dependency|enforcedVersion)$/;

/** Reads the dependencies that the scripts give the module. */
export function readDependencies(tree: GradleTree, evaluator: Evaluator): GradleDependencies {
  return new DependencyReader(tree, evaluator).read();
}

class DependencyReader {
  private readonly boms: string[] = [];
  private readonly incomplete: Message[] = [];

  constructor(
    private readonly tree: GradleTree,
    private readonly evaluator: Evaluator,
  ) {}

  read(): GradleDependencies {
    const used: { coordinates: Coordinates; written: WrittenDependency; place: BuildPlace }[] = [];
    const managed: ReadDependency[] = [];
    const forced: ReadDependency[] = [];
    for (const script of this.tree.scripts) {
      for (const written of script.facts.dependencies) {
        const where = this.whereItCounts(script, written);
        if (!where) {
          continue;
        }
        const place: BuildPlace = { kind: 'gradle', file: script.facts.file, line: written.line };
        for (const coordinates of this.coordinatesOf(written, where)) {
          if (where.project !== this.tree.module || written.role === 'manage') {
            managed.push(this.toRead(coordinates, written, place, []));
          } else if (written.role === 'force') {
            forced.push(this.toRead(coordinates, written, place, []));
          } else if (written.role === 'bom') {
            this.boms.push(nameOf(coordinates));
          } else {
            used.push({ coordinates, written, place });
          }
        }
      }
    }
    return {
      used: used.map(({ coordinates, written, place }) => this.toRead(coordinates, written, place, managed)),
      managed,
      forced,
      incomplete: this.incomplete,
    };
  }

  /** The project for which it is evaluated: the module, or one below it that only tells what the build uses; null for others. */
  private whereItCounts(script: RunScript, { target }: WrittenDependency): Where | null {
    const { module } = this.tree;
    const speaks = this.evaluator.speaksOf(script, target, module);
    if (speaks === 'yes') {
      return { script, project: module };
    }
    const ofModulesBelow = script.owner === module && target.kind !== 'root';
    return speaks === 'maybe' || ofModulesBelow ? { script, project: module + 1 } : null;
  }

  private toRead(
    { group, artifact, version }: Coordinates,
    { forTests }: WrittenDependency,
    place: BuildPlace,
    managed: readonly ReadDependency[],
  ): ReadDependency {
    const key = [wholeText(group), wholeText(artifact)].join(':');
    const given =
      version ??
      managed.find((other) => [wholeText(other.group), wholeText(other.artifact)].join(':') === key)?.version;
    return {
      group,
      artifact,
      version: given ?? unknownText(this.whyNoVersion(wholeText(artifact) ?? '…')),
      forTests,
      place,
    };
  }

  private whyNoVersion(artifact: string): Message {
    return this.boms.length > 0
      ? message('The version of {0} comes from {1}, which is not in the workspace', artifact, this.boms.join(', '))
      : message('No version of {0} is written', artifact);
  }

  private coordinatesOf({ arguments: args, block, line }: WrittenDependency, where: Where): Coordinates[] {
    const named = new Map(args.flatMap((arg) => namedValue(arg) ?? []).map(({ name, value }) => [name, value]));
    const version = this.richVersion(block, where);
    const found =
      named.size > 0
        ? this.fromNamed(named, where)
        : (this.fromPositions(args, where) ?? args.flatMap((arg) => this.fromExpression(arg, where, line)));
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

  private fromExpression(items: Statement, where: Where, line: number): Coordinates[] {
    const list = items.length === 1 ? (groupAt(items, 0, '[') ?? groupAt(items, 0, '(')) : null;
    if (list) {
      const parts = splitAtCommas(contentOf(list));
      const named = new Map(parts.flatMap((part) => namedValue(part) ?? []).map(({ name, value }) => [name, value]));
      return named.size > 0
        ? this.fromNamed(named, where)
        : parts.flatMap((part) => this.fromExpression(part, where, line));
    }
    const [first] = readPath(items)?.steps ?? [];
    if (first && NOT_AN_ARTIFACT.test(first.name)) {
      return [];
    }
    if (first && /^(?:enforcedP|p)latform$/.test(first.name)) {
      const args = first.call ? argumentsOf(first.call) : [items.slice(1)];
      const named = args.flatMap((arg) => this.fromExpression(arg, where, line)).map(nameOf);
      this.boms.push(...(named.length > 0 ? named : (literalProject(args) ?? [])));
      return [];
    }
    if (first?.call && WRAPPERS.test(first.name)) {
      return argumentsOf(first.call).flatMap((arg) => this.fromExpression(arg, where, line));
    }
    return this.fromCatalog(items) ?? this.fromText(items, where, line);
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
  private fromText(items: Statement, where: Where, line: number): Coordinates[] {
    const text = this.evaluator.textOf(items, where);
    const [group, artifact, version] = splitAtColons(text);
    if (group && artifact && wholeText(group) !== null) {
      return [{ group, artifact, version: version ? withoutExtension(version) : null }];
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

/** What the build's catalogs list, whether the module uses it or not. */
export function catalogDependencies(tree: GradleTree): ReadDependency[] {
  return [...tree.catalogs.values()].flatMap(({ file, libraries }) =>
    [...libraries.values()].map(({ group, artifact, version, line }) => ({
      group,
      artifact,
      version: version ?? unknownText(message('No version of {0} is written', wholeText(artifact) ?? '…')),
      forTests: false,
      place: { kind: 'catalog' as const, file, line },
    })),
  );
}

/** The coordinates a library of a catalog stands for. */
function fromLibrary({ group, artifact, version }: CatalogLibrary): Coordinates {
  return { group, artifact, version };
}

function nameOf({ group, artifact, version }: Coordinates): string {
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
