/** Types of literals and operators (JLS 3.10, 5.6, 15.15–15.26). */
import type { LiteralValue } from '../ast';
import type { JavaType, PrimitiveName } from '../class-model';
import { BOOLEAN, NULL_TYPE, STRING, unboxed, unknown } from './types';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);
const SHIFTS: ReadonlySet<string> = new Set(['<<', '>>', '>>>']);

export function literalType(literal: LiteralValue): JavaType {
  switch (literal.type) {
    case 'string':
      return STRING;
    case 'char':
      return { kind: 'primitive', name: 'char' };
    case 'boolean':
      return BOOLEAN;
    case 'null':
      return NULL_TYPE;
    case 'number':
      return { kind: 'primitive', name: numberType(literal.text.toLowerCase()) };
  }
}

function numberType(text: string): PrimitiveName {
  const isHex = text.startsWith('0x');
  if (text.endsWith('l')) {
    return 'long';
  }
  if (isHex) {
    return text.includes('p') ? (text.endsWith('f') ? 'float' : 'double') : 'int';
  }
  if (text.endsWith('f')) {
    return 'float';
  }
  return text.endsWith('d') || (/[.e]/.test(text) && !text.startsWith('0b')) ? 'double' : 'int';
}

export function binaryType(operator: string, left: JavaType, right: JavaType): JavaType {
  if (COMPARISONS.has(operator)) {
    return BOOLEAN;
  }
  if (operator === '+' && (isString(left) || isString(right))) {
    return STRING;
  }
  const [a, b] = [unboxed(left), unboxed(right)];
  if (SHIFTS.has(operator)) {
    return a ? { kind: 'primitive', name: promoted(a) } : unknown();
  }
  if (!a || !b) {
    return unknown();
  }
  if (a === 'boolean' || b === 'boolean') {
    return a === b && ['&', '|', '^'].includes(operator) ? BOOLEAN : unknown();
  }
  return { kind: 'primitive', name: wider(a, b) };
}

export function unaryType(operator: string, operand: JavaType): JavaType {
  if (operator === '!') {
    return BOOLEAN;
  }
  if (operator === '++' || operator === '--') {
    return operand;
  }
  const primitive = unboxed(operand);
  return primitive && primitive !== 'boolean' ? { kind: 'primitive', name: promoted(primitive) } : unknown();
}

/** A conditional whose operands are numbers or booleans (JLS 15.25.1, 15.25.2); null for other operands. */
export function primitiveConditional(types: readonly JavaType[], isSmallConstant: readonly boolean[]): JavaType | null {
  const names = types.map(unboxed);
  const [first] = types;
  if (names.some((name) => name === null) || !first) {
    return null;
  }
  if (types.every((type) => type.kind === first.kind && unboxed(type) === names[0])) {
    return first;
  }
  const primitives = names as PrimitiveName[];
  if (primitives.includes('boolean')) {
    return primitives.every((name) => name === 'boolean') ? BOOLEAN : null;
  }
  const distinct = new Set(primitives);
  if (distinct.size === 1) {
    return { kind: 'primitive', name: primitives[0] ?? 'int' };
  }
  // `flag ? someByte : 1` is a byte where the constant fits
  const narrow = primitives.find((name, i) => ['byte', 'short', 'char'].includes(name) && isSmallConstant[1 - i]);
  if (distinct.size === 2 && narrow && distinct.has('int')) {
    return unknown();
  }
  if (distinct.size === 2 && distinct.has('byte') && distinct.has('short')) {
    return { kind: 'primitive', name: 'short' };
  }
  return { kind: 'primitive', name: primitives.reduce(wider) };
}

function isString(type: JavaType): boolean {
  return type.kind === 'class' && type.name === STRING.name;
}

function promoted(name: PrimitiveName): PrimitiveName {
  return ['byte', 'short', 'char'].includes(name) ? 'int' : name;
}

function wider(a: PrimitiveName, b: PrimitiveName): PrimitiveName {
  return (['double', 'float', 'long'] as const).find((name) => a === name || b === name) ?? 'int';
}
