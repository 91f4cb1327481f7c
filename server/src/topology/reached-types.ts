/** The types that a file's code shows to reach a stream or a state, so that Flink must choose a serializer for them. */
import type { TextRange } from '../base/text-range';
import { isStreamClass, streamClass } from '../flink/stream-api';
import {
  type AstNode,
  type CallExpression,
  type Expression,
  type NewExpression,
  type TypeNode,
  walk,
} from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import type { JavaType } from '../java/class-model';
import { scopeOf, withVariables } from '../java/class-scope';
import type { Scope } from '../java/names';
import { type DeclaredType, declaredTypes, type SourceFile } from '../java/source-set';
import { takesType } from './explicit-types';
import { functionTypes } from './function-types';
import { operatorsIn } from './operators';
import type { JobProgram } from './transformation';

/** A type with the place that shows that Flink serializes it. */
export interface ReachedType {
  readonly type: JavaType;
  readonly by: 'stream' | 'state';
  readonly file: string;
  readonly range: TextRange;
}

/**
 * The evidence of one file: what its code declares, then what the functions of its programs do; types that are not
 * known here are left out.
 */
export function reachedTypes(
  file: SourceFile,
  programs: readonly JobProgram[],
  classes: SourceClassPool,
): ReachedType[] {
  return [...typesInDeclarations(file, classes), ...typesInFunctions(file, programs, classes)];
}

function typesInFunctions(file: SourceFile, programs: readonly JobProgram[], classes: SourceClassPool): ReachedType[] {
  return programs.flatMap((program) =>
    operatorsIn(program, file.path).flatMap((operator): ReachedType[] => {
      const { streams, states } = functionTypes(operator, classes);
      const place = { file: file.path, range: operator.callRange };
      return [
        ...states.filter(isKnown).map((type): ReachedType => ({ type, by: 'state', ...place })),
        ...streams.filter(isKnown).map((type): ReachedType => ({ type, by: 'stream', ...place })),
      ];
    }),
  );
}

function typesInDeclarations(file: SourceFile, classes: SourceClassPool): ReachedType[] {
  const types = file.scan.mentionsFlink ? [...declaredTypes(file)] : [];
  return types.flatMap((type) => typesDeclaredIn(type, classes));
}

function typesDeclaredIn(type: DeclaredType, classes: SourceClassPool): ReachedType[] {
  const { file, declaration, binaryName } = type;
  const scope = scopeOf(type, classes.names);
  const reached: ReachedType[] = [];
  const collect = (node: unknown, inner: Scope) => {
    walk(node, (below) => {
      for (const { type: found, by, range } of evidenceOf(below, inner, classes)) {
        if (isKnown(found)) {
          reached.push({ type: found, by, file: file.path, range });
        }
      }
      return true;
    });
  };
  collect([declaration.fields, declaration.initializers], scope);
  for (const method of declaration.methods) {
    const owner = `${binaryName}#${method.name}`;
    collect(method, withVariables(scope, method.typeParameters, owner, classes.names));
  }
  return reached;
}

interface Evidence {
  readonly type: JavaType;
  readonly by: 'stream' | 'state';
  readonly range: TextRange;
}

function evidenceOf(node: AstNode, scope: Scope, classes: SourceClassPool): Evidence[] {
  switch (node.kind) {
    case 'local':
      return node.initializer && hasExplicitType(node.initializer) ? [] : inStreamType(node.type, scope, classes);
    case 'method':
      return [node.returnType, ...node.parameters.map((p) => p.type)].flatMap((type) =>
        type ? inStreamType(type, scope, classes) : [],
      );
    case 'new':
      return inStateDescriptor(node, scope, classes);
    case 'call':
      return inTypeCall(node, scope, classes);
    default:
      return [];
  }
}

/** `Order` of `DataStream<Order>`. */
function inStreamType(node: TypeNode, scope: Scope, classes: SourceClassPool): Evidence[] {
  const element = node.kind === 'named' ? node.arguments?.[0] : undefined;
  const type = element && classes.names.resolveClass(node, scope);
  const stream = type ? streamClass(type.name) : null;
  return element && stream && isStreamClass(stream, 'DataStream')
    ? [{ type: classes.names.resolve(element, scope), by: 'stream', range: element.range }]
    : [];
}

const DESCRIPTOR = /^org\.apache\.flink\.api\.common\.state\.(Value|List|Map|Reducing|Aggregating)StateDescriptor$/;

/** `Order` of `new ValueStateDescriptor<>("orders", Order.class)`. */
function inStateDescriptor(node: NewExpression, scope: Scope, classes: SourceClassPool): Evidence[] {
  const type = node.type.kind === 'named' ? classes.names.resolveClass(node.type, scope) : null;
  return type && DESCRIPTOR.test(type.name) ? classLiterals(node.arguments, 'state', scope, classes) : [];
}

const TYPE_INFORMATION = 'org.apache.flink.api.common.typeinfo.TypeInformation';
const TYPES = 'org.apache.flink.api.common.typeinfo.Types';

/** `Order` of `TypeInformation.of(Order.class)`, `Types.POJO(Order.class)` and `.returns(Order.class)`. */
function inTypeCall(node: CallExpression, scope: Scope, classes: SourceClassPool): Evidence[] {
  if (node.arguments.length !== 1) {
    return [];
  }
  if (node.name === 'returns' && node.target) {
    return classLiterals(node.arguments, 'stream', scope, classes);
  }
  const owner = node.target?.kind === 'name' ? classes.names.className(node.target.name, scope) : null;
  const names = (owner === TYPE_INFORMATION && node.name === 'of') || (owner === TYPES && node.name === 'POJO');
  return names ? classLiterals(node.arguments, 'stream', scope, classes) : [];
}

function classLiterals(
  expressions: readonly Expression[],
  by: Evidence['by'],
  scope: Scope,
  classes: SourceClassPool,
): Evidence[] {
  return expressions.flatMap((expression) =>
    expression.kind === 'class-literal'
      ? [{ type: classes.names.resolve(expression.type, scope), by, range: expression.range }]
      : [],
  );
}

/** Calls that change nothing about the type of the stream they return. */
const SETTINGS = new Set([
  'name',
  'uid',
  'setUidHash',
  'setParallelism',
  'setMaxParallelism',
  'forceNonParallel',
  'setBufferTimeout',
  'disableChaining',
  'startNewChain',
  'slotSharingGroup',
  'setDescription',
]);

/** True when the last call that makes the stream is told its type, so that Flink does not extract it from the class. */
function hasExplicitType(expression: Expression): boolean {
  let call = expression;
  while (call.kind === 'call' && SETTINGS.has(call.name) && call.target) {
    call = call.target;
  }
  if (call.kind !== 'call') {
    return false;
  }
  if (call.name === 'returns') {
    return true;
  }
  return takesType(call.name, call.arguments);
}

function isKnown(type: JavaType): boolean {
  switch (type.kind) {
    case 'unknown':
    case 'variable':
    case 'wildcard':
      return false;
    case 'class':
      return type.arguments.every(isKnown);
    case 'array':
      return isKnown(type.element);
    case 'primitive':
      return true;
  }
}
