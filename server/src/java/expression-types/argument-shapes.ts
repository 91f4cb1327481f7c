/** What arguments tell before the method they are given to is known (JLS 15.12.2.2). */
import type { Expression, LambdaExpression } from '../ast';
import { classType, type JavaType } from '../class-model';
import { someType } from '../type-parts';
import type { Attributing } from './attributing';
import type { CallResolution, Resolution } from './call-resolution';
import type { MethodReferences } from './method-references';
import { hasDiamond, type NamesInCode } from './names-in-code';
import type { Shape } from './overloads';
import { resultsOf } from './switch-results';
import { isVoid, NULL_TYPE, unboxed, unknown } from './types';

export class ArgumentShapes {
  constructor(
    private readonly whole: Attributing,
    private readonly names: NamesInCode,
    private readonly calls: CallResolution,
    private readonly references: MethodReferences,
  ) {}

  /** What an argument tells before its target is known. */
  shape(expression: Expression): Shape {
    const options = this.options(expression);
    if (options) {
      return { kind: 'either', shapes: options.map((option) => this.shape(option)) };
    }
    switch (expression.kind) {
      case 'lambda':
        return { kind: 'lambda', lambda: expression, ...this.lambdaShape(expression) };
      case 'method-reference': {
        const only = this.references.exactMethod(expression);
        return { kind: 'reference', reference: expression, isVoid: only && isVoid(only.returnType) };
      }
      case 'call': {
        const resolution = this.calls.resolve(expression);
        return {
          kind: 'type',
          type:
            resolution && mentionsOwn(resolution)
              ? looseType(resolution.use.returnType)
              : this.whole.closed(expression, null),
        };
      }
      case 'new': {
        return {
          kind: 'type',
          type: hasDiamond(expression) ? this.names.createdType(expression) : this.whole.closed(expression, null),
        };
      }
      default:
        return { kind: 'type', type: this.whole.closed(expression, null) };
    }
  }

  /** False when the expression, or one of those it may give, is not known. */
  isKnown(expression: Expression): boolean {
    return isKnownShape(this.shape(expression));
  }

  /** The operands of a conditional or a switch that take its target's type; null for all else. */
  options(expression: Expression): readonly Expression[] | null {
    if (expression.kind !== 'conditional' && expression.kind !== 'switch') {
      return null;
    }
    const operands = resultsOf(expression);
    const allPrimitive = operands.every((operand) => {
      const shape = this.shape(operand);
      return shape.kind === 'type' && unboxed(shape.type) !== null;
    });
    return allPrimitive ? null : operands;
  }

  private lambdaShape(lambda: LambdaExpression): { canBeVoid: boolean; canBeValue: boolean } {
    const { body } = lambda;
    if (body.kind !== 'block') {
      const isStatement =
        ['call', 'new', 'assignment'].includes(body.kind) ||
        (body.kind === 'unary' && /^(\+\+|--)$/.test(body.operator));
      const explicit = lambda.parameters.every(({ type }) => type !== null && type.kind !== 'var');
      const called = explicit && body.kind === 'call' ? this.calls.resolve(body) : null;
      return { canBeVoid: isStatement, canBeValue: !called || !isVoid(called.use.returnType) };
    }
    const returnsValue = (this.whole.bindings.returns.get(lambda) ?? []).length > 0;
    const last = body.statements[body.statements.length - 1];
    const neverEnds = last?.kind === 'throw' || (last?.kind === 'loop' && last.form === 'while');
    return { canBeVoid: !returnsValue, canBeValue: returnsValue || neverEnds };
  }
}

function isKnownShape(shape: Shape): boolean {
  return shape.kind === 'either'
    ? shape.shapes.every(isKnownShape)
    : shape.kind !== 'type' || shape.type === NULL_TYPE || shape.type.kind !== 'unknown';
}

/** True when the result of a generic method depends on what is inferred. */
function mentionsOwn({ use, isGeneric }: Resolution): boolean {
  return (
    isGeneric &&
    someType(
      use.returnType,
      (part) => part.kind === 'variable' && use.method.typeParameters.some(({ name }) => name === part.name),
    )
  );
}

/** The class of a result before inference; unknown where it is a variable. */
function looseType(type: JavaType): JavaType {
  return type.kind === 'variable' ? unknown(type.name) : type.kind === 'class' ? classType(type.name) : unknown();
}
