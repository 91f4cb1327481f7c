/** The types of the expressions of one member, worked out when they are asked for (JLS 15, 18). */
import type { Expression, LambdaExpression, TypeNode } from '../ast';
import { type JavaType, OBJECT } from '../class-model';
import { ArgumentShapes } from './argument-shapes';
import type { Attributing, InferredFunction, Knowledge, MethodOf } from './attributing';
import type { Bindings } from './bindings';
import { CallResolution } from './call-resolution';
import { Calls } from './calls';
import type { CodeScope } from './code-scope';
import { Inference } from './inference';
import { Lambdas } from './lambdas';
import type { MethodUse } from './members';
import { MethodReferences } from './method-references';
import { NamesInCode } from './names-in-code';
import type { Shape } from './overloads';
import { PlainExpressions } from './plain-expressions';
import { NULL_TYPE, unknown } from './types';

/** More expressions in one member than people write. */
const MOST_EXPRESSIONS = 100_000;
const DEEPEST = 150;

export class Attribution implements Attributing {
  private readonly results = new Map<Expression, JavaType>();
  private readonly functions = new Map<Expression, InferredFunction>();
  private readonly methods = new Map<Expression, MethodOf>();
  private readonly lambdaParameters = new Map<LambdaExpression, readonly JavaType[]>();
  private readonly started = new Set<Expression>();
  /** What to settle when the inference under way ends. */
  private settling: (() => void)[] = [];
  private count = 0;
  private depth = 0;

  private readonly plain = new PlainExpressions(this);
  private readonly names = new NamesInCode(this);
  private readonly resolution = new CallResolution(this, this.names);
  private readonly references = new MethodReferences(this, this.names);
  private readonly shapes = new ArgumentShapes(this, this.names, this.resolution, this.references);
  private readonly calls = new Calls(this, this.names, this.resolution);
  private readonly lambdas = new Lambdas(this, this.references);

  constructor(
    readonly bindings: Bindings,
    readonly known: Knowledge,
  ) {}

  /** Unknown where nothing tells. */
  typeOf(expression: Expression): JavaType {
    const type = this.lookUp(expression);
    return type === NULL_TYPE ? unknown('null') : type;
  }

  functionOf(expression: Expression): InferredFunction | null {
    this.readRoot(expression);
    return this.functions.get(expression) ?? null;
  }

  methodOf(expression: Expression): MethodOf | null {
    this.lookUp(expression);
    return this.methods.get(expression) ?? null;
  }

  lookUp(expression: Expression): JavaType {
    this.readRoot(expression);
    const found = this.results.get(expression);
    if (found) {
      return found;
    }
    const waits = expression.kind === 'lambda' || expression.kind === 'method-reference';
    return waits || !this.bindings.scopes.has(expression) ? unknown() : this.closed(expression, null);
  }

  private readRoot(expression: Expression): void {
    const root = this.bindings.roots.get(expression);
    if (root && !this.started.has(root.expression)) {
      this.started.add(root.expression);
      this.closed(root.expression, root.target && this.known.types.resolve(root.target, root.scope));
    }
  }

  initializerType(initializer: Expression): JavaType | null {
    const root = this.bindings.roots.get(initializer);
    // a variable that is used in its own initializer
    if (root && this.started.has(root.expression) && !this.results.has(initializer)) {
      return null;
    }
    const type = this.lookUp(initializer);
    return type === NULL_TYPE ? null : type;
  }

  lambdaParameter(lambda: LambdaExpression, index: number): JavaType | null {
    if (!this.lambdaParameters.has(lambda)) {
      this.readRoot(lambda);
    }
    return this.lambdaParameters.get(lambda)?.[index] ?? null;
  }

  scopeOf(expression: Expression): CodeScope {
    const scope = this.bindings.scopes.get(expression);
    if (!scope) {
      throw new Error('an expression of another member');
    }
    return scope;
  }

  written(node: TypeNode, at: Expression): JavaType {
    return this.known.types.resolve(node, this.scopeOf(at));
  }

  shape(expression: Expression): Shape {
    return this.shapes.shape(expression);
  }

