/** Walks a build script and keeps what matters: names that are given values, and dependencies. */
import { givenValues } from './collect-assignments';
import {
  argumentsOf,
  blocksOf,
  contentOf,
  groupAt,
  isName,
  literal,
  mentions,
  namedValue,
  readPath,
  type Step,
  splitAtCommas,
} from './expressions';
import type { AppliedScript, Assignment, ScriptFacts, Target, VersionRule, WrittenDependency } from './script-facts';
import { type Group, parseStatements, type Statement } from './statements';
import type { GradleDialect } from './tokens';

/** What a block's statements speak of. */
interface Context {
  readonly target: Target;
  readonly isCertain: boolean;
  readonly block:
    | 'project'
    | 'ext'
    | 'dependencies'
    | 'constraints'
    | 'management'
    | 'managed-dependencies'
    | 'imports'
    | 'other';
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
/** Configurations of tools, not of the module's own code. */
const TOOLS = /^(?:test)?(?:classpath|annotationProcessor|kapt|ksp|checkstyle|pmd|spotbugs|ktlint|detekt|jacoco\w*)$/i;

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
    const isSame = SAME.has(last?.name ?? '') && !/^(?:subprojects|allprojects|ext|extra)$/.test(first?.name ?? '');
    if (last && isSame && blocksOf(rest).length > 0) {
      this.blocks(rest, { ...context, isCertain: context.isCertain && !/each$/i.test(last.name) });
    } else if (
      !path &&
      blocksOf(rest).length > 0 &&
      !rest.every((item) => item.kind === 'string' || item.kind === 'group')
    ) {
      this.blocks(rest, { ...context, isCertain: false }); // [ … ].each { … }
    } else if (context.block === 'dependencies' || context.block === 'constraints') {
      this.dependency(statement, steps, rest, context);
    } else if (
      context.block === 'management' ||
      context.block === 'managed-dependencies' ||
      context.block === 'imports'
    ) {
      this.management(steps, rest, context);
    } else if (first && last) {
      this.projectCall(first, last, steps, rest, context);
    } else {
      this.blocks(rest, { ...context, block: 'other' });
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
        this.dependency(rest, steps.slice(1), rest, context);
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
      this.add({ arguments: args, block: null, role: 'force', line }, context);
    } else if (context.inFlinkRule) {
      this.flinkVersionRules.push({ version: step.name === 'useVersion' ? (args[0] ?? []) : [], line });
    }
  }

  /** `implementation "…"`, `"flinkShadowJar"("…")`, `add("implementation", "…")`. */
  private dependency(statement: Statement, steps: readonly Step[], rest: Statement, context: Context): void {
    const [first] = statement;
    const [step] = steps;
    if (step?.name === 'constraints') {
      this.blocks(rest, { ...context, block: 'constraints' });
      return;
    }
    const block = rest.at(-1);
    const hasBlock = block?.kind === 'group' && block.open === '{';
    const values = hasBlock ? rest.slice(0, -1) : rest;
    const configuration = first?.kind === 'string' ? literal([first]) : (step?.name ?? null);
    let args = step?.call || step?.index ? argumentsOf(step.call ?? step.index) : splitAtCommas(values);
    let name = configuration;
    if (first?.kind === 'string') {
      args = groupAt(values, 1, '(') ? argumentsOf(groupAt(values, 1, '(')) : [];
    } else if (name === 'add') {
      name = literal(args[0] ?? []);
      args = args.slice(1);
    }
    if (args.length === 0 || (name !== null && TOOLS.test(name))) {
      return;
    }
    this.add(
      {
        arguments: args,
        block: hasBlock ? (block as Group) : null,
        role: context.block === 'constraints' ? 'manage' : 'use',
        line: statement[0]?.line ?? args[0]?.[0]?.line ?? 1,
      },
      context,
      /^test|Test/.test(name ?? ''),
    );
  }

  /** The `dependencyManagement` block of Spring's plugin. */
  private management(steps: readonly Step[], rest: Statement, context: Context): void {
    const [step] = steps;
    const args = step?.call ? argumentsOf(step.call) : splitAtCommas(rest.filter((item) => !blocksOf([item]).length));
    const line = args[0]?.[0]?.line ?? 1;
    switch (step?.name) {
      case 'imports':
      case 'dependencies':
        this.blocks(rest, { ...context, block: step.name === 'imports' ? 'imports' : 'managed-dependencies' });
        break;
      case 'mavenBom':
        this.add({ arguments: args, block: null, role: 'bom', line }, context);
        break;
      case 'dependency':
        this.add({ arguments: args, block: null, role: 'manage', line }, context);
        break;
      case 'dependencySet':
        for (const entry of blocksOf(rest).flatMap(({ body }) => body)) {
          const name = literal(entry.slice(1)) ?? literal(contentOf(groupAt(entry, 1, '(')));
          if (name !== null && isName(entry[0], 'entry')) {
            const written: Statement = [
              { kind: 'name', text: 'name', line },
              { kind: 'sign', text: ':', line },
              { kind: 'string', parts: [name], line },
            ];
            this.add({ arguments: [...args, written], block: null, role: 'manage', line }, context);
          }
        }
        break;
    }
  }

  private add(
    dependency: Pick<WrittenDependency, 'arguments' | 'block' | 'role' | 'line'>,
    { target, inBuildscript }: Context,
    forTests = false,
  ): void {
    if (!inBuildscript) {
      this.dependencies.push({ ...dependency, target, forTests });
    }
  }
}

/** A path without a leading `project.`, which changes nothing. */
function withoutProject(steps: readonly Step[]): readonly Step[] {
  const [first] = steps;
  return first && steps.length > 1 && !first.call && /^(?:this|project|rootProject)$/.test(first.name)
    ? steps.slice(1)
    : steps;
}

/** The projects that `subprojects { … }`, `project(":a") { … }` or `configure(…) { … }` speaks of. */
function targetsOf(step: Step, isPlain: boolean): Target[] {
  if (!isPlain) {
    return [{ kind: 'some' }];
  }
  switch (step.name) {
    case 'allprojects':
      return step.call ? [{ kind: 'some' }] : [{ kind: 'all' }];
    case 'subprojects':
      return step.call ? [{ kind: 'some' }] : [{ kind: 'children' }];
    case 'project': {
      const [path] = argumentsOf(step.call);
      return [path ? { kind: 'project', path } : { kind: 'self' }];
    }
    default:
      return argumentsOf(step.call).flatMap(configuredTargets);
  }
}

/** The projects that an argument of `configure` names. */
function configuredTargets(items: Statement): Target[] {
  const list = items.length === 1 ? groupAt(items, 0, '[') : null;
  if (list) {
    return splitAtCommas(contentOf(list)).flatMap(configuredTargets);
  }
  const path = readPath(items);
  const [step] = path?.steps ?? [];
  return path && step && path.steps.length === 1 && path.end === items.length && step.name !== 'configure'
    ? targetsOf(step, true)
    : [{ kind: 'some' }];
}
