/** Follows expressions: what each stands for, and what it adds to the job on the way. */

import { ENVIRONMENT_FACTORIES, streamClass } from '../../flink/stream-api';
import type { CallExpression, Expression, NewExpression } from '../../java/ast';
import { dottedName } from '../../java/constants';
import { binary, literal, unary } from './constant-folding';
import { asDeclared } from './declared-type';
import type { Fields } from './fields';
import { alternativesOf, eitherOf } from './join-values';
import type { LibraryCalls } from './library-calls';
import type { MethodCalls } from './method-calls';
import type { Objects } from './objects';
import type { Reader } from './reader';
import type { StatementReader } from './statements';
import type { StreamCalls } from './stream-calls';
import { unknown } from './unknown-value';
import type { ClassValue, Value } from './value';

export interface Parts {
  readonly statements: StatementReader;
  readonly fields: Fields;
  readonly objects: Objects;
  readonly methods: MethodCalls;
  readonly streams: StreamCalls;
  readonly library: LibraryCalls;
}

export class ExpressionReader {
  constructor(
    private readonly reader: Reader,
    private readonly parts: Parts,
  ) {}

  value(expression: Expression): Value {
    const { reader, parts } = this;
    const { run } = reader;
    run.step();
    switch (expression.kind) {
      case 'literal':
        return literal(expression.literal);
      case 'name':
        return parts.fields.named(expression.name) ?? unknown();
      case 'this':
        return run.frame.body.self ?? unknown();
      case 'field':
        return this.field(expression);
      case 'call':
        return this.call(expression);
      case 'new':
        return parts.objects.make(expression as NewExpression);
      case 'cast':
        return this.cast(expression);
      case 'conditional':
        return this.conditional(expression);
      case 'assignment':
        return this.assignment(expression);
      case 'lambda':
        return { kind: 'lambda', expression, within: this.here(), place: run.place(expression.range) };
      case 'method-reference': {
        const receiver =
          expression.target && this.classNamed(expression.target) === null ? this.value(expression.target) : null;
        return { kind: 'reference', expression, within: this.here(), place: run.place(expression.range), receiver };
      }
      case 'class-literal':
        return { kind: 'class', type: reader.typeOf(expression.type) } satisfies ClassValue;
      case 'switch':
        return parts.statements.switch(expression);
      case 'binary':
        return this.binary(expression);
      case 'unary':
        return unary(expression.operator, this.value(expression.operand)) ?? unknown();
      case 'instanceof':
        this.value(expression.value);
        return unknown();
      case 'element': {
        this.value(expression.index);
        const array = this.value(expression.array);
        return array.kind === 'unknown' && array.type.kind === 'array'
          ? reader.valueOfType(array.type.element)
          : unknown();
      }
      case 'array-values':
        this.handOnAll(expression.values);
        return unknown();
      case 'new-array': {
        for (const value of expression.values?.kind === 'array-values' ? expression.values.values : []) {
          reader.handOn(this.value(value));
        }
        return { kind: 'unknown', type: { kind: 'array', element: reader.typeOf(expression.element) } };
      }
      case 'broken':
        // half-typed code may still be about to give a uid to any stream
        for (const value of run.store.locals.values()) {
          reader.handOn(value);
        }
        return unknown();
      default:
        return unknown();
    }
  }

  /** The code that runs, with its variables as they are now. */
  here() {
    const { run } = this.reader;
    return { ...run.frame.body, captured: new Map(run.store.locals) };
  }

  /** The class that a name means, when no variable or field has it. */
  classNamed(target: Expression): string | null {
    const written = dottedName(target);
    const first = written?.split('.')[0] ?? '';
    if (written === null || this.reader.run.store.locals.has(first) || this.parts.fields.exists(first)) {
      return null;
    }
    const { names, run } = this.reader;
    const name = names.className(written, run.frame.body.scope);
    const dot = written.lastIndexOf('.');
    const outer = dot < 0 ? null : names.className(written.slice(0, dot), run.frame.body.scope);
    return outer !== null && this.parts.fields.isOfClass(outer, written.slice(dot + 1)) ? null : name;
  }

  private handOnAll(expressions: readonly Expression[]): void {
    for (const expression of expressions) {
      this.reader.handOn(this.value(expression));
    }
  }

  private field(expression: Extract<Expression, { kind: 'field' }>): Value {
    const { fields } = this.parts;
    const owner = this.classNamed(expression.target);
    if (owner !== null) {
      return fields.ofClass(owner, expression.name) ?? unknown();
    }
    if (expression.target.kind === 'super') {
      return fields.named(expression.name) ?? unknown();
    }
    if (expression.target.kind === 'field' && expression.target.name === 'this') {
      return fields.named(expression.name) ?? unknown(); // Outer.this.name
    }
    return fields.of(this.value(expression.target), expression.name) ?? unknown();
  }

