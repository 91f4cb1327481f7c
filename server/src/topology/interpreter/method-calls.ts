/** Follows calls of the project's own methods: which one runs (JLS 15.12), and what it does. */
import { type CallExpression, type Expression, type MethodDeclaration, walk } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { ClassCode, FoundMethod } from './class-code';
import { asDeclared } from './declared-type';
import { type Fields, fieldKey } from './fields';
import { oneOf } from './join-values';
import type { Objects } from './objects';
import { chooseOverload } from './overloads';
import type { MethodCall, Reader } from './reader';
import { type Frame, STEPS_OF_CALL } from './run';
import { joinStores } from './store';
import { unknown } from './unknown-value';
import type { LambdaValue, ObjectValue, ReferenceValue, Value } from './value';

/** A method that is called from within itself is followed this often where it is called on other objects. */
const MOST_ACTIVATIONS = 6;
const DEEPEST = 60;
/** An abstract method with more implementations than this is not followed. */
const MOST_IMPLEMENTATIONS = 4;

const EMPTY: ReadonlyMap<string, Value> = new Map();

export class MethodCalls {
  private readonly recursive = new Map<MethodDeclaration, boolean>();

  constructor(
    private readonly reader: Reader,
    private readonly fields: Fields,
    private readonly objects: Objects,
    /** The classes of the project that extend or implement one. */
    private readonly subclasses: (className: string) => readonly ClassCode[],
  ) {}

  /** A call without a receiver, or on `super`; null when no method of the project is meant. */
  callHere(call: CallExpression, values: readonly Value[]): Value | null {
    const { codes, run } = this.reader;
    const { body } = run.frame;
    if (call.name === 'this' || call.name === 'super') {
      const code = codes.around(body.scope, 0, body.file);
      if (code && body.self) {
        this.objects.constructorCall(call.name, code, body.self, values, call.range);
      }
      return unknown();
    }
    if (call.target?.kind === 'super') {
      const here = codes.around(body.scope, 0, body.file);
      const code = here && this.fields.withSupertype(here, body.self);
      const found = code ? this.inherited(code, call.name, values) : null;
      return found && this.run(found, body.self, values, call);
    }
    let self = body.self;
    for (const [level] of body.scope.enclosing.entries()) {
      const here = codes.around(body.scope, level, body.file);
      const code = here && this.fields.withSupertype(here, self);
      if (code && codes.methods(code, call.name, values.length).length > 0) {
        return this.callMember(code, self, call, values) ?? this.notTold(values);
      }
      self = self?.kind === 'object' ? self.within.self : null;
    }
    return this.callImported(call, values);
  }

  private inherited(code: ClassCode, name: string, values: readonly Value[]): FoundMethod | null {
    const above = this.reader.codes
      .methods(code, name, values.length)
      .filter(({ owner }) => owner.declaration !== code.declaration);
    const all = [...this.reader.codes.hierarchy(code)].slice(1);
    for (const parent of all) {
      const found = chooseOverload(this.reader.codes.methods(parent, name, values.length), values, this.reader);
      if (found?.method.body) {
        return found;
      }
    }
    return above[0]?.method.body ? above[0] : null;
  }

  /** What was handed to a method that cannot be told. */
  private notTold(values: readonly Value[]): Value {
    for (const value of values) {
      this.reader.handOn(value);
    }
    return unknown();
  }

  private callImported(call: CallExpression, values: readonly Value[]): Value | null {
    const { names, run } = this.reader;
    const { unit } = run.frame.body.scope;
    for (const imported of unit.imports.filter((i) => i.static)) {
      const owner = imported.star ? imported.name : imported.name.slice(0, imported.name.lastIndexOf('.'));
      if (imported.star || imported.name.endsWith(`.${call.name}`)) {
        const className = names.className(owner, { unit, enclosing: [], variables: new Map() });
        const result = className === null ? null : this.callStatic(className, call, values);
        if (result) {
          return result;
        }
      }
    }
    return null;
  }

