/** Follows expressions: what each stands for, and what it adds to the job on the way. */

import { comparePositions } from '../../base/text-range';
import type { Expression, NewExpression } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { Calls } from './calls';
import { classNamed } from './class-names';
import { binary, literal, unary } from './constant-folding';
import { arrayOf, contentOf, elementAt } from './containers';
import { asDeclared } from './declared-type';
import type { Fields } from './fields';
import { eitherOf } from './join-values';
import type { Objects } from './objects';
import type { Reader } from './reader';
import type { StatementReader } from './statements';
import { unknown } from './unknown-value';
import type { ClassValue, Value } from './value';

export interface Parts {
  readonly statements: StatementReader;
  readonly fields: Fields;
  readonly objects: Objects;
  readonly calls: Calls;
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
        return parts.calls.call(expression);
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
          expression.target && classNamed(expression.target, this.reader, this.parts.fields) === null
            ? this.value(expression.target)
            : null;
        return { kind: 'reference', expression, within: this.here(), place: run.place(expression.range), receiver };
      }
      case 'class-literal':
        return { kind: 'class', type: reader.typeOf(expression.type) } satisfies ClassValue;
      case 'switch':
        return parts.statements.switch(expression);
      case 'binary':
        return this.binary(expression);
      case 'unary':
        return /^(?:\+\+|--)$/.test(expression.operator)
          ? this.step(expression)
          : (unary(expression.operator, this.value(expression.operand)) ?? unknown());
      case 'instanceof':
        this.value(expression.value);
        return unknown();
      case 'element': {
        const index = this.value(expression.index);
        const array = this.value(expression.array);
        const held = expression.array.kind === 'name' ? elementAt(contentOf(array, reader), index) : null;
        if (held) {
          return held;
        }
        return array.kind === 'unknown' && array.type.kind === 'array'
          ? reader.found(array.type.element, expression)
          : unknown();
      }
      case 'array-values': {
        const values = expression.values.map((value) => this.value(value));
        return this.array(values, unknown().type, expression);
      }
      case 'new-array': {
        const given = expression.values?.kind === 'array-values' ? expression.values.values : [];
        const values = given.map((value) => this.value(value));
        return this.array(values, { kind: 'array', element: reader.typeOf(expression.element) }, expression);
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

  private array(values: readonly Value[], type: JavaType, at: Expression): Value {
    const { reader } = this;
    if (values.some((value) => value.kind === 'stream')) {
      return arrayOf(values, type, at, reader.run);
    }
    for (const value of values) {
      reader.handOn(value);
    }
    return { kind: 'unknown', type };
  }

  private field(expression: Extract<Expression, { kind: 'field' }>): Value {
    const { fields } = this.parts;
    const owner = classNamed(expression.target, this.reader, this.parts.fields);
    if (owner !== null) {
      return fields.ofClass(owner, expression.name) ?? unknown();
    }
    if (expression.target.kind === 'super') {
      return fields.named(expression.name) ?? unknown();
    }
    if (expression.target.kind === 'field' && expression.target.name === 'this') {
      return fields.named(expression.name) ?? unknown(); // Outer.this.name
    }
    const target = this.value(expression.target);
    const held = /^f\d+$/.test(expression.name) ? contentOf(target, this.reader)?.elements : null;
    return fields.of(target, expression.name) ?? held?.[Number(expression.name.slice(1))] ?? unknown();
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

  /** `++n` gives what `n` holds then, `n++` what it held. */
  private step({ operator, operand, range }: Extract<Expression, { kind: 'unary' }>): Value {
    const before = this.value(operand);
    const one: Expression = { kind: 'literal', literal: { type: 'number', text: '1' }, range };
    const after = this.assignment({
      kind: 'assignment',
      operator: `${operator[0]}=`,
      left: operand,
      right: one,
      range,
    });
    return comparePositions(range.start, operand.range.start) < 0 ? after : before;
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
      if (left.array.kind === 'name' && locals.has(left.array.name)) {
        locals.set(left.array.name, unknown());
      }
      return value;
    }
    if (left.kind === 'name' || left.kind === 'field') {
      const target = left.kind === 'field' && left.target.kind !== 'this' ? left.target : null;
      const owner = target && classNamed(target, reader, parts.fields);
      const object = target && owner === null ? this.value(target) : null;
      parts.statements.nameAfter(value, left.name, expression.range.end);
      parts.fields.assign(owner, object, left.name, value, operator !== '=');
    }
    return value;
  }
}
