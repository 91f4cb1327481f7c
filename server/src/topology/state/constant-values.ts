/** The texts and numbers that operands come to, where they are constant. */
import type { Operand } from './code';
import { codeOperand } from './code';
import type { Resolver } from './resolve';

/** The text of a state's name; null when it is not constant. */
export function textOf(operand: Operand, resolver: Resolver): string | null {
  const made = resolver.resolve(operand);
  if (made.kind === 'value') {
    return made.value.kind === 'constant' && typeof made.value.value !== 'boolean' ? String(made.value.value) : null;
  }
  const { expression, frame } = made;
  switch (expression.kind) {
    case 'literal': {
      const { literal } = expression;
      return literal.type === 'string' || literal.type === 'char'
        ? literal.value
        : literal.type === 'number' && /^\d+$/.test(literal.text)
          ? literal.text
          : null;
    }
    case 'binary': {
      const left = textOf(codeOperand(expression.left, frame), resolver);
      const right = textOf(codeOperand(expression.right, frame), resolver);
      return expression.operator === '+' && left !== null && right !== null ? left + right : null;
    }
    case 'call': {
      // the name of a class: `Order.class.getSimpleName()`
      const { target, name } = expression;
      if (target?.kind !== 'class-literal' || !/^get(?:Simple)?Name$/.test(name)) {
        return null;
      }
      const type = resolver.pool.names.resolve(target.type, frame.scope);
      return type.kind !== 'class' ? null : name === 'getName' ? type.name : (/[^.$]+$/.exec(type.name)?.[0] ?? null);
    }
    case 'name':
    case 'field': {
      const constant = resolver.pool.constants.find(expression, frame.scope);
      return constant?.value ?? null;
    }
    default:
      return null;
  }
}

/** The number an operand is known to be. */
export function numberOf(operand: Operand, resolver: Resolver): number | null {
  const made = resolver.resolve(operand);
  if (made.kind === 'value') {
    const value = made.value.kind === 'constant' ? made.value.value : null;
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
  }
  const { expression, frame } = made;
  switch (expression.kind) {
    case 'literal': {
      const text = expression.literal.type === 'number' ? expression.literal.text.replace(/[_lL]/g, '') : '';
      return /^\d+$/.test(text) && !/^0\d/.test(text) ? Number(text) : null;
    }
    case 'binary': {
      const left = numberOf(codeOperand(expression.left, frame), resolver);
      const right = numberOf(codeOperand(expression.right, frame), resolver);
      return left === null || right === null ? null : calculated(expression.operator, left, right);
    }
    default:
      return null;
  }
}

function calculated(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '*':
      return left * right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    default:
      return null;
  }
}