  /** `Class.method(…)`; null when the class is not written here. */
  callStatic(className: string, call: Pick<CallExpression, 'name' | 'range'>, values: readonly Value[]): Value | null {
    const { codes } = this.reader;
    const code = codes.of(className);
    const found = code ? codes.methods(code, call.name, values.length) : [];
    if (found.length === 0) {
      return null;
    }
    const chosen = chooseOverload(found, values, this.reader);
    return chosen?.method.body ? this.run(chosen, null, values, call) : this.notTold(values);
  }

  /** `value.method(…)`; null when no method of the project is meant. */
  callOn(target: Value, call: Pick<CallExpression, 'name' | 'range'>, values: readonly Value[]): Value | null {
    const { codes, reader } = { codes: this.reader.codes, reader: this.reader };
    switch (target.kind) {
      case 'lambda':
      case 'reference':
        return /^(andThen|compose|negate|and|or|equals|hashCode|toString)$/.test(call.name)
          ? null
          : reader.apply(target, values, call.range);
      case 'object': {
        const code = codes.ofObject(target);
        return code && (this.callMember(code, target, call, values) ?? this.accessor(code, target, call.name, values));
      }
      case 'enum': {
        const code = codes.of(target.class);
        return code && (this.callMember(code, target, call, values) ?? this.accessor(code, target, call.name, values));
      }
      case 'unknown':
      case 'call': {
        const code = target.type.kind === 'class' ? codes.of(target.type.name) : null;
        return code && this.callMember(code, target, call, values);
      }
      default:
        return null;
    }
  }

  /** A record's accessor or one that Lombok makes: nobody wrote it, but its field is known. */
  private accessor(code: ClassCode, object: Value, name: string, values: readonly Value[]): Value | null {
    const { codes, run } = this.reader;
    const made = codes.classes.find(code.name)?.methods.find((method) => method.name === name && method.place === null);
    const field = /^(get|is)[A-Z]/.test(name)
      ? name.replace(/^(get|is)/, '').replace(/^./, (c) => c.toLowerCase())
      : name;
    const key = fieldKey(object, field);
    if (object.kind === 'enum') {
      this.reader.constructConstant(object);
    }
    return made && values.length === 0 && key !== null ? (run.store.fields.get(key) ?? null) : null;
  }

  /** A method of a class on an object of it: the one that its own class has, where that is known. */
  private callMember(
    code: ClassCode,
    self: Value | null,
    call: Pick<CallExpression, 'name' | 'range'>,
    values: readonly Value[],
  ): Value | null {
    const { codes } = this.reader;
    const exact = self?.kind === 'object' && self.exact ? codes.ofObject(self) : null;
    const from = exact && codes.methods(exact, call.name, values.length).length > 0 ? exact : code;
    const found = codes.methods(from, call.name, values.length);
    if (found.length === 0) {
      return null;
    }
    const chosen = chooseOverload(found, values, this.reader);
    if (!chosen) {
      return this.notTold(values);
    }
    if (exact || self === null || self.kind === 'enum' || isFixed(chosen)) {
      return chosen.method.body ? this.run(chosen, self, values, call) : this.notTold(values);
    }
    return this.callAny(chosen, code, self, call, values);
  }

  /** A method that subclasses may override, on an object of a class that is not known: one of them runs. */
  private callAny(
    chosen: FoundMethod,
    code: ClassCode,
    self: Value,
    call: Pick<CallExpression, 'name' | 'range'>,
    values: readonly Value[],
  ): Value {
    const implementations = new Map<MethodDeclaration, FoundMethod>();
    if (chosen.method.body) {
      implementations.set(chosen.method, chosen);
    }
    for (const subclass of this.subclasses(code.name)) {
      const found = chooseOverload(this.reader.codes.methods(subclass, call.name, values.length), values, this.reader);
      if (found?.method.body) {
        implementations.set(found.method, found);
      }
    }
    const all = [...implementations.values()];
    if (all.length === 0 || all.length > MOST_IMPLEMENTATIONS) {
      for (const value of values) {
        this.reader.handOn(value);
      }
      return this.reader.valueOfType(
        this.reader.names.resolve(
          chosen.method.returnType ?? VOID,
          this.reader.names.scopeOf(chosen.owner, chosen.method),
        ),
      );
    }
    const [only] = all;
    if (all.length === 1 && only) {
      return this.run(only, self, values, call);
    }
    const results: Value[] = [];
    this.reader.run.choose(
      all.map((found) => () => {
        results.push(this.run(found, self, values, call));
        return 'normal';
      }),
    );
    return oneOf(results) ?? unknown();
  }

