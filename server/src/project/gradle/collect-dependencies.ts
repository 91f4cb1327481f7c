/** Dependencies that a statement of a build script names. */
import { argumentsOf, blocksOf, contentOf, groupAt, isName, literal, type Step, splitAtCommas } from './expressions';
import type { WrittenDependency } from './script-facts';
import type { Statement } from './statements';

/** A dependency as its statement tells it; whose it is the surroundings tell. */
export type DependencyStatement = Omit<WrittenDependency, 'target'>;

/** Configurations of tools, not of the module's own code. */
const TOOLS = /^(?:test)?(?:classpath|annotationProcessor|kapt|ksp|checkstyle|pmd|spotbugs|ktlint|detekt|jacoco\w*)$/i;

/**
 * What `implementation "…"`, `"flinkShadowJar"("…")` or `add("implementation", "…")` names.
 * @param steps the path the statement starts with, empty when it starts with a string
 * @param rest what follows the path
 */
export function usedDependencies(
  steps: readonly Step[],
  rest: Statement,
  role: 'use' | 'manage',
): DependencyStatement[] {
  const block = rest.at(-1);
  const values = blocksOf(rest.slice(-1)).length > 0 ? rest.slice(0, -1) : rest;
  let { configuration, args } = configurationCall(steps[0], values);
  if (configuration === 'add') {
    configuration = literal(args[0] ?? []);
    args = args.slice(1);
  }
  if (args.length === 0 || TOOLS.test(configuration ?? '')) {
    return [];
  }
  return [
    {
      arguments: args,
      block: block?.kind === 'group' && block.open === '{' ? block : null,
      role,
      forTests: /^test|Test/.test(configuration ?? ''),
      line: lineOf(args),
    },
  ];
}

function configurationCall(
  step: Step | undefined,
  values: Statement,
): { configuration: string | null; args: Statement[] } {
  if (!step) {
    return { configuration: literal(values.slice(0, 1)), args: argumentsOf(groupAt(values, 1, '(')) };
  }
  const brackets = step.call ?? step.index;
  return { configuration: step.name, args: brackets ? argumentsOf(brackets) : splitAtCommas(values) };
}

/** What a statement within the `dependencyManagement` block of Spring's plugin names. */
export function managedDependencies(step: Step, rest: Statement): DependencyStatement[] {
  const args = step.call ? argumentsOf(step.call) : splitAtCommas(rest.filter((item) => blocksOf([item]).length === 0));
  const managed = { arguments: args, block: null, role: 'manage', forTests: false, line: lineOf(args) } as const;
  switch (step.name) {
    case 'mavenBom':
      return [{ ...managed, role: 'bom' }];
    case 'dependency':
      return [managed];
    case 'dependencySet':
      return blocksOf(rest)
        .flatMap(({ body }) => body)
        .flatMap((entry) => entryName(entry) ?? [])
        .map((name) => ({ ...managed, arguments: [...args, namedText('name', name, managed.line)] }));
    default:
      return [];
  }
}

/** The name in `entry "…"`. */
function entryName(entry: Statement): string | null {
  return isName(entry[0], 'entry') ? (literal(entry.slice(1)) ?? literal(contentOf(groupAt(entry, 1, '(')))) : null;
}

/** The items of `name: "text"`. */
function namedText(name: string, text: string, line: number): Statement {
  return [
    { kind: 'name', text: name, line },
    { kind: 'sign', text: ':', line },
    { kind: 'string', parts: [text], line },
  ];
}

function lineOf(args: readonly Statement[]): number {
  return args[0]?.[0]?.line ?? 1;
}
