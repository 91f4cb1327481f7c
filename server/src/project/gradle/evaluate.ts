/** The text an expression of a build script has, as far as that is written in the build. */
import { type Message, message } from '../../base/message';
import { joinTexts, unknownText, type WrittenText, wholeText, writtenAt } from '../written-text';
import { dottedName } from './collect-assignments';
import {
  argumentsOf,
  contentOf,
  groupAt,
  isName,
  isSign,
  literalArgument,
  readPath,
  type Step,
  splitAtSign,
  wholePath,
} from './expressions';
import { type GradleTree, type RunScript, speaksOf } from './gradle-tree';
import type { Assignment } from './script-facts';
import type { Statement, StringItem } from './statements';

/** Where an expression is evaluated: the script it is written in, and the project it is evaluated for. */
export interface Where {
  readonly script: RunScript;
  readonly project: number;
}

interface Candidate {
  readonly assignment: Assignment;
  readonly where: Where;
  readonly isCertain: boolean;
}

/** Values that refer to values are followed this deep, and this many of them. */
const DEEPEST = 60;
const MOST_STEPS = 50_000;

/** Calls at the end of a path that do not change a text. */
const CONVERSIONS = /^(?:toString|get|getOrNull|orNull|asProvider|trim)$/;

export class Evaluator {
  private steps = 0;
  private readonly inProgress = new Set<Assignment>();

  constructor(private readonly tree: GradleTree) {}

  /** The text of an expression; unknown, with the reason, when it is computed or not written. */
  textOf(items: Statement, where: Where): WrittenText {
    return this.evaluate(items, where) ?? unknownText(this.whyNotSet(items, where));
  }

  /** Whether what a script says of a target holds for a project. */
  speaksOf(script: RunScript, target: Assignment['target'], project: number): 'yes' | 'maybe' | 'no' {
    return speaksOf(this.tree, script, target, project, ({ path }) =>
      wholeText(this.textOf(path, { script, project: script.owner })),
    );
  }

  /** The text; null when it is that of a property nobody sets. */
  private evaluate(items: Statement, where: Where): WrittenText | null {
    if (this.inProgress.size > DEEPEST || ++this.steps > MOST_STEPS) {
      return unknownText(message('The values in {0} refer to too many others', where.script.facts.file));
    }
    const [first] = items;
    if (items.length === 1 && first?.kind === 'group' && first.open === '(') {
      return this.evaluate(contentOf(first), where);
    }
    const choice = this.choice(items, where);
    if (choice) {
      return this.evaluate(choice, where);
    }
    const alternatives = splitAtSign(items, '?:');
    if (alternatives.length > 1) {
      return this.firstSet(alternatives, where);
    }
    const summands = splitAtSign(items, '+');
    if (summands.length > 1) {
      return joinTexts(summands.map((summand) => this.textOf(summand, where)));
    }
    const cast = items.findIndex((item) => isName(item, 'as'));
    if (cast > 0) {
      return this.evaluate(items.slice(0, cast), where);
    }
    if (items.length === 1 && first?.kind === 'string') {
      return this.string(first, where);
    }
    const path = wholePath(items);
    return path ? this.path(path, where) : this.computed(items, where);
  }

  private string({ parts, line }: StringItem, where: Where): WrittenText {
    const { file } = where.script.facts;
    const place = { kind: 'gradle', file, line } as const;
    return parts.length === 0
      ? writtenAt(place, '')
      : joinTexts(parts.map((part) => (typeof part === 'string' ? writtenAt(place, part) : this.textOf(part, where))));
  }

  private firstSet(alternatives: readonly Statement[], where: Where): WrittenText | null {
    for (const alternative of alternatives) {
      const value = this.evaluate(alternative, where);
      if (value) {
        return value;
      }
    }
    return null;
  }

