/** Walks a build script and keeps what matters: names that are given values, and dependencies. */
import { givenValues } from './collect-assignments';
import { type DependencyStatement, managedDependencies, usedDependencies } from './collect-dependencies';
import {
  argumentsOf,
  blocksOf,
  groupAt,
  isName,
  mentions,
  namedValue,
  readPath,
  type Step,
  splitAtCommas,
} from './expressions';
import type { AppliedScript, Assignment, ScriptFacts, Target, VersionRule, WrittenDependency } from './script-facts';
import { parseStatements, type Statement } from './statements';
import { targetsOf, withoutProject } from './targets';
import type { GradleDialect } from './tokens';

/** What a block's statements speak of. */
interface Context {
  readonly target: Target;
  readonly isCertain: boolean;
  readonly block: 'project' | 'ext' | 'dependencies' | 'constraints' | 'management' | 'other';
  readonly inBuildscript: boolean;
  /** In a rule of a `resolutionStrategy` that names Flink. */
  readonly inFlinkRule: boolean;
  /** `Versions.` within `object Versions`. */
  readonly prefix: string;
}

const CONTROL = new Set([
  'if',
  'else',
  'for',
  'while',
  'switch',
  'when',
  'try',
  'catch',
  'finally',
  'do',
  'case',
  'default',
]);
/** Declarations whose bodies run only when something calls them. */
const DEFINITIONS = new Set(['fun', 'void', 'class', 'interface', 'enum', 'import', 'package']);
/** Blocks that speak of the same thing as their surroundings. */
const SAME = new Set(['afterEvaluate', 'withId', 'withPlugin', 'apply', 'with', 'run', 'also', 'each', 'forEach']);
/** Blocks that speak of other projects, or of properties. */
const OTHER_PROJECTS = /^(?:subprojects|allprojects|project|configure|ext|extra)$/;

/**
 * Reads a build script.
 * @throws UnreadableScript where strings or brackets do not match.
 */
export function collectFacts(file: string, text: string): ScriptFacts {
  const dialect: GradleDialect = file.endsWith('.kts') ? 'kotlin' : 'groovy';
  const collector = new FactCollector();
  collector.statements(parseStatements(text, dialect), {
    target: { kind: 'self' },
    isCertain: true,
    block: 'project',
    inBuildscript: false,
    inFlinkRule: false,
    prefix: '',
  });
  const { assignments, dependencies, flinkVersionRules, applied } = collector;
  return { file, dialect, assignments, dependencies, flinkVersionRules, applied };
}

class FactCollector {
  readonly assignments = new Map<string, Assignment[]>();
  readonly dependencies: WrittenDependency[] = [];
  readonly flinkVersionRules: VersionRule[] = [];
  readonly applied: AppliedScript[] = [];

  statements(statements: readonly Statement[], context: Context): void {
    for (const statement of statements) {
      this.statement(statement, context);
    }
  }

  private statement(statement: Statement, context: Context): void {
    const [first] = statement;
    if (first?.kind === 'name' && CONTROL.has(first.text)) {
      this.controlled(statement, { ...context, isCertain: false });
    } else if (isName(first, 'object')) {
      const [, name] = statement;
      this.blocks(statement, { ...context, prefix: name?.kind === 'name' ? `${context.prefix}${name.text}.` : '' });
    } else if (!(first?.kind === 'name' && DEFINITIONS.has(first.text)) && !this.assign(statement, context)) {
      this.call(statement, context);
    }
  }

  /** `if (…) { … } else …`: whatever it runs may run. */
  private controlled(statement: Statement, context: Context): void {
    let at = 0;
    while (at < statement.length) {
      const item = statement[at];
      if (item?.kind === 'name' && CONTROL.has(item.text)) {
        at += groupAt(statement, at + 1, '(') ? 2 : 1;
      } else if (item?.kind === 'group' && item.open === '{') {
        this.statements(item.body, context);
        at++;
      } else {
        const next = statement.findIndex((later, index) => index > at && isName(later, 'else'));
        const end = next < 0 ? statement.length : next;
        this.statement(statement.slice(at, end), context);
        at = end;
      }
    }
  }

  private assign(statement: Statement, context: Context): boolean {
    const given = givenValues(statement, context.block === 'ext');
    for (const { ofRoot, name, ...rest } of given ?? []) {
      const assignment: Assignment = {
        ...rest,
        name: context.prefix + name,
        target: ofRoot ? { kind: 'root' } : context.target,
        isCertain: context.isCertain && context.block !== 'other',
      };
      const others = this.assignments.get(assignment.name);
      if (others) {
        others.push(assignment);
      } else {
        this.assignments.set(assignment.name, [assignment]);
      }
    }
    return given !== null;
  }

