/** The values of literals and operators on constants (JLS 15). */
import type { LiteralValue } from '../../java/ast';
import type { ConstantValue, Value } from './value';

/** The value of a literal. */
export function literal(written: LiteralValue): Value {
  switch (written.type) {
    case 'string':
      return { kind: 'constant', value: written.value, origin: 'literal' };
    case 'char':
      return { kind: 'constant', value: written.value, origin: 'literal', isCharacter: true };
    case 'boolean':
      return { kind: 'constant', value: written.value, origin: 'literal' };
    case 'null':
      return { kind: 'null' };
    case 'number': {
      const value = numberOf(written.text);
      return value === null
        ? { kind: 'unknown', type: { kind: 'primitive', name: 'int' } }
        : { kind: 'constant', value, origin: 'literal' };
    }
  }
}

/** A number that code works with, or a name for it. */
export function constant(value: ConstantValue['value'], origin: ConstantValue['origin'] = 'computed'): ConstantValue {
  return { kind: 'constant', value, origin };
}

function numberOf(text: string): bigint | number | null {
  const digits = text.replaceAll('_', '');
  if (/^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)[lL]?$/.test(digits)) {
    const plain = digits.replace(/[lL]$/, '');
    const octal = /^0\d+$/.test(plain);
    return octal && /[89]/.test(plain) ? null : BigInt(octal ? `0o${plain.slice(1)}` : plain);
  }
  return /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?$/.test(digits) ? Number.parseFloat(digits) : null;
}

/** The result of an operator on two values; null when it is not known. */
export function binary(operator: string, left: Value, right: Value): ConstantValue | null {
  if (operator === '+' && (isText(left) || isText(right))) {
    const [a, b] = [textOf(left), textOf(right)];
    return a === null || b === null ? null : constant(a + b, concatenated(left, right));
  }
  if (left.kind === 'enum' && right.kind === 'enum' && left.class === right.class) {
    const same = left.name === right.name;
    return operator === '==' ? constant(same) : operator === '!=' ? constant(!same) : null;
  }
  if (left.kind === 'null' && right.kind === 'null') {
    return operator === '==' ? constant(true) : operator === '!=' ? constant(false) : null;
  }
  if (left.kind !== 'constant' || right.kind !== 'constant') {
    return null;
  }
  const [a, b] = [left.value, right.value];
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    return integers(operator, a, b);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    return booleans(operator, a, b);
  }
  return null;
}

function integers(operator: string, a: bigint, b: bigint): ConstantValue | null {
  switch (operator) {
    case '+':
      return constant(a + b);
    case '-':
      return constant(a - b);
    case '*':
      return constant(a * b);
    case '/':
      return b === 0n ? null : constant(a / b);
    case '%':
      return b === 0n ? null : constant(a % b);
    case '<<':
      return b >= 0n && b < 31n && a >= 0n && a << b < 2n ** 31n ? constant(a << b) : null;
    case '==':
      return constant(a === b);
    case '!=':
      return constant(a !== b);
    case '<':
      return constant(a < b);
    case '>':
      return constant(a > b);
    case '<=':
      return constant(a <= b);
    case '>=':
      return constant(a >= b);
    default:
      return null;
  }
}

function booleans(operator: string, a: boolean, b: boolean): ConstantValue | null {
  switch (operator) {
    case '&&':
    case '&':
      return constant(a && b);
    case '||':
    case '|':
      return constant(a || b);
    case '==':
      return constant(a === b);
    case '!=':
    case '^':
      return constant(a !== b);
    default:
      return null;
  }
}

/** The result of an operator on one value; null when it is not known. */
export function unary(operator: string, operand: Value): ConstantValue | null {
  if (operand.kind !== 'constant') {
    return null;
  }
  const { value } = operand;
  if (operator === '!' && typeof value === 'boolean') {
    return constant(!value);
  }
  if (operator === '-' && (typeof value === 'bigint' || typeof value === 'number')) {
    return constant(-value, operand.origin);
  }
  return null;
}

function isText(value: Value): boolean {
  return value.kind === 'constant' && typeof value.value === 'string' && !value.isCharacter;
}

/** The text that string concatenation and `String.valueOf` make of a value; null when it is not known. */
export function textOf(value: Value): string | null {
  if (value.kind === 'constant') {
    // how a floating point number is shown differs from JavaScript
    return typeof value.value === 'number' ? null : String(value.value);
  }
  return value.kind === 'null' ? 'null' : null;
}

function concatenated(left: Value, right: Value): ConstantValue['origin'] {
  const computed = [left, right].some((part) => part.kind === 'constant' && part.origin === 'computed');
  return computed ? 'computed' : 'constant';
}