  private run(
    found: FoundMethod,
    self: Value | null,
    values: readonly Value[],
    call: { readonly range: Expression['range'] },
  ): Value {
    const isStatic = found.method.modifiers.keywords.has('static');
    const captured = !isStatic && self?.kind === 'object' && self.body ? self.within.captured : EMPTY;
    return this.invoke({ ...found, self: isStatic ? null : self, values, at: call.range, captured });
  }

  /** Follows the method that a job begins with: what its parameters hold is not known. */
  enter({ owner, method, self }: Pick<MethodCall, 'owner' | 'method' | 'self'>): void {
    const { reader } = this;
    const returned = this.invoke({ owner, method, self, values: [], at: null, captured: EMPTY });
    const declared = method.returnType && reader.names.resolve(method.returnType, reader.names.scopeOf(owner, method));
    // whoever calls it gets the stream, and can give it a uid when the declared type lets them
    this.fields.inFrameOf(owner, self, () => {
      reader.handOn(asDeclared(returned, declared, reader));
    });
  }

  /** Follows a method's body in a frame of its own. */
  invoke({ owner, method, self, values, at, captured }: MethodCall): Value {
    const { reader } = this;
    const { run, names } = reader;
    run.step(STEPS_OF_CALL);
    const scope = names.scopeOf(owner, method);
    const declared = method.returnType && names.resolve(method.returnType, scope);
    const active = run.frames.filter(({ body }) => body.method === method);
    const again = active.find(({ body }) => isSame(body.self, self));
    if (!method.body || again || active.length >= MOST_ACTIVATIONS || run.frames.length >= DEEPEST) {
      for (const frame of active) {
        frame.recursive = true;
      }
      return this.notFollowed(values, declared, again ?? null, { owner, method });
    }
    const changes = this.callsItself(method);
    const locals = new Map(captured);
    method.parameters.forEach((parameter, i) => {
      const type = parameter.type ? names.resolve(parameter.type, scope) : null;
      const value = parameter.varargs ? undefined : values[i];
      if (parameter.varargs) {
        for (const rest of values.slice(i)) {
          reader.handOn(rest);
        }
      }
      // each call of a method that calls itself may come with another
      const given = value?.kind === 'constant' && changes ? undefined : value;
      locals.set(
        parameter.name,
        given ? asDeclared(named(given), type, reader) : type ? reader.valueOfType(type) : unknown(),
      );
    });
    const body = { file: owner.file, scope, method, self, captured };
    const result = this.inFrame(body, locals, at, () => reader.block(method.body?.statements ?? []));
    return result ? asDeclared(result, declared, reader) : unknown();
  }

  private callsItself(method: MethodDeclaration): boolean {
    let known = this.recursive.get(method);
    if (known === undefined) {
      known = callsItself(method);
      this.recursive.set(method, known);
    }
    return known;
  }

  /** What is known of a call whose method runs already, or lies too deep: streams that it is given may come back. */
  private notFollowed(
    values: readonly Value[],
    declared: JavaType | null,
    running: Frame | null,
    { owner, method: { parameters, nameRange } }: FoundMethod,
  ): Value {
    const { reader } = this;
    const { run } = reader;
    const place = { file: owner.file, range: nameRange };
    if (!running) {
      for (const value of values) {
        reader.handOn(value);
        if (value.kind === 'stream' || value.kind === 'environment') {
          run.addGap(value.kind === 'stream' ? value.environment : value.id, 'too-deep', place);
        }
      }
    }
    const streams = values.filter((value) => value.kind === 'stream');
    values.forEach((value, i) => {
      const first = running?.parameters.get(parameters[i]?.name ?? '');
      if (value.kind === 'stream' && first?.kind === 'stream' && running) {
        run.feedBack(running.since, first.transformations, value.transformations);
      }
    });
    const [first] = streams;
    const given = declared ? reader.valueOfType(declared) : unknown();
    return given.kind === 'stream' && first
      ? {
          ...first,
          class: given.class,
          seenAs: given.class,
          transformations: streams.flatMap((s) => s.transformations),
        }
      : given;
  }