  private call(statement: Statement, context: Context): void {
    const path = readPath(statement);
    const steps = withoutProject(path?.steps ?? []);
    const [first] = steps;
    const last = steps.at(-1);
    const rest = statement.slice(path?.end ?? 0);
    if (last && SAME.has(last.name) && !OTHER_PROJECTS.test(first?.name ?? '') && blocksOf(rest).length > 0) {
      this.blocks(rest, { ...context, isCertain: context.isCertain && !/each$/i.test(last.name) });
    } else if (!path && isLoop(rest)) {
      this.blocks(rest, { ...context, isCertain: false });
    } else if (context.block === 'dependencies' || context.block === 'constraints') {
      this.dependency(steps, rest, context);
    } else if (context.block === 'management') {
      this.management(first, rest, context);
    } else if (first && last) {
      this.projectCall(first, last, steps, rest, context);
    } else {
      this.blocks(rest, { ...context, block: 'other' });
    }
  }

  private dependency(steps: readonly Step[], rest: Statement, context: Context): void {
    if (steps[0]?.name === 'constraints') {
      this.blocks(rest, { ...context, block: 'constraints' });
    } else {
      this.add(usedDependencies(steps, rest, context.block === 'constraints' ? 'manage' : 'use'), context);
    }
  }

  private management(step: Step | undefined, rest: Statement, context: Context): void {
    if (step?.name === 'imports' || step?.name === 'dependencies') {
      this.blocks(rest, context);
    } else if (step) {
      this.add(managedDependencies(step, rest), context);
    }
  }

  private projectCall(first: Step, last: Step, steps: readonly Step[], rest: Statement, context: Context): void {
    const isPlain = steps.length === 1 && rest.length === 1;
    const inProject = context.block === 'project';
    if (inProject && (first.name === 'ext' || first.name === 'extra')) {
      this.blocks(rest, { ...context, block: 'ext' });
    } else if (first.name === 'buildscript') {
      this.blocks(rest, { ...context, inBuildscript: true });
    } else if (inProject && /^(?:allprojects|subprojects|configure|project)$/.test(first.name)) {
      for (const target of targetsOf(first, isPlain)) {
        this.blocks(rest, { ...context, target: context.target.kind === 'self' ? target : { kind: 'some' } });
      }
    } else if (inProject && first.name === 'dependencies' && !context.inBuildscript) {
      if (steps.length > 1 && last.call) {
        this.dependency(steps.slice(1), rest, context);
      } else {
        this.blocks(rest, { ...context, block: 'dependencies' });
      }
    } else if (inProject && first.name === 'dependencyManagement') {
      this.blocks(rest, { ...context, block: 'management' });
    } else if (first.name === 'apply') {
      this.apply(first.call ? argumentsOf(first.call) : splitAtCommas(rest), context);
    } else if (/^(?:force|useVersion|useTarget)$/.test(last.name)) {
      this.force(last, last.call ? argumentsOf(last.call) : splitAtCommas(rest), context);
    } else {
      const namesFlink = last.name === 'eachDependency' && mentions(rest, /org\.apache\.flink/);
      this.blocks(rest, { ...context, block: 'other', inFlinkRule: context.inFlinkRule || namesFlink });
    }
  }

  private blocks(items: Statement, context: Context): void {
    for (const block of blocksOf(items)) {
      this.statements(block.body, context);
    }
  }

  private apply(args: readonly Statement[], context: Context): void {
    for (const { name, value } of args.flatMap((arg) => namedValue(arg) ?? [])) {
      if (name === 'from') {
        this.applied.push({ path: value, target: context.target, line: value[0]?.line ?? 1 });
      }
    }
  }

  private force(step: Step, args: readonly Statement[], context: Context): void {
    const line = args[0]?.[0]?.line ?? 1;
    if (step.name === 'force') {
      this.add([{ arguments: args, block: null, role: 'force', forTests: false, line }], context);
    } else if (context.inFlinkRule) {
      this.flinkVersionRules.push({ version: step.name === 'useVersion' ? (args[0] ?? []) : [], line });
    }
  }

  private add(dependencies: readonly DependencyStatement[], { target, inBuildscript }: Context): void {
    if (!inBuildscript) {
      this.dependencies.push(...dependencies.map((dependency) => ({ ...dependency, target })));
    }
  }
}

/** True for `["a", "b"].each { … }`, and not for `"configuration"("…") { … }`. */
function isLoop(items: Statement): boolean {
  return blocksOf(items).length > 0 && !items.every(({ kind }) => kind === 'string' || kind === 'group');
}
