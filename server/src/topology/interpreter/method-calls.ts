/** Follows calls of the project's own methods: which one runs (JLS 15.12), and what it does. */
import type { CallExpression, Expression, MethodDeclaration } from '../../java/ast';
import type { ClassCode, FoundMethod } from './class-code';
import { capturedIn, fieldKey, NO_VARIABLES } from './field-keys';
import type { Fields } from './fields';
import { oneOf } from './join-values';
import type { Objects } from './objects';
import { chooseOverload } from './overloads';
import type { Reader } from './reader';
import type { Subclasses } from './subclasses';
import { unknown } from './unknown-value';
import type { CallValue, Value } from './value';

/** An abstract method with more implementations than this is not followed. */
const MOST_IMPLEMENTATIONS = 4;

export class MethodCalls {
  constructor(
    private readonly reader: Reader,
    private readonly fields: Fields,
    private readonly objects: Objects,
    /** The classes of the project that extend or implement one. */
    private readonly subclasses: Subclasses,
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
        return this.callMember(code, self, call, values) ?? this.notTold(call.name, values, call.range);
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
  notTold(name: string, values: readonly Value[], at: Expression['range']): Value {
    this.reader.run.observed?.hand(name, values, at);
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
    return chosen?.method.body ? this.run(chosen, null, values, call) : this.notTold(call.name, values, call.range);
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
        const composed = target.kind === 'call' ? this.callComposed(target, call, values) : null;
        if (composed) {
          return composed;
        }
        const code = target.type.kind === 'class' ? codes.of(target.type.name) : null;
        return code && this.callMember(code, target, call, values);
      }
      default:
        return null;
    }
  }

  /** `first.andThen(second).apply(…)`. */
  private callComposed(
    { method, receiver, arguments: [second] }: CallValue,
    call: Pick<CallExpression, 'name' | 'range'>,
    values: readonly Value[],
  ): Value | null {
    const both =
      receiver && second && isComposition(method, receiver) && isFunction(second) ? [receiver, second] : null;
    if (!both || !/^(?:apply|accept|test)$/.test(call.name)) {
      return null;
    }
    const [inner, outer] = method === 'compose' ? both.reverse() : both;
    const given = inner && this.callOn(inner, call, values);
    return outer && given ? this.callOn(outer, call, call.name === 'apply' ? [given] : values) : null;
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
      return this.notTold(call.name, values, call.range);
    }
    if (exact || self === null || self.kind === 'enum' || isFixed(chosen)) {
      return chosen.method.body ? this.run(chosen, self, values, call) : this.notTold(call.name, values, call.range);
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
    for (const subclass of this.subclasses.of(code.name)) {
      const found = chooseOverload(this.reader.codes.methods(subclass, call.name, values.length), values, this.reader);
      if (found?.method.body) {
        implementations.set(found.method, found);
      }
    }
    const all = [...implementations.values()];
    if (all.length === 0 || all.length > MOST_IMPLEMENTATIONS) {
      this.reader.run.observed?.hand(call.name, values, call.range);
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
    const captured = isStatic ? NO_VARIABLES : capturedIn(found.owner, self);
    return this.reader.invoke({ ...found, self: isStatic ? null : self, values, at: call.range, captured });
  }
}

/** True for a call that makes one function of two: neither runs yet. */
export function isComposition(method: string, receiver: Value | null): boolean {
  return /^(?:andThen|compose)$/.test(method) && receiver !== null && isFunction(receiver);
}

/** The functions that a composed one is made of; none for all other values. */
export function functionsIn(value: Value): readonly Value[] {
  return value.kind === 'call' && value.receiver && isComposition(value.method, value.receiver)
    ? [value.receiver, ...value.arguments]
    : [];
}

function isFunction(value: Value): boolean {
  return (
    value.kind === 'lambda' ||
    value.kind === 'reference' ||
    (value.kind === 'call' && isComposition(value.method, value.receiver))
  );
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
