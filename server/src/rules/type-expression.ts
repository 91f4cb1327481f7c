/** Code that tells Flink a type: `Types.LIST(Types.STRING)`. */
import { type FlinkVersion, isAtLeast } from '../flink/flink-version';
import type { TypeNode } from '../java/ast';
import { canonicalName, type JavaType } from '../java/class-model';
import { containsKind } from '../typeinfo/tree';
import type { NamesInFile } from './names-in-file';
import type { TypesOfProject } from './rule';

const TYPE_INFO = 'org.apache.flink.api.common.typeinfo';

/** The constants of `org.apache.flink.api.common.typeinfo.Types`, in all versions. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['java.lang.String', 'STRING'],
  ['java.lang.Byte', 'BYTE'],
  ['java.lang.Boolean', 'BOOLEAN'],
  ['java.lang.Short', 'SHORT'],
  ['java.lang.Integer', 'INT'],
  ['java.lang.Long', 'LONG'],
  ['java.lang.Float', 'FLOAT'],
  ['java.lang.Double', 'DOUBLE'],
  ['java.lang.Character', 'CHAR'],
  ['java.math.BigDecimal', 'BIG_DEC'],
  ['java.math.BigInteger', 'BIG_INT'],
  ['java.sql.Date', 'SQL_DATE'],
  ['java.sql.Time', 'SQL_TIME'],
  ['java.sql.Timestamp', 'SQL_TIMESTAMP'],
  ['java.time.LocalDate', 'LOCAL_DATE'],
  ['java.time.LocalTime', 'LOCAL_TIME'],
  ['java.time.LocalDateTime', 'LOCAL_DATE_TIME'],
  ['java.time.Instant', 'INSTANT'],
]);

const PRIMITIVES: ReadonlyMap<string, string> = new Map(
  ['BYTE', 'BOOLEAN', 'SHORT', 'INT', 'LONG', 'FLOAT', 'DOUBLE', 'CHAR'].map((name) => [name.toLowerCase(), name]),
);

export interface TypeExpressionContext {
  readonly names: NamesInFile;
  readonly version: FlinkVersion;
  /** The written type, as the code may repeat it where the expression stands. */
  readonly text: (node: TypeNode) => string;
  /** Code for a type variable; null where there is none. */
  readonly variable: (name: string) => string | null;
}

/**
 * Code for a type, given as it is written and as it is resolved; null for what cannot be said. Classes of the project
 * are left to Flink, which may or may not have a serializer for them.
 */
export function typeExpression(type: JavaType, node: TypeNode, context: TypeExpressionContext): string | null {
  const types = context.names.of(`${TYPE_INFO}.Types`);
  switch (type.kind) {
    case 'variable':
      return context.variable(type.name);
    case 'primitive': {
      const constant = PRIMITIVES.get(type.name);
      return constant ? `${types}.${constant}` : null;
    }
    case 'array': {
      if (node.kind !== 'array') {
        return null;
      }
      const primitive = type.element.kind === 'primitive' ? PRIMITIVES.get(type.element.name) : undefined;
      if (primitive) {
        // Types.PRIMITIVE_ARRAY loses the type of its result
        return `${context.names.of(`${TYPE_INFO}.PrimitiveArrayTypeInfo`)}.${primitive}_PRIMITIVE_ARRAY_TYPE_INFO`;
      }
      const element = typeExpression(type.element, node.element, context);
      return element && `${types}.OBJECT_ARRAY(${element})`;
    }
    case 'class':
      return node.kind === 'named' ? ofClass(type, node, types, context) : null;
    default:
      return null;
  }
}

function ofClass(
  type: JavaType & { readonly kind: 'class' },
  node: TypeNode & { readonly kind: 'named' },
  types: string,
  context: TypeExpressionContext,
): string | null {
  const constant = CONSTANTS.get(type.name);
  if (constant) {
    return `${types}.${constant}`;
  }
  const method = methodOf(type.name, context.version);
  const nodes = node.arguments ?? [];
  if (method === null || nodes.length !== type.arguments.length || nodes.length === 0) {
    const isPlain = method === null && type.arguments.length === 0 && nodes.length === 0;
    return isPlain ? `${context.names.of(`${TYPE_INFO}.TypeInformation`)}.of(${context.text(node)}.class)` : null;
  }
  const parts = type.arguments.map((argument, i) => {
    const written = nodes[i];
    return written ? typeExpression(argument, written, context) : null;
  });
  return parts.every((part) => part !== null) ? `${types}.${method}(${parts.join(', ')})` : null;
}

/**
 * The same for a type that nobody wrote where the expression is to stand; null as well where a part of it would be left
 * to Kryo, or is not known.
 */
export function nativeTypeExpression(
  type: JavaType,
  names: NamesInFile,
  version: FlinkVersion,
  project: TypesOfProject,
): string | null {
  if (type.kind !== 'class') {
    return null;
  }
  const types = names.of(`${TYPE_INFO}.Types`);
  const constant = CONSTANTS.get(type.name);
  if (constant) {
    return `${types}.${constant}`;
  }
  const method = methodOf(type.name, version);
  if (method !== null) {
    const parts = type.arguments.map((part) => nativeTypeExpression(part, names, version, project));
    return parts.length > 0 && parts.every((part) => part !== null) ? `${types}.${method}(${parts.join(', ')})` : null;
  }
  const isNative =
    type.arguments.length === 0 && !containsKind(project.typeInformation(type), 'kryo', 'unknown', 'error');
  return isNative
    ? `${names.of(`${TYPE_INFO}.TypeInformation`)}.of(${names.of(canonicalName(type.name))}.class)`
    : null;
}

function methodOf(name: string, version: FlinkVersion): string | null {
  switch (name) {
    case 'java.util.List':
      return 'LIST';
    case 'java.util.Map':
      return 'MAP';
    case 'java.util.Set':
      return isAtLeast(version, 2, 0) ? 'SET' : null;
    default:
      return /^org\.apache\.flink\.api\.java\.tuple\.Tuple\d+$/.test(name) ? 'TUPLE' : null;
  }
}
