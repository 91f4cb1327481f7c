/** Follows what lambdas and method references do when the project's own code calls them. */
import type { Expression } from '../../java/ast';
import { dottedName } from '../../java/constants';
import { asDeclared } from './declared-type';
import { type MethodBodies, named } from './method-bodies';
import type { MethodCalls } from './method-calls';
import type { Reader } from './reader';
import type { Frame } from './run';
import { unknown } from './unknown-value';
import type { LambdaValue, ReferenceValue, Value } from './value';

export class FunctionCalls {
  constructor(
    private readonly reader: Reader,
    private readonly bodies: MethodBodies,
    private readonly methods: MethodCalls,
  ) {}

  /** Follows what a lambda or a method reference does with its arguments. */
  apply(called: LambdaValue | ReferenceValue, values: readonly Value[], range: Expression['range']): Value {
    if (called.kind === 'reference') {
      return this.applyReference(called, values, range);
    }
    const { reader } = this;
    const { expression, within } = called;
    if (reader.run.frames.length >= reader.run.limits.depth) {
      return this.methods.notTold('apply', values, range);
    }
    const locals = new Map(within.captured);
    expression.parameters.forEach((parameter, i) => {
      const type =
        parameter.type && parameter.type.kind !== 'var' ? reader.names.resolve(parameter.type, within.scope) : null;
      const value = values[i];
      locals.set(
        parameter.name,
        value ? asDeclared(named(value), type, reader) : type ? reader.valueOfType(type) : unknown(),
      );
    });
    const { body } = expression;
    let given: Value | null = null;
    const returned = this.bodies.inFrame(within, locals, range, () => {
      if (body.kind === 'block') {
        return reader.block(body.statements);
      }
      given = reader.value(body);
      return 'normal';
    });
    return given ?? returned ?? unknown();
  }

  private applyReference(
    { expression, within, receiver }: ReferenceValue,
    values: readonly Value[],
    range: Expression['range'],
  ): Value {
    const { reader } = this;
    const { target, type, name } = expression;
    const call = { name, range };
    if (receiver) {
      return reader.callMethod(receiver, name, values, expression);
    }
    const className = target
      ? this.inBody(within, () => reader.names.className(dottedName(target) ?? '', within.scope))
      : null;
    const resolved = type ? reader.names.resolve(type, within.scope) : null;
    const owner = className ?? (resolved?.kind === 'class' ? resolved.name : null);
    if (owner === null) {
      return this.methods.notTold(name, values, range);
    }
    if (name === 'new') {
      return reader.makeOf({ kind: 'class', name: owner, arguments: [] }, values, expression);
    }
    const isStatic = this.methods.callStatic(owner, call, values);
    const [first, ...rest] = values;
    return isStatic ?? (first ? reader.callMethod(first, name, rest, expression) : unknown());
  }

  private inBody<T>(within: Frame['body'], follow: () => T): T {
    const { run } = this.reader;
    run.frames.push(run.newFrame(within));
    try {
      return follow();
    } finally {
      run.frames.pop();
    }
  }
}