  private call(call: CallExpression): Value {
    const { parts, reader } = this;
    if (call.target === null || call.target.kind === 'super') {
      const values = this.argumentsOf(call);
      return parts.methods.callHere(call, values) ?? parts.library.call(null, null, call, values);
    }
    const owner = this.classNamed(call.target);
    if (owner !== null) {
      return this.staticCall(owner, call);
    }
    return this.callOn(reader.value(call.target), call);
  }

  private argumentsOf(call: CallExpression): Value[] {
    return call.arguments.map((argument) => this.value(argument));
  }

  private staticCall(owner: string, call: CallExpression): Value {
    const { parts } = this;
    if (ENVIRONMENT_FACTORIES.has(call.name) && streamClass(owner) === 'StreamExecutionEnvironment') {
      return parts.streams.makeEnvironment(call, this.argumentsOf(call));
    }
    const values = this.argumentsOf(call);
    return (
      parts.streams.staticCall(owner, call, values) ??
      parts.methods.callStatic(owner, call, values) ??
      parts.library.call(owner, null, call, values)
    );
  }

  /** A call on each of the values that the receiver may be. */
  private callOn(target: Value, call: CallExpression): Value {
    const { parts, reader } = this;
    const alternatives = alternativesOf(target);
    if (alternatives.length > 1) {
      const results: Value[] = [];
      reader.run.choose(
        alternatives.map((one) => () => {
          results.push(this.callOn(one, call));
          return 'normal';
        }),
      );
      return results.reduce(eitherOf);
    }
    if (target.kind === 'environment' || target.kind === 'stream') {
      return parts.streams.call(target, call, () => this.argumentsOf(call));
    }
    return this.callWith(target, call, this.argumentsOf(call));
  }

  /** A call that is not written, such as the one a method reference stands for. */
  callNamed(target: Value, name: string, values: readonly Value[], at: Expression): Value {
    const { range } = at;
    const call: CallExpression = {
      kind: 'call',
      target: at,
      name,
      nameRange: range,
      typeArguments: [],
      arguments: [],
      range,
    };
    return target.kind === 'environment' || target.kind === 'stream'
      ? this.parts.streams.call(target, call, () => values)
      : this.callWith(target, call, values);
  }

  private callWith(target: Value, call: CallExpression, values: readonly Value[]): Value {
    const { parts } = this;
    return (
      parts.streams.callOnMade(target, call, values) ??
      parts.methods.callOn(target, call, values) ??
      parts.library.call(null, target, call, values)
    );
  }

  private cast(expression: Extract<Expression, { kind: 'cast' }>): Value {
    const { reader } = this;
    return asDeclared(this.value(expression.value), reader.typeOf(expression.type), reader);
  }

  private conditional(expression: Extract<Expression, { kind: 'conditional' }>): Value {
    const condition = this.value(expression.condition);
    if (condition.kind === 'constant' && typeof condition.value === 'boolean') {
      return this.value(condition.value ? expression.whenTrue : expression.whenFalse);
    }
    const values: Value[] = [];
    this.reader.run.choose(
      [expression.whenTrue, expression.whenFalse].map((arm) => () => {
        values.push(this.value(arm));
        return 'normal';
      }),
      expression.condition,
    );
    return values.reduce(eitherOf);
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>): Value {
    const left = this.value(expression.left);
    const { operator } = expression;
    if (left.kind === 'constant' && typeof left.value === 'boolean') {
      if ((operator === '&&' && !left.value) || (operator === '||' && left.value)) {
        return left;
      }
    }
    return this.operation(operator, left, this.value(expression.right));
  }

  private operation(operator: string, left: Value, right: Value): Value {
    return (
      binary(operator, left, right) ?? { ...unknown(), ...(/^[-+*/%]$/.test(operator) && { operands: [left, right] }) }
    );
  }

  private assignment(expression: Extract<Expression, { kind: 'assignment' }>): Value {
    const { reader, parts } = this;
    const { left, right, operator } = expression;
    const given = this.value(right);
    const value = operator === '=' ? given : this.operation(operator.slice(0, -1), this.value(left), given);
    const { locals } = reader.run.store;
    if (left.kind === 'name' && locals.has(left.name)) {
      const before = locals.get(left.name);
      const kept = before?.kind === 'stream' && value.kind === 'stream' ? { ...value, seenAs: before.seenAs } : value;
      parts.statements.nameAfter(kept, left.name, expression.range.end);
      locals.set(left.name, kept);
      return kept;
    }
    if (left.kind === 'element') {
      this.value(left.array);
      this.value(left.index);
      reader.handOn(value);
      return value;
    }
    if (left.kind === 'name' || left.kind === 'field') {
      const target = left.kind === 'field' && left.target.kind !== 'this' ? left.target : null;
      const owner = target && this.classNamed(target);
      const object = target && owner === null ? this.value(target) : null;
      parts.statements.nameAfter(value, left.name, expression.range.end);
      parts.fields.assign(owner, object, left.name, value, operator !== '=');
    }
    return value;
  }
}
