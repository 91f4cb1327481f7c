/** Operators, conditionals, casts, arrays and literals: what depends on its parts alone. */
import type { Expression } from '../ast';
import { classType, type JavaType } from '../class-model';
import { hasUnknown } from '../type-parts';
import type { Attributing } from './attributing';
import { binaryType, literalType, primitiveConditional, unaryType } from './operators';
import { resultsOf } from './switch-results';
import { BOOLEAN, boxed, erasure, NULL_TYPE, unknown } from './types';

export class PlainExpressions {
  constructor(private readonly whole: Attributing) {}

  /** The type of an expression that is neither a name nor a call nor a function. */
  typeOf(expression: Expression): JavaType {
    const own = (part: Expression) => this.whole.closed(part, null);
    switch (expression.kind) {
      case 'literal':
        return literalType(expression.literal);
      case 'class-literal':
        return classType('java.lang.Class', boxed(erasure(this.whole.written(expression.type, expression))));
      case 'binary':
        return this.binary(expression);
      case 'unary':
        return unaryType(expression.operator, own(expression.operand));
      case 'assignment': {
        const left = own(expression.left);
        this.whole.closed(expression.right, expression.operator === '=' ? left : null);
        return left;
      }
      case 'conditional':
        own(expression.condition);
        return this.choice(resultsOf(expression));
      case 'switch':
        own(expression.subject);
        return this.choice(resultsOf(expression));
      case 'cast': {
        const type = this.whole.written(expression.type, expression);
        this.whole.closed(expression.value, type.kind === 'primitive' ? null : type);
        return type;
      }
      case 'instanceof':
        own(expression.value);
        return BOOLEAN;
      case 'new-array': {
        let type = this.whole.written(expression.element, expression);
        for (let i = 0; i < expression.dimensions; i++) {
          type = { kind: 'array', element: type };
        }
        if (expression.values) {
          this.whole.closed(expression.values, type);
        }
        return type;
      }
      case 'element': {
        const array = own(expression.array);
        own(expression.index);
        return array.kind === 'array' ? array.element : unknown();
      }
      default:
        return unknown();
    }
  }

  /** Of `a + b + c` each part, from the left. */
  private binary(expression: Extract<Expression, { kind: 'binary' }>): JavaType {
    const parts: Extract<Expression, { kind: 'binary' }>[] = [];
    let left: Expression = expression;
    for (; left.kind === 'binary'; left = left.left) {
      parts.push(left);
    }
    let type = this.whole.closed(left, null);
    for (const part of parts.reverse()) {
      type = binaryType(part.operator, type, this.whole.closed(part.right, null));
      if (part !== expression) {
        this.whole.settleType(part, type);
      }
    }
    return type;
  }

  private choice(operands: readonly Expression[]): JavaType {
    const types = operands.map((operand) => this.whole.closed(operand, null));
    const constants = operands.map(({ kind }) => kind === 'literal' || kind === 'unary');
    if (types.length === 0 || types.some((type) => type !== NULL_TYPE && hasUnknown(type))) {
      return unknown();
    }
    return primitiveConditional(types, constants) ?? this.whole.known.relations.leastUpperBound(types);
  }
}
