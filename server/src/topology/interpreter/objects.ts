/** Makes objects: follows constructors and initializers as Java runs them (JLS 12.5). */

import { descriptorClass } from '../../flink/state-descriptors';
import { streamClass } from '../../flink/stream-api';
import type { Expression, MethodDeclaration, NewExpression } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { ClassCode, FoundMethod } from './class-code';
import { capturedIn, fieldKey, NO_VARIABLES, timeToLiveKey } from './field-keys';
import type { Fields } from './fields';
import { beginFilling } from './filled-objects';
import { chooseOverload } from './overloads';
import type { Reader } from './reader';
import type { Completion } from './run';
import { unknown } from './unknown-value';
import type { EnumValue, ObjectValue, Value } from './value';

export class Objects {
  constructor(
    private readonly reader: Reader,
    private readonly fields: Fields,
  ) {}

  /** `new Job(env)`, `new MapFunction<>() {…}`. */
  make(expression: NewExpression): Value {
    const { reader } = this;
    const values = expression.arguments.map((argument) => reader.value(argument));
    // a name behind `outer.new` is looked up in the class of `outer`
    const type = expression.outer ? unknown().type : reader.typeOf(expression.type);
    return this.makeWith(type, values, expression, expression.body);
  }

  /** @param at where it is made */
  makeWith(type: JavaType, values: readonly Value[], at: Expression, body: NewExpression['body'] = null): Value {
    const { reader } = this;
    const { run, codes } = reader;
    if (type.kind !== 'class') {
      for (const value of values) {
        reader.handOn(value);
      }
      return unknown(type);
    }
    const object: ObjectValue = {
      kind: 'object',
      exact: true,
      type,
      identity: run.number(),
      body,
      arguments: values,
      place: run.place(at.range),
      within: { ...run.frame.body, captured: new Map(run.store.locals) },
      expression: at,
    };
    if (body) {
      run.anonymous.push(object);
    }
    const code = codes.ofObject(object);
    if (!code) {
      const key = descriptorClass(type.name) && timeToLiveKey(object);
      if (key) {
        run.store.fields.set(key, { kind: 'null' });
      }
      beginFilling(object, run.store);
      if (!isFlink(type.name)) {
        run.observed?.hand(type.name, values, at.range);
        for (const value of values) {
          reader.handOn(value);
        }
      }
      return object;
    }
    this.construct(code, object, values, at.range);
    return object;
  }

  construct(code: ClassCode, self: Value, values: readonly Value[], at: Expression['range'] | null): void {
    const { reader } = this;
    const { codes } = reader;
    const found =
      code.extended === null ? chooseOverload(codes.constructors(code, values.length), values, reader) : null;
    const first = found && constructorCall(found.method);
    if (first !== 'super' && first !== 'this') {
      this.constructSuper(code, self, code.extended === null ? [] : values);
    }
    if (first !== 'this' && first !== 'super') {
      this.initialize(code, self);
    }
    if (found) {
      reader.invoke({ ...found, self, values, at, captured: capturedIn(found.owner, self) });
    } else if (code.extended === null && values.length > 0) {
      this.assignGenerated(code, self, values);
    }
  }

  /** Follows what each of the constructors of a class does that nobody is seen to call. */
  constructAny(code: ClassCode, self: Value): void {
    const { codes, run } = this.reader;
    const [first, ...others] = codes.constructors(code);
    if (!first || others.length === 0) {
      this.constructWith(first ?? null, code, self);
    } else {
      run.choose([first, ...others].map((each) => () => this.constructWith(each, code, self)));
    }
  }

  private constructWith(found: FoundMethod | null, code: ClassCode, self: Value): Completion {
    const begins = found && constructorCall(found.method);
    if (begins === null) {
      this.constructSuper(code, self, []);
      this.initialize(code, self);
    }
    if (found) {
      this.reader.invoke({ ...found, self, values: [], at: null, captured: NO_VARIABLES });
    }
    return 'normal';
  }

  /** `super(…)` and `this(…)` at the beginning of a constructor. */
  constructorCall(
    name: 'super' | 'this',
    code: ClassCode,
    self: Value,
    values: readonly Value[],
    at: Expression['range'],
  ): void {
    const { reader } = this;
    if (name === 'this') {
      const found = chooseOverload(reader.codes.constructors(code, values.length), values, reader);
      if (found) {
        const first = constructorCall(found.method);
        if (first === null) {
          this.constructSuper(code, self, []);
          this.initialize(code, self);
        }
        reader.invoke({ ...found, self, values, at, captured: capturedIn(found.owner, self) });
      }
      return;
    }
    this.constructSuper(code, self, values);
    this.initialize(code, self);
  }

  private constructSuper(code: ClassCode, self: Value, values: readonly Value[]): void {
    const parent = this.reader.codes.superclass(code);
    if (parent && parent.declaration.kind === 'class') {
      this.construct(parent, self, values, null);
    } else if (!parent) {
      for (const value of values) {
        this.reader.handOn(value);
      }
    }
  }

  /** Runs the initializers of a class's fields, and its initializer blocks. */
  private initialize(code: ClassCode, self: Value): void {
    const { run } = this.reader;
    for (const field of code.declaration.fields) {
      const key = fieldKey(self, field.name);
      const { keywords, annotations } = field.modifiers;
      if (key !== null && !keywords.has('static') && annotations.length === 0) {
        const value = this.fields.first(code, field, self);
        if (value) {
          run.store.fields.set(key, value);
        }
      }
    }
    for (const block of code.declaration.initializers) {
      this.fields.inFrameOf(code, self, () => this.reader.block(block.statements));
    }
  }

  /** A record's canonical constructor and Lombok's: each parameter sets the field of its name. */
  private assignGenerated(code: ClassCode, self: Value, values: readonly Value[]): void {
    const { codes, run } = this.reader;
    const generated = codes.classes
      .find(code.name)
      ?.constructors.filter(({ place, parameters }) => place === null && parameters.length === values.length);
    const [only] = generated ?? [];
    if (generated?.length !== 1 || !only) {
      for (const value of values) {
        this.reader.handOn(value);
      }
      return;
    }
    only.parameters.forEach(({ name }, i) => {
      const key = fieldKey(self, name);
      const value = values[i];
      if (key !== null && value) {
        run.store.fields.set(key, value);
      }
    });
  }

  constructConstant(constant: EnumValue): void {
    const { codes, run } = this.reader;
    const marker = `${constant.class}.${constant.name}.<init>`;
    const code = codes.of(constant.class);
    const written = code?.declaration.enumConstants.find(({ name }) => name === constant.name);
    if (!code || !written || run.store.fields.has(marker)) {
      return;
    }
    run.store.fields.set(marker, { kind: 'null' });
    const values = this.fields.inFrameOf(code, null, () => written.arguments.map((each) => this.reader.value(each)));
    this.construct(code, constant, values, null);
  }
}

/** `this` or `super` where a constructor begins with a call of another. */
function constructorCall({ body }: MethodDeclaration): 'this' | 'super' | null {
  const [first] = body?.statements ?? [];
  const call = first?.kind === 'expression' && first.expression.kind === 'call' ? first.expression : null;
  return call?.target === null && (call.name === 'this' || call.name === 'super') ? call.name : null;
}

/** Flink's own classes give no uids, but a wrapped environment may get operators. */
function isFlink(name: string): boolean {
  return name.startsWith('org.apache.flink.') && streamClass(name) === null;
}
