/** What names, fields of objects and fields of classes hold. */
import type { FieldDeclaration } from '../../java/ast';
import type { ClassCode } from './class-code';
import { asDeclared } from './declared-type';
import { capturedIn, fieldKey, isStatic, keepsItsValue } from './field-keys';
import type { Reader } from './reader';
import type { Value } from './value';

export class Fields {
  /** Fields whose first value is being worked out: one cannot depend on itself. */
  private readonly begun = new Set<FieldDeclaration>();
  private readonly kept = new Map<FieldDeclaration, boolean>();

  constructor(private readonly reader: Reader) {}

  /** What a simple name stands for: a variable, a field of the classes around, a static import. */
  named(name: string): Value | null {
    const { run } = this.reader;
    const local = run.store.locals.get(name);
    if (local) {
      return local.kind === 'constant' && local.origin === 'literal' ? { ...local, origin: 'constant' } : local;
    }
    return this.ofEnclosing(name) ?? this.imported(name);
  }

  /** True when a field of the classes around has this name. */
  exists(name: string): boolean {
    const { body } = this.reader.run.frame;
    return body.scope.enclosing.some((_, level) => {
      const code = this.reader.codes.around(body.scope, level, body.file);
      return code !== null && this.reader.codes.field(code, name) !== null;
    });
  }

  private ofEnclosing(name: string): Value | null {
    const { run, codes } = this.reader;
    const { body } = run.frame;
    let self = body.self;
    for (const [level] of body.scope.enclosing.entries()) {
      const code = codes.around(body.scope, level, body.file);
      const around = code && this.withSupertype(code, self);
      const found = around && this.inCode(around, self, name);
      if (found) {
        return found;
      }
      // within an anonymous class, what its code sees of the method around it
      const captured: Value | undefined = self?.kind === 'object' ? self.within.captured.get(name) : undefined;
      if (captured && self?.kind === 'object' && self.body) {
        return captured;
      }
      self = self?.kind === 'object' ? self.within.self : null;
    }
    return null;
  }

  /** An anonymous class extends what `new` names. */
  withSupertype(code: ClassCode, self: Value | null): ClassCode {
    return self?.kind === 'object' && self.body === code.declaration ? { ...code, extended: self.type.name } : code;
  }

  private inCode(code: ClassCode, self: Value | null, name: string): Value | null {
    const found = this.reader.codes.field(code, name);
    if (!found) {
      return code.declaration.enumConstants.some((constant) => constant.name === name)
        ? { kind: 'enum', class: code.name, name }
        : null;
    }
    return isStatic(found.field, found.owner)
      ? this.static(found.owner, found.field)
      : this.instance(self, found.owner, found.field);
  }

  private imported(name: string): Value | null {
    const { run, names } = this.reader;
    const { unit } = run.frame.body.scope;
    for (const imported of unit.imports.filter((i) => i.static)) {
      const owner = imported.star ? imported.name : imported.name.slice(0, imported.name.lastIndexOf('.'));
      if (imported.star || imported.name.endsWith(`.${name}`)) {
        const className = names.className(owner, { unit, enclosing: [], variables: new Map() });
        const found = className === null ? null : this.ofClass(className, name);
        if (found) {
          return found;
        }
      }
    }
    return null;
  }

  /** True when a class has a static field or an enum constant of this name, or may have: what is not written here is told by its look. */
  isOfClass(className: string, name: string): boolean {
    const code = this.reader.codes.of(className);
    if (!code) {
      return /^[A-Z][A-Z0-9_]+$/.test(name) && this.reader.codes.classes.find(`${className}$${name}`) === null;
    }
    return (
      this.reader.codes.field(code, name) !== null ||
      code.declaration.enumConstants.some((constant) => constant.name === name)
    );
  }

  /** `Uids.ORDERS`: a static field or an enum constant. */
  ofClass(className: string, name: string): Value | null {
    const { codes } = this.reader;
    const code = codes.of(className);
    if (!code) {
      // of a class that is not written here: an option such as PipelineOptions.GENERIC_TYPES, an enum constant
      return /^[A-Z]/.test(name) ? { kind: 'enum', class: className, name } : null;
    }
    if (code.declaration.enumConstants.some((constant) => constant.name === name)) {
      return { kind: 'enum', class: code.name, name };
    }
    const found = codes.field(code, name);
    return found && isStatic(found.field, found.owner) ? this.static(found.owner, found.field) : null;
  }

  /** A field of an object; null when it has none of that name here. */
  of(object: Value, name: string): Value | null {
    const { codes } = this.reader;
    const code = this.codeOf(object);
    const found = code && codes.field(code, name);
    if (!found) {
      return null;
    }
    return isStatic(found.field, found.owner)
      ? this.static(found.owner, found.field)
      : this.instance(object, found.owner, found.field);
  }

  private codeOf(object: Value): ClassCode | null {
    const { codes } = this.reader;
    switch (object.kind) {
      case 'object':
        return codes.ofObject(object);
      case 'enum':
        return codes.of(object.class);
      case 'unknown':
      case 'call':
        return object.type.kind === 'class' ? codes.of(object.type.name) : null;
      default:
        return null;
    }
  }

