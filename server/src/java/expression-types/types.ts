/** Types as values: erasure, boxing, substitution, equality. */
import {
  type ClassType,
  classType,
  type JavaType,
  OBJECT,
  type PrimitiveName,
  type UnknownType,
  type VariableType,
} from '../class-model';
import { typeKey } from '../type-parts';

export const VOID: JavaType = { kind: 'primitive', name: 'void' };
export const BOOLEAN: JavaType = { kind: 'primitive', name: 'boolean' };
export const INT: JavaType = { kind: 'primitive', name: 'int' };
export const STRING: ClassType = classType('java.lang.String');
/** The type of `null`; it never leaves this room. */
export const NULL_TYPE: UnknownType = { kind: 'unknown', text: 'null', why: 'inferred' };

/** A type that could not be worked out; `text` names what it is the type of. */
export function unknown(text = '', why: UnknownType['why'] = 'inferred'): UnknownType {
  return { kind: 'unknown', text, why };
}

const WRAPPERS: ReadonlyMap<PrimitiveName, ClassType> = new Map([
  ['boolean', classType('java.lang.Boolean')],
  ['byte', classType('java.lang.Byte')],
  ['short', classType('java.lang.Short')],
  ['char', classType('java.lang.Character')],
  ['int', classType('java.lang.Integer')],
  ['long', classType('java.lang.Long')],
  ['float', classType('java.lang.Float')],
  ['double', classType('java.lang.Double')],
  ['void', classType('java.lang.Void')],
]);
const PRIMITIVE_OF: ReadonlyMap<string, PrimitiveName> = new Map(
  [...WRAPPERS].filter(([name]) => name !== 'void').map(([name, { name: wrapper }]) => [wrapper, name]),
);

/** `Integer` of `int`; every other type as it is. */
export function boxed(type: JavaType): JavaType {
  return type.kind === 'primitive' ? (WRAPPERS.get(type.name) ?? type) : type;
}

/** `int` of `int` and `Integer`; null for what is no number, boolean or character. */
export function unboxed(type: JavaType): PrimitiveName | null {
  if (type.kind === 'primitive') {
    return type.name === 'void' ? null : type.name;
  }
  return type.kind === 'class' ? (PRIMITIVE_OF.get(type.name) ?? null) : null;
}

/** The type's erasure (JLS 4.6). */
export function erasure(type: JavaType): JavaType {
  switch (type.kind) {
    case 'class':
      return type.arguments.length === 0 ? type : classType(type.name);
    case 'array':
      return { kind: 'array', element: erasure(type.element) };
    case 'variable':
      return type.bounds[0] ? erasure(type.bounds[0]) : OBJECT;
    case 'wildcard':
      return erasure(upperBound(type));
    default:
      return type;
  }
}

/** What can be done with a value of a wildcard: its upper bound. */
export function upperBound(type: JavaType): JavaType {
  return type.kind === 'wildcard' ? (type.bound === 'extends' && type.type ? type.type : OBJECT) : type;
}

export function sameTypes(a: JavaType, b: JavaType): boolean {
  return typeKey(a) === typeKey(b);
}

export function isVoid(type: JavaType): boolean {
  return sameTypes(type, VOID);
}

/** What a variable is replaced by; undefined leaves it. */
export type Replacement = (variable: VariableType) => JavaType | undefined;

/**
 * The type with variables replaced. A wildcard that is put in place of a variable counts as captured: its bound stands
 * where a type must stand, it stays where an argument may be a wildcard.
 */
export function replaced(type: JavaType, replacement: Replacement): JavaType {
  return upperBound(replacedArgument(type, replacement));
}

function replacedArgument(type: JavaType, replacement: Replacement): JavaType {
  switch (type.kind) {
    case 'variable':
      return replacement(type) ?? type;
    case 'class':
      return type.arguments.length === 0
        ? type
        : { ...type, arguments: type.arguments.map((argument) => replacedArgument(argument, replacement)) };
    case 'array':
      return { ...type, element: replaced(type.element, replacement) };
    case 'wildcard':
      return { ...type, type: type.type && replaced(type.type, replacement) };
    default:
      return type;
  }
}

/** `T` → argument, for the parameters of a class or method. */
export function replacementOf(
  parameters: readonly { readonly name: string }[],
  declaredBy: string,
  given: readonly (JavaType | undefined)[],
): Replacement {
  const byName = new Map(parameters.map(({ name }, i) => [name, given[i]]));
  return (variable) => (variable.declaredBy === declaredBy ? byName.get(variable.name) : undefined);
}
