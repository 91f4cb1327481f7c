/** The keys that a file's code sets on Flink's `Configuration`, where they are written on the spot. */
import type { TextRange } from '../base/text-range';
import {
  type AstNode,
  type CallExpression,
  type CompilationUnit,
  type Expression,
  type LiteralValue,
  type TypeNode,
  walk,
} from '../java/ast';
import type { SourceFile } from '../java/source-set';

export interface ConfigurationKey {
  readonly key: string;
  /** The string literal, or the constant (`PipelineOptions.MAX_PARALLELISM`). */
  readonly range: TextRange;
  /** The class and the name of a constant; null for a string. */
  readonly constant: { readonly class: string; readonly name: string } | null;
  /** The value, where it is a literal. */
  readonly value: string | null;
}

const CONFIGURATION = 'org.apache.flink.configuration.Configuration';

/**
 * `configuration.setString("pipeline.max-parallelism", "128")` and its like. Only receivers that can be nothing else are
 * believed: `new Configuration()`, and names that the file declares with that type alone.
 */
export function configurationKeys(file: SourceFile): ConfigurationKey[] {
  const unit = file.scan.mentionsFlink ? file.unit() : null;
  if (!unit) {
    return [];
  }
  const names = new Set(importsConfiguration(unit) ? [CONFIGURATION, 'Configuration'] : [CONFIGURATION]);
  const calls: CallExpression[] = [];
  const types = new Map<string, Set<string>>();
  walk(unit.types, (node) => {
    if (node.kind === 'call') {
      calls.push(node as CallExpression);
    }
    for (const { name, type } of declarationsIn(node).flatMap(declaredName)) {
      types.set(name, (types.get(name) ?? new Set()).add(type));
    }
    return true;
  });
  const isConfiguration = (expression: Expression | null): boolean => {
    switch (expression?.kind) {
      case 'new':
        return expression.type.kind === 'named' && names.has(expression.type.name);
      case 'name': {
        const [only, ...others] = types.get(expression.name) ?? [];
        return only !== undefined && names.has(only) && others.length === 0;
      }
      case 'call':
        return expression.name === 'set' && isConfiguration(expression.target);
      default:
        return false;
    }
  };
  return calls.flatMap((call) => (/^set/.test(call.name) && isConfiguration(call.target) ? keyOf(call) : []));
}

function importsConfiguration({ imports }: CompilationUnit): boolean {
  return (
    imports.some(({ name, star }) => !star && name === CONFIGURATION) ||
    (imports.some(({ name, star }) => star && name === 'org.apache.flink.configuration') &&
      !imports.some(({ name }) => name.endsWith('.Configuration')))
  );
}

interface Declared {
  readonly name: string;
  readonly type: TypeNode | null;
  readonly initializer?: Expression | null;
}

/** What a node declares: fields, parameters, local variables, and whatever else has a name and a type. */
function declarationsIn(node: AstNode): Declared[] {
  const { parameters = [], fields = [] } = node as { parameters?: readonly Declared[]; fields?: readonly Declared[] };
  const own = 'name' in node && 'type' in node ? [node as unknown as Declared] : [];
  return [...own, ...parameters, ...fields];
}

/** The name with its type as it is written; `var` counts as what is made on the spot. */
function declaredName({ name, type, initializer }: Declared): { name: string; type: string }[] {
  if (typeof name !== 'string' || !type || typeof type !== 'object') {
    return [{ name, type: '?' }];
  }
  const written = type.kind === 'named' ? type.name : type.kind;
  const made = initializer?.kind === 'new' && initializer.type.kind === 'named' ? initializer.type.name : '?';
  return [{ name, type: written === 'var' ? made : written }];
}

function textOf(literal: LiteralValue): string | null {
  return literal.type === 'null' ? null : literal.type === 'number' ? literal.text : String(literal.value);
}

function keyOf({ arguments: [key, value, ...rest] }: CallExpression): ConfigurationKey[] {
  if (!key || !value || rest.length > 0) {
    return [];
  }
  const written = value.kind === 'literal' ? textOf(value.literal) : null;
  if (key.kind === 'literal' && key.literal.type === 'string') {
    return [{ key: key.literal.value, range: key.range, constant: null, value: written }];
  }
  return key.kind === 'field' && key.target.kind === 'name'
    ? [{ key: key.name, range: key.range, constant: { class: key.target.name, name: key.name }, value: written }]
    : [];
}