  /** The branch of `hasProperty("x") ? … : …`, or of Kotlin's `if`, that a plain build takes. */
  private choice(items: Statement, where: Where): Statement | null {
    const isIf = isName(items[0], 'if');
    const condition = isIf ? contentOf(groupAt(items, 1, '(')) : items.slice(0, indexOf(items, '?'));
    const path = readPath(condition);
    const call = path?.steps.at(-1);
    const name = literalArgument(call?.call);
    if (call?.name !== 'hasProperty' || name === null || path?.end !== condition.length) {
      return null;
    }
    const start = isIf ? 2 : condition.length + 1;
    const middle = items.findIndex(
      (item, index) => index >= start && (isIf ? isName(item, 'else') : isSign(item, ':')),
    );
    const isSet = this.property(name, where.project) !== null;
    return middle < 0 ? null : isSet ? items.slice(start, middle) : items.slice(middle + 1);
  }

  private path(path: readonly Step[], where: Where): WrittenText | null {
    let { project } = where;
    let isProperty = false;
    let at = 0;
    for (let step = path[at]; step && !step.call; step = path[++at]) {
      if (step.name === 'rootProject') {
        project = 0;
      } else if (step.name === 'parent') {
        project = Math.max(0, project - 1);
      } else if (!/^(?:this|project|ext|extra)$/.test(step.name)) {
        break;
      }
      isProperty ||= step.name !== 'this';
      if (step.index) {
        const name = literalArgument(step.index);
        const isWhole = withoutConversions(path.slice(at)).length === 1;
        return isWhole && name !== null ? this.property(name, project) : this.computed([], where);
      }
    }
    const steps = withoutConversions(path.slice(at));
    const called = this.calledProperty(steps, { ...where, project });
    if (called !== undefined) {
      return called;
    }
    const name = dottedName(steps);
    const variable =
      name === null ? null : ((isProperty ? null : this.local(name, where)) ?? this.property(name, project));
    return (
      variable ??
      this.catalogVersion(steps) ??
      this.filePath(steps, where, project) ??
      (name === null ? this.computed([], where) : unknownText(notSet(name)))
    );
  }

  /** `rootDir`, `projectDir`, `file("x")` as paths seen from the folder of the project it is evaluated for. */
  private filePath(steps: readonly Step[], where: Where, project: number): WrittenText | null {
    const [step] = steps;
    const isFile = step?.name === 'file' && step.call !== null;
    if (steps.length !== 1 || !(isFile || /^(?:rootDir|projectDir)$/.test(step?.name ?? ''))) {
      return null;
    }
    const up = where.project - (step?.name === 'rootDir' ? 0 : project);
    const folder = writtenAt({ kind: 'gradle', file: where.script.facts.file, line: null }, `./${'../'.repeat(up)}`);
    const [path] = argumentsOf(step?.call);
    return path ? joinTexts([folder, this.textOf(path, where)]) : folder;
  }

  /** `property("x")`, `properties["x"]`, `providers.gradleProperty("x").getOrElse("…")`; undefined for other paths. */
  private calledProperty(steps: readonly Step[], where: Where): WrittenText | null | undefined {
    const [first, second, third] = steps;
    const name = literalArgument(first?.call ?? first?.index);
    if (
      steps.length === 1 &&
      name !== null &&
      first &&
      /^(?:(?:find|get)?[pP]roperty|properties|get)$/.test(first.name)
    ) {
      return this.property(name, where.project);
    }
    const secondName = literalArgument(second?.call);
    if (first?.name === 'properties' && second?.name === 'get' && secondName !== null && !third) {
      return this.property(secondName, where.project);
    }
    if (first?.name === 'providers' && second?.name === 'gradleProperty' && secondName !== null) {
      const value = this.tree.projects[0]?.properties.get(secondName) ?? null;
      const isDefault = third && /^(?:getOrElse|orElse)$/.test(third.name) && steps.length === 3;
      return value ?? (isDefault ? this.evaluate(argumentsOf(third.call)[0] ?? [], where) : null);
    }
    return undefined;
  }

  /** `libs.versions.flink`, `libs.findVersion("flink")`. */
  private catalogVersion(steps: readonly Step[]): WrittenText | null {
    const [first, second, ...others] = steps;
    const catalog = this.tree.catalogs.get(first?.name ?? '');
    if (second?.name === 'findVersion') {
      const rest = withoutConversions(others).map(({ name }) => name);
      const isPlain = rest.every((name) => name === 'get' || name === 'requiredVersion' || name === 'displayName');
      const alias = literalArgument(second.call)?.replace(/[-_]/g, '.');
      return (isPlain && catalog?.versions.get(alias ?? '')) || null;
    }
    const alias = dottedName(others);
    return (second?.name === 'versions' && alias && catalog?.versions.get(alias)) || null;
  }