  closed(expression: Expression, target: JavaType | null): JavaType {
    const before = this.results.get(expression);
    if (before) {
      return before;
    }
    return this.deeper(() => {
      if (++this.count > MOST_EXPRESSIONS) {
        return unknown();
      }
      const outer = this.settling;
      this.settling = [];
      const inference = new Inference(this.known.relations);
      if (target && target.kind !== 'unknown') {
        this.argument(expression, target, inference);
      } else {
        this.keep(expression, this.expression(expression, inference), inference);
      }
      inference.solve();
      for (const settle of this.settling) {
        settle();
      }
      this.settling = outer;
      return this.results.get(expression) ?? unknown();
    }, unknown());
  }

  deeper<T>(read: () => T, otherwise: T): T {
    this.depth++;
    const result = this.depth > DEEPEST ? otherwise : read();
    this.depth--;
    return result;
  }

  argument(expression: Expression, target: JavaType, inference: Inference): void {
    const options = this.shapes.options(expression);
    if (options) {
      for (const option of options) {
        this.argument(option, target, inference);
      }
      // a part that may be a number decides whether the target counts at all
      const isKnown = options.every((option) => this.shapes.isKnown(option));
      this.keep(expression, isKnown ? target : unknown(), inference);
      if (!isKnown) {
        inference.blur(target);
      }
    } else if (expression.kind === 'lambda' || expression.kind === 'method-reference') {
      this.keep(expression, target, inference);
      this.lambdas.function(expression, target, inference);
    } else if (expression.kind === 'array-values') {
      const element = target.kind === 'array' ? target.element : null;
      for (const value of expression.values) {
        this.closed(value, element);
      }
      this.keep(expression, target, inference);
    } else {
      const before = this.results.get(expression);
      const type = before ?? this.expression(expression, inference);
      if (!before) {
        this.keep(expression, type, inference);
      }
      if (expression.kind === 'new' && expression.body && target.kind === 'variable') {
        this.anonymousArgument(this.names.anonymousType(expression), target, inference);
      } else {
        inference.compatible(type, target);
      }
    }
  }

  /** A variable stands for the anonymous class itself, not for what it extends. */
  private anonymousArgument(type: JavaType | null, target: JavaType, inference: Inference): void {
    if (type) {
      inference.compatible(type, target);
    } else {
      inference.blur(target);
    }
  }

  /** The type of an expression; calls may leave variables open. */
  private expression(expression: Expression, inference: Inference): JavaType {
    switch (expression.kind) {
      case 'name':
        return this.names.nameType(expression);
      case 'this':
        return this.names.thisType(expression);
      case 'super':
        return this.names.typesOfSuper(expression)?.[0] ?? OBJECT;
      case 'field':
        return this.names.fieldType(expression);
      case 'call':
        return this.calls.call(expression, inference);
      case 'new':
        return this.calls.creation(expression, inference);
      default:
        return this.plain.typeOf(expression);
    }
  }

  /** Keeps what is found of an expression; open variables are filled in when they are known. */
  private keep(expression: Expression, type: JavaType, inference: Inference): void {
    this.results.set(expression, type);
    if (inference.isOpen(type)) {
      this.settling.push(() => this.results.set(expression, inference.resolve(type)));
    }
  }

  settleType(expression: Expression, type: JavaType): void {
    this.results.set(expression, type);
  }

  settleParameters(lambda: LambdaExpression, parameters: readonly JavaType[]): void {
    this.lambdaParameters.set(lambda, parameters);
  }

  settleFunction(expression: Expression, { parameters, result }: InferredFunction, inference: Inference): void {
    this.settling.push(() =>
      this.functions.set(expression, {
        parameters: parameters.map((parameter) => inference.resolve(parameter)),
        result: inference.resolve(result),
      }),
    );
  }

  settleMethod(expression: Expression, { owner, method }: MethodUse, returnType: JavaType, inference: Inference): void {
    const settle = () => this.methods.set(expression, { owner, method, returnType: inference.resolve(returnType) });
    if (inference.isOpen(returnType)) {
      this.settling.push(settle);
    }
    this.methods.set(expression, { owner, method, returnType });
  }
}
