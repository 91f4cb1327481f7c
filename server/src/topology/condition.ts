/** What an arm of a choice knows about a condition, so that two choices on the same one are told apart. */
import type { Expression } from '../java/ast';

/** `subject` is, or is not, `equals`: `mode` is `"kafka"`, `params.has("test")` is not `true`. */
export interface Condition {
  readonly subject: string;
  readonly equals: string;
  readonly holds: boolean;
}

/** What is true in the first arm of an `if` on this expression; null when it is not simple enough. */
export function conditionOf(expression: Expression): Condition | null {
  if (expression.kind === 'unary' && expression.operator === '!') {
    return opposite(conditionOf(expression.operand));
  }
  if (expression.kind === 'binary' && (expression.operator === '==' || expression.operator === '!=')) {
    const [subject, literal] = subjectAndLiteral(expression.left, expression.right);
    return subject === null || literal === null
      ? null
      : { subject, equals: literal, holds: expression.operator === '==' };
  }
  if (expression.kind === 'call' && /^equals(IgnoreCase)?$/.test(expression.name) && expression.target) {
    const [argument, ...others] = expression.arguments;
    const [subject, literal] =
      argument && others.length === 0 ? subjectAndLiteral(expression.target, argument) : [null, null];
    if (subject !== null && literal !== null) {
      return { subject, equals: literal, holds: true };
    }
  }
  const subject = shown(expression);
  return subject === null ? null : { subject, equals: 'true', holds: true };
}

/** The same condition with the other outcome. */
export function opposite(condition: Condition | null): Condition | null {
  return condition && { ...condition, holds: !condition.holds };
}

/** True when the two cannot both be. */
export function contradict(a: Condition, b: Condition): boolean {
  if (a.subject !== b.subject) {
    return false;
  }
  return a.equals === b.equals ? a.holds !== b.holds : a.holds && b.holds;
}

function subjectAndLiteral(a: Expression, b: Expression): readonly [string | null, string | null] {
  return a.kind === 'literal'
    ? [shown(b), shown(a)]
    : [shown(a), b.kind === 'literal' || isConstantName(b) ? shown(b) : null];
}

function isConstantName(expression: Expression): boolean {
  return (expression.kind === 'name' || expression.kind === 'field') && /^[A-Z][A-Z0-9_]*$/.test(expression.name);
}

/** The expression as text, where it gives the same value each time it is read. */
function shown(expression: Expression): string | null {
  switch (expression.kind) {
    case 'literal':
      return 'value' in expression.literal
        ? JSON.stringify(expression.literal.value)
        : 'text' in expression.literal
          ? expression.literal.text
          : 'null';
    case 'name':
      return expression.name;
    case 'this':
      return 'this';
    case 'field': {
      const target = shown(expression.target);
      return target === null ? null : `${target}.${expression.name}`;
    }
    case 'call': {
      const target = expression.target ? shown(expression.target) : '';
      const values = expression.arguments.map(shown);
      const known = target !== null && values.every((value) => value !== null);
      return known && !/random|next|poll|now/i.test(expression.name)
        ? `${target}.${expression.name}(${values.join()})`
        : null;
    }
    case 'element': {
      const [array, index] = [shown(expression.array), shown(expression.index)];
      return array === null || index === null ? null : `${array}[${index}]`;
    }
    default:
      return null;
  }
}