  /** The value of a `def` or `val` of the script. */
  private local(name: string, where: Where): WrittenText | null {
    const assignments = where.script.facts.assignments.get(name) ?? [];
    return assignments.some(({ kind }) => kind === 'local')
      ? this.agreed(
          name,
          assignments
            .filter(({ kind }) => kind !== 'extra')
            .map((assignment) => ({ assignment, where, isCertain: assignment.isCertain })),
          null,
        )
      : null;
  }

  /** The value of a property of a project, its own or inherited; null when nobody sets it. */
  private property(name: string, project: number): WrittenText | null {
    const candidates: Candidate[] = [];
    for (const script of this.tree.scripts) {
      const assignments = script.facts.assignments.get(name) ?? [];
      const hasLocal = assignments.some(({ kind }) => kind === 'local');
      this.steps += assignments.length;
      for (const assignment of assignments) {
        if (assignment.kind === 'extra' || (assignment.kind === 'either' && !hasLocal)) {
          const speaks = this.speaksOf(script, assignment.target, project);
          if (speaks !== 'no') {
            const isCertain = assignment.isCertain && speaks === 'yes';
            candidates.push({ assignment, where: { script, project }, isCertain });
          }
        }
      }
    }
    const inherited = () =>
      this.tree.projects[project]?.properties.get(name) ?? (project > 0 ? this.property(name, project - 1) : null);
    return this.agreed(name, candidates, inherited);
  }

  /** The value all candidates agree on; what is set only in some builds must agree with what holds in the others. */
  private agreed(
    name: string,
    candidates: readonly Candidate[],
    otherwise: (() => WrittenText | null) | null,
  ): WrittenText | null {
    const values: WrittenText[] = [];
    let isCertain = false;
    for (const candidate of candidates) {
      // A value that refers to its own name means the one it takes the place of.
      if (!this.inProgress.has(candidate.assignment)) {
        this.inProgress.add(candidate.assignment);
        values.push(this.textOf(candidate.assignment.value, candidate.where));
        this.inProgress.delete(candidate.assignment);
        isCertain ||= candidate.isCertain;
      }
    }
    const inherited = isCertain ? null : (otherwise?.() ?? null);
    if (inherited) {
      values.push(inherited);
    }
    const [value, ...others] = values;
    if (!value) {
      return null;
    }
    const text = wholeText(value);
    return others.length === 0 || (text !== null && others.every((other) => wholeText(other) === text))
      ? value
      : unknownText(message('{0} is set to more than one value', name));
  }

  private computed(items: Statement, { script }: Where): WrittenText {
    const [first] = items;
    const { file } = script.facts;
    return unknownText(
      first
        ? message('A value in {0}, line {1}, is computed', file, first.line)
        : message('A value in {0} is computed', file),
    );
  }

  private whyNotSet(items: Statement, { script }: Where): Message {
    const last = wholePath(items)?.at(-1);
    const name = literalArgument(last?.call ?? last?.index);
    return name
      ? notSet(name)
      : message(
          'A value in {0}, line {1}, is not set in the build files that were read',
          script.facts.file,
          items[0]?.line ?? 1,
        );
  }
}

function notSet(name: string): Message {
  return message('{0} is not set in the build files that were read', name);
}

function withoutConversions(steps: readonly Step[]): readonly Step[] {
  let end = steps.length;
  for (let last = steps[end - 1]; end > 1 && last && CONVERSIONS.test(last.name); last = steps[end - 1]) {
    if (argumentsOf(last.call).length > 0 || last.index) {
      break;
    }
    end--;
  }
  return steps.slice(0, end);
}

function indexOf(items: Statement, sign: string): number {
  const index = items.findIndex((item) => isSign(item, sign));
  return index < 0 ? items.length : index;
}