  /** Follows what a lambda or a method reference does with its arguments. */
  apply(called: LambdaValue | ReferenceValue, values: readonly Value[], range: Expression['range']): Value {
    if (called.kind === 'reference') {
      return this.applyReference(called, values, range);
    }
    const { reader } = this;
    const { expression, within } = called;
    if (reader.run.frames.length >= DEEPEST) {
      return this.notTold(values);
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
    const returned = this.inFrame(within, locals, range, () => {
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
      ? this.inBody(within, () => reader.names.className(dotted(target) ?? '', within.scope))
      : null;
    const resolved = type ? reader.names.resolve(type, within.scope) : null;
    const owner = className ?? (resolved?.kind === 'class' ? resolved.name : null);
    if (owner === null) {
      return this.notTold(values);
    }
    if (name === 'new') {
      return reader.makeOf({ kind: 'class', name: owner, arguments: [] }, values, expression);
    }
    const isStatic = this.callStatic(owner, call, values);
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

  /** Follows code with variables of its own; gives what it returned. */
  private inFrame(
    body: Frame['body'],
    locals: Map<string, Value>,
    at: Expression['range'] | null,
    follow: () => string,
  ): Value | null {
    const { run } = this.reader;
    const outer = { locals: run.store.locals, path: run.path, callers: run.callers };
    const frame = run.newFrame(body, new Map(locals));
    if (body.method) {
      run.visited.add(body.method);
    }
    if (at && run.frames.length > 0) {
      run.callers = [...run.callers, run.place(at)];
    }
    run.frames.push(frame);
    run.path = [...run.path, { activation: frame.activation }];
    run.store.locals = locals;
    const completion = follow();
    run.frames.pop();
    const ends = completion === 'ends-method' ? frame.exits : [...frame.exits, run.store];
    if (ends.length > 0) {
      run.store = joinStores(ends);
    }
    run.store.locals = outer.locals;
    run.path = outer.path;
    run.callers = outer.callers;
    return oneOf(frame.returns);
  }
}

const VOID = {
  kind: 'primitive',
  name: 'void',
  range: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } },
} as const;

/** A method that no subclass can override. */
function isFixed({ owner, method }: FoundMethod): boolean {
  const { keywords } = method.modifiers;
  const kind = owner.declaration.kind;
  return (
    (keywords.has('static') ||
      keywords.has('private') ||
      keywords.has('final') ||
      owner.declaration.modifiers.keywords.has('final') ||
      kind === 'record') &&
    method.body !== null
  );
}

/** True for a method that calls one of its own name. */
function callsItself({ name, parameters, body }: MethodDeclaration): boolean {
  let found = false;
  walk(body, (node) => {
    found ||= node.kind === 'call' && node.name === name && node.arguments.length === parameters.length;
    return !found;
  });
  return found;
}

function isSame(a: Value | null, b: Value | null): boolean {
  if (a?.kind === 'object' && b?.kind === 'object') {
    return (a as ObjectValue).identity === (b as ObjectValue).identity;
  }
  return true;
}

/** An argument has the parameter's name from then on. */
function named(value: Value): Value {
  return value.kind === 'constant' && value.origin === 'literal' ? { ...value, origin: 'constant' } : value;
}

function dotted(expression: Expression): string | null {
  if (expression.kind === 'name') {
    return expression.name;
  }
  const target = expression.kind === 'field' ? dotted(expression.target) : null;
  return expression.kind === 'field' && target !== null ? `${target}.${expression.name}` : null;
}
