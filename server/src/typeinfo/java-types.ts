/** What `java.lang.reflect.Type` says of a type: classes against generic types, erasure, equality, names. */
import { type ClassType, type JavaType, OBJECT, type PrimitiveName } from '../java/class-model';

/** `instanceof ParameterizedType`. */
export function isParameterized(type: JavaType): type is ClassType {
  return type.kind === 'class' && type.arguments.length > 0;
}

/** `instanceof Class`: a class without arguments, a primitive, or an array of such. */
export function isRaw(type: JavaType): boolean {
  switch (type.kind) {
    case 'class':
      return type.arguments.length === 0;
    case 'primitive':
      return true;
    case 'array':
      return isRaw(type.element);
    default:
      return false;
  }
}

/** The type's erasure (JLS 4.6). */
export function erasure(type: JavaType): JavaType {
  switch (type.kind) {
    case 'class':
      return type.arguments.length === 0 ? type : { kind: 'class', name: type.name, arguments: [] };
    case 'array':
      return { kind: 'array', element: erasure(type.element) };
    case 'variable':
      return type.bounds[0] ? erasure(type.bounds[0]) : OBJECT;
    case 'wildcard':
      return OBJECT;
    default:
      return type;
  }
}

const WRAPPERS: ReadonlyMap<PrimitiveName, string> = new Map([
  ['boolean', 'java.lang.Boolean'],
  ['byte', 'java.lang.Byte'],
  ['short', 'java.lang.Short'],
  ['char', 'java.lang.Character'],
  ['int', 'java.lang.Integer'],
  ['long', 'java.lang.Long'],
  ['float', 'java.lang.Float'],
  ['double', 'java.lang.Double'],
  ['void', 'java.lang.Void'],
]);

/** `ClassUtils.primitiveToWrapper`. */
export function primitiveToWrapper(type: JavaType): JavaType {
  return type.kind === 'primitive' ? { kind: 'class', name: WRAPPERS.get(type.name) ?? '', arguments: [] } : type;
}

/** `Type.equals`; null when that depends on a type that could not be resolved. */
export function sameType(a: JavaType, b: JavaType): boolean | null {
  if (a.kind === 'unknown' || b.kind === 'unknown') {
    return sameUnknown(a, b);
  }
  if (a.kind === 'class' && b.kind === 'class') {
    return a.name === b.name && a.arguments.length === b.arguments.length
      ? all(a.arguments.map((argument, i) => sameType(argument, b.arguments[i] ?? OBJECT)))
      : false;
  }
  if (a.kind === 'array' && b.kind === 'array') {
    return sameType(a.element, b.element);
  }
  if (a.kind === 'variable' && b.kind === 'variable') {
    return a.name === b.name && a.declaredBy === b.declaredBy;
  }
  if (a.kind === 'primitive' && b.kind === 'primitive') {
    return a.name === b.name;
  }
  if (a.kind === 'wildcard' && b.kind === 'wildcard') {
    return a.bound !== b.bound ? false : a.type && b.type ? sameType(a.type, b.type) : a.type === b.type;
  }
  return false;
}

/** An unresolved name is the same as itself, and differs from what has another simple name or is no class. */
function sameUnknown(a: JavaType, b: JavaType): boolean | null {
  const [first, second] = [writtenName(a), writtenName(b)];
  if (first === null || second === null) {
    return false;
  }
  if (first === '' || second === '') {
    return null;
  }
  if (a.kind === 'unknown' && b.kind === 'unknown' && first === second) {
    return true;
  }
  return lastName(first) === lastName(second) ? null : false;
}

function writtenName(type: JavaType): string | null {
  return type.kind === 'unknown' ? type.text : type.kind === 'class' ? type.name : null;
}

function lastName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
}

function all(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

/** `Type.getTypeName` of the erasure: `int[]`, `a.b.Outer$Inner`. */
export function erasedName(type: JavaType): string {
  const erased = erasure(type);
  switch (erased.kind) {
    case 'array':
      return `${erasedName(erased.element)}[]`;
    case 'class':
    case 'primitive':
      return erased.name;
    case 'unknown':
      return erased.text;
    default:
      return '';
  }
}
