/** State descriptors that code makes: `new MapStateDescriptor<>("orders", Types.STRING, Types.LONG)`. */
import { type DescriptorKind, descriptorClass } from '../../flink/state-descriptors';
import type { Expression } from '../../java/ast';
import { type JavaType, OBJECT } from '../../java/class-model';
import type { TypeExtractor } from '../../typeinfo/extract';
import { atom, type TypeInformation } from '../../typeinfo/type-information';
import type { CodePlace } from '../code-place';
import type { Value } from '../interpreter/value';
import { argumentsOf, type CodeOperand, codeOperand, frameOfBody, type Operand } from './code';
import { textOf } from './constant-values';
import type { Resolver } from './resolve';

export interface Descriptor {
  readonly kind: DescriptorKind;
  /** Null when it is not constant. */
  readonly name: string | null;
  readonly type: TypeInformation;
  /** Of a map's keys; null for all others. */
  readonly keyType: TypeInformation | null;
  /** The expression that makes it. */
  readonly place: CodePlace;
  /** What makes it: the same for the same descriptor, whatever way leads there. */
  readonly identity: object;
}

/** The descriptor that an operand comes to; null for everything else. */
export function descriptorOf(operand: Operand, resolver: Resolver, types: TypeExtractor): Descriptor | null {
  const made = resolver.resolve(operand);
  if (made.kind === 'value') {
    return ofValue(made.value, resolver, types);
  }
  const { expression, frame } = made;
  if (expression.kind !== 'new' || expression.body) {
    return null;
  }
  const type = resolver.pool.names.resolve(expression.type, frame.scope);
  const given = argumentsOf(expression, frame);
  return read(type, given, { file: frame.file, range: expression.range }, resolver.identityOf(made), resolver, types);
}

function ofValue(value: Value, resolver: Resolver, types: TypeExtractor): Descriptor | null {
  if (value.kind !== 'object' || value.body) {
    return null;
  }
  const given = value.arguments.map((argument): Operand => ({ kind: 'value', value: argument }));
  return read(value.type, given, value.place, value, resolver, types);
}

function read(
  type: JavaType,
  given: readonly Operand[],
  place: CodePlace,
  identity: object,
  resolver: Resolver,
  types: TypeExtractor,
): Descriptor | null {
  const descriptor = type.kind === 'class' ? descriptorClass(type.name) : null;
  const [name] = given;
  if (!descriptor || !name) {
    return null;
  }
  const typeAt = (position: number) => typeOf(given[position], resolver, types);
  return {
    kind: descriptor.kind,
    name: textOf(name, resolver),
    type: typeAt(descriptor.type),
    keyType: descriptor.keyType === null ? null : typeAt(descriptor.keyType),
    place,
    identity,
  };
}

/** What an argument that gives a type makes: a class, type information, or a serializer. */
function typeOf(argument: Operand | undefined, resolver: Resolver, types: TypeExtractor): TypeInformation {
  const made = argument && resolver.resolve(argument);
  if (made?.kind === 'value') {
    return ofTypeValue(made.value, types, resolver);
  }
  return made ? ofExpression(made, resolver, types) : unknown('it is not written');
}

function ofTypeValue(value: Value, types: TypeExtractor, resolver: Resolver): TypeInformation {
  switch (value.kind) {
    case 'class':
      return types.extractType(value.type);
    case 'object':
    case 'call':
      return value.expression
        ? ofExpression(codeOperand(value.expression, frameOfBody(value.within)), resolver, types)
        : unknown('this code is not followed');
    default:
      return unknown('this code is not followed');
  }
}

function ofExpression({ expression, frame }: CodeOperand, resolver: Resolver, types: TypeExtractor): TypeInformation {
  const { names } = resolver.pool;
  if (expression.kind === 'class-literal') {
    return types.extractType(names.resolve(expression.type, frame.scope));
  }
  const serializer = serializerName(expression);
  if (serializer !== null) {
    return atom('custom', OBJECT, serializer, [
      { code: 'other', member: null, message: 'the code gives the serializer itself' },
    ]);
  }
  const [only, ...others] = expression.kind === 'call' ? expression.arguments : [];
  // the class may have a name of its own: `TypeInformation.of(clazz)`
  if (expression.kind === 'call' && expression.name === 'of' && only && others.length === 0) {
    const inner = resolver.resolve(codeOperand(only, frame));
    if (inner.kind === 'value' && inner.value.kind === 'class') {
      return types.extractType(inner.value.type);
    }
    if (inner.kind === 'code' && inner.expression !== only && inner.expression.kind === 'class-literal') {
      return types.extractType(names.resolve(inner.expression.type, inner.frame.scope));
    }
  }
  return types.extractExpression(expression, { scope: frame.scope, names });
}

/** `LongSerializer` of `LongSerializer.INSTANCE` and of `new LongSerializer()`. */
function serializerName(expression: Expression): string | null {
  if (expression.kind === 'field' && expression.name === 'INSTANCE') {
    const { target } = expression;
    return target.kind === 'name' || target.kind === 'field'
      ? (/^\w+Serializer$/.exec(target.name)?.[0] ?? null)
      : null;
  }
  const written = expression.kind === 'new' && expression.type.kind === 'named' ? expression.type.name : '';
  return /(?:^|\.)(\w+Serializer)$/.exec(written)?.[1] ?? null;
}

function unknown(message: string): TypeInformation {
  return atom('unknown', OBJECT, null, [{ code: 'other', member: null, message }]);
}
