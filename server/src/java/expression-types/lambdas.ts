/** Lambdas and method references as functions: what they take, and what they tell of their target (JLS 15.27). */
import type { LambdaExpression } from '../ast';
import type { JavaType } from '../class-model';
import type { Attributing, MethodReference } from './attributing';
import type { Inference } from './inference';
import type { FunctionType } from './members';
import type { MethodReferences } from './method-references';
import { isVoid } from './types';

export class Lambdas {
  constructor(
    private readonly whole: Attributing,
    private readonly references: MethodReferences,
  ) {}

  /** Reads a lambda or a method reference where `target` is asked for. */
  function(expression: LambdaExpression | MethodReference, target: JavaType, inference: Inference): void {
    if (target.kind === 'variable' && inference.isOpen(target)) {
      const run = () => this.functionFor(expression, inference.resolve(target), inference);
      inference.wait({ inputs: [target], outputs: [], run });
    } else {
      this.functionFor(expression, target, inference);
    }
  }

  private functionFor(expression: LambdaExpression | MethodReference, target: JavaType, inference: Inference): void {
    const type = this.whole.known.members.functionOf(target);
    if (!type) {
      inference.blur(target);
      if (expression.kind === 'lambda') {
        this.whole.settleParameters(expression, []);
      }
      return;
    }
    this.whole.settleFunction(expression, type, inference);
    if (expression.kind === 'lambda') {
      this.lambda(expression, type, inference);
    } else {
      this.references.reference(expression, type, inference);
    }
  }

  private lambda(lambda: LambdaExpression, { parameters, result }: FunctionType, inference: Inference): void {
    let inputs = parameters;
    const explicit = lambda.parameters.every(({ type }) => type !== null && type.kind !== 'var');
    if (explicit) {
      lambda.parameters.forEach(({ type }, i) => {
        const asked = parameters[i];
        if (type && asked) {
          inference.equal(this.whole.written(type, lambda), asked);
        }
      });
      inputs = [];
    }
    const run = () => {
      this.whole.settleParameters(
        lambda,
        parameters.map((parameter) => inference.resolve(parameter)),
      );
      if (isVoid(result)) {
        return;
      }
      const results = this.whole.bindings.returns.get(lambda) ?? [];
      for (const each of results) {
        this.whole.argument(each, result, inference);
      }
    };
    inference.wait({ inputs, outputs: [result], run });
  }
}