  private instance(object: Value | null, owner: ClassCode, field: FieldDeclaration): Value {
    const declared = this.declaredType(owner, field);
    const key = object && fieldKey(object, field.name);
    if (object?.kind === 'enum') {
      this.reader.constructConstant(object);
    }
    const known = key === null ? undefined : this.reader.run.store.fields.get(key);
    if (known) {
      return this.asMethodsFind(known, owner, field);
    }
    const final = field.modifiers.keywords.has('final');
    const value = final && field.initializer ? this.first(owner, field) : null;
    const made = value ?? this.reader.valueOfType(declared);
    if (key !== null) {
      this.reader.run.store.fields.set(key, made);
    }
    return made;
  }

  /** What a method finds in a field that methods change has perhaps been changed before. */
  private asMethodsFind(value: Value, owner: ClassCode, field: FieldDeclaration): Value {
    const { observed } = this.reader.run;
    return observed?.changing.has(field) && (value.kind === 'constant' || value.kind === 'null')
      ? this.reader.valueOfType(this.declaredType(owner, field))
      : value;
  }

  private static(owner: ClassCode, field: FieldDeclaration): Value {
    const { run } = this.reader;
    const key = `${owner.name}.${field.name}`;
    const known = run.store.fields.get(key);
    if (known) {
      return this.asMethodsFind(known, owner, field);
    }
    const value = this.keepsItsValue(owner, field) ? this.first(owner, field) : null;
    const made = value ?? this.reader.valueOfType(this.declaredType(owner, field));
    run.store.fields.set(key, made);
    return made;
  }

  private declaredType(owner: ClassCode, field: FieldDeclaration) {
    return this.reader.names.resolve(field.type, owner.scope);
  }

  private keepsItsValue(owner: ClassCode, field: FieldDeclaration): boolean {
    const keeps = this.kept.get(field) ?? keepsItsValue(owner, field);
    this.kept.set(field, keeps);
    return keeps;
  }

  /** The value that a field's initializer gives it; null without one. */
  first(owner: ClassCode, field: FieldDeclaration, self: Value | null = null): Value | null {
    const { initializer } = field;
    if (!initializer || this.begun.has(field)) {
      return null;
    }
    this.begun.add(field);
    try {
      const { run } = this.reader;
      const value = this.inFrameOf(owner, self, () => this.reader.value(initializer));
      if (value.kind === 'environment') {
        const environment = run.environments.get(value.id);
        if (environment && environment.variable === null) {
          environment.variable = field.name;
          environment.statementEnd = field.range.end;
        }
      }
      const named: Value =
        value.kind === 'constant' && value.origin === 'literal' ? { ...value, origin: 'constant' } : value;
      return asDeclared(named, this.declaredType(owner, field), this.reader);
    } finally {
      this.begun.delete(field);
    }
  }

  /** Follows code that stands directly in a class. */
  inFrameOf<T>(owner: ClassCode, self: Value | null, follow: () => T): T {
    const { run } = this.reader;
    const { locals } = run.store;
    const captured = capturedIn(owner, self);
    const body = { file: owner.file, scope: owner.scope, method: null, self, captured };
    run.frames.push(run.newFrame(body));
    run.store.locals = new Map(captured);
    try {
      return follow();
    } finally {
      run.frames.pop();
      run.store.locals = locals;
    }
  }

  /** `name = value`, `object.name = value`, `Class.name = value`. */
  assign(className: string | null, object: Value | null, name: string, value: Value, partly: boolean): void {
    const { run } = this.reader;
    const place = this.placeOf(className, object, name);
    if (!place) {
      this.reader.handOn(value);
      return;
    }
    const { owner, field, self } = place;
    run.observed?.assign(field);
    const kept = asDeclared(value, this.declaredType(owner, field), this.reader);
    const key = isStatic(field, owner) ? `${owner.name}.${field.name}` : self && fieldKey(self, field.name);
    if (key === null) {
      this.reader.handOn(value);
    } else {
      // what a loop assigns is one thing in one round and another in the next
      const changes = partly || (run.many && kept.kind === 'constant');
      run.store.fields.set(key, changes ? this.reader.valueOfType(this.declaredType(owner, field)) : kept);
    }
  }

  private placeOf(className: string | null, object: Value | null, name: string) {
    const { run, codes } = this.reader;
    const { body } = run.frame;
    if (className !== null || object) {
      const code = className !== null ? codes.of(className) : object && this.codeOf(object);
      const found = code && codes.field(code, name);
      return found ? { ...found, self: object } : null;
    }
    let self = body.self;
    for (const [level] of body.scope.enclosing.entries()) {
      const code = codes.around(body.scope, level, body.file);
      const found = code && codes.field(this.withSupertype(code, self), name);
      if (found) {
        return { ...found, self };
      }
      self = self?.kind === 'object' ? self.within.self : null;
    }
    return null;
  }
}
