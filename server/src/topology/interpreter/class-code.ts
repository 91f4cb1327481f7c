/** The code of classes: which method runs when one is called, which field a name means. */
import type { FieldDeclaration, MethodDeclaration, TypeDeclaration, TypeNode } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import { scopeOf } from '../../java/class-scope';
import type { Scope } from '../../java/names';
import type { DeclaredType } from '../../java/source-set';
import type { ObjectValue } from './value';

/** A class that is written in the project, with what names mean in it. */
export interface ClassCode {
  readonly file: string;
  readonly name: string;
  readonly declaration: TypeDeclaration;
  readonly scope: Scope;
  /** What it extends, for an anonymous class: its own declaration does not say it. */
  readonly extended: string | null;
}

export interface FoundMethod {
  readonly owner: ClassCode;
  readonly method: MethodDeclaration;
}

export interface FoundField {
  readonly owner: ClassCode;
  readonly field: FieldDeclaration;
}

export class ClassCodes {
  private readonly known = new Map<string, ClassCode | null>();
  private readonly parentsOf = new Map<TypeDeclaration, readonly ClassCode[]>();

  constructor(readonly classes: SourceClassPool) {}

  /** The code of a class; null when the project's sources do not declare it. */
  of(binaryName: string): ClassCode | null {
    let code = this.known.get(binaryName);
    if (code === undefined) {
      const type = this.classes.sources.find(binaryName);
      code = type && this.ofType(type);
      this.known.set(binaryName, code);
    }
    return code;
  }

  /** The code of a declaration, also of one whose name another class of the project has too. */
  ofType(type: DeclaredType): ClassCode {
    return {
      file: type.file.path,
      name: type.binaryName,
      declaration: type.declaration,
      scope: scopeOf(type, this.classes.names),
      extended: null,
    };
  }

  /** The code of an object's class; null when it is not written here. */
  ofObject(object: ObjectValue): ClassCode | null {
    const { body, within, type } = object;
    if (!body) {
      return this.of(type.name);
    }
    const enclosing = [{ binaryName: `${type.name}$anonymous`, declaration: body }, ...within.scope.enclosing];
    return {
      file: within.file,
      name: type.name,
      declaration: body,
      scope: { ...within.scope, enclosing },
      extended: type.name,
    };
  }

  /** The class that encloses a place, at a level from 0, the innermost. */
  around(scope: Scope, level: number, file: string): ClassCode | null {
    const enclosing = scope.enclosing[level];
    if (!enclosing) {
      return null;
    }
    const declared = this.of(enclosing.binaryName);
    return declared?.declaration === enclosing.declaration
      ? declared
      : {
          file,
          name: enclosing.binaryName,
          declaration: enclosing.declaration,
          scope: { ...scope, enclosing: scope.enclosing.slice(level) },
          extended: null,
        };
  }

  /** The classes it extends and implements that are written here, itself first, superclasses before interfaces. */
  *hierarchy(code: ClassCode, seen: Set<TypeDeclaration> = new Set()): Iterable<ClassCode> {
    if (seen.has(code.declaration)) {
      return;
    }
    seen.add(code.declaration);
    yield code;
    for (const parent of this.parents(code)) {
      yield* this.hierarchy(parent, seen);
    }
  }

  /** True when a class outside the sources stands among those it extends or implements. */
  hasForeignParent(code: ClassCode): boolean {
    for (const each of this.hierarchy(code)) {
      const { superclass, interfaces } = each.declaration;
      const nodes = superclass ? [superclass, ...interfaces] : interfaces;
      if (nodes.some((node) => this.named(node, each) === null)) {
        return true;
      }
    }
    return false;
  }

  private parents(code: ClassCode): readonly ClassCode[] {
    const extended = code.extended === null ? null : this.of(code.extended);
    const written = this.writtenParents(code);
    return extended ? [extended, ...written] : written;
  }

  /** Asked for with every call and every field, so resolved once. */
  private writtenParents(code: ClassCode): readonly ClassCode[] {
    let parents = this.parentsOf.get(code.declaration);
    if (!parents) {
      const { superclass, interfaces } = code.declaration;
      const nodes = superclass ? [superclass, ...interfaces] : interfaces;
      parents = nodes.flatMap((node) => this.named(node, code) ?? []);
      this.parentsOf.set(code.declaration, parents);
    }
    return parents;
  }

  /** The superclass, where it is written here. */
  superclass(code: ClassCode): ClassCode | null {
    if (code.extended !== null) {
      return this.of(code.extended);
    }
    return code.declaration.superclass && this.named(code.declaration.superclass, code);
  }

  private named(node: TypeNode, code: ClassCode): ClassCode | null {
    // the name of what a class extends is looked up outside of it
    const outside = { ...code.scope, enclosing: code.scope.enclosing.slice(1) };
    const type = this.classes.names.resolveClass(
      node,
      node.kind === 'named' && node.name === code.declaration.name ? outside : code.scope,
    );
    return type && type.name !== code.name ? this.of(type.name) : null;
  }

  /** The methods with a name that take so many arguments, those of the class before inherited ones; overridden ones are left out. */
  methods(code: ClassCode, name: string, argumentCount: number): FoundMethod[] {
    const found: FoundMethod[] = [];
    for (const owner of this.hierarchy(code)) {
      for (const method of owner.declaration.methods) {
        const fits = method.kind === 'method' && method.name === name && takes(method, argumentCount);
        if (fits && !found.some((nearer) => overrides(nearer.method, method))) {
          found.push({ owner, method });
        }
      }
    }
    return found;
  }

  /** The methods with a body that an object of the class has, inherited ones included; overridden ones are left out. */
  allMethods(code: ClassCode): FoundMethod[] {
    const all = [...this.hierarchy(code)].flatMap((owner) =>
      owner.declaration.methods.filter(({ kind }) => kind === 'method').map((method) => ({ owner, method })),
    );
    return all.filter(
      ({ method }, i) =>
        method.body !== null &&
        !all.slice(0, i).some((nearer) => nearer.method.name === method.name && overrides(nearer.method, method)),
    );
  }

  /** The constructors of a class, or those of them that take so many arguments. */
  constructors(code: ClassCode, argumentCount: number | null = null): FoundMethod[] {
    return code.declaration.methods
      .filter((method) => method.kind === 'constructor' && (argumentCount === null || takes(method, argumentCount)))
      .map((method) => ({ owner: code, method }));
  }

  /** The field a class has under a name, its own or inherited. */
  field(code: ClassCode, name: string): FoundField | null {
    for (const owner of this.hierarchy(code)) {
      const field = owner.declaration.fields.find((candidate) => candidate.name === name);
      if (field) {
        return { owner, field };
      }
    }
    return null;
  }
}

function takes({ parameters }: MethodDeclaration, count: number): boolean {
  return parameters.some((p) => p.varargs) ? count >= parameters.length - 1 : parameters.length === count;
}

/** By their written parameter types: enough to tell overloads from overriding, since generic ones differ in name only. */
function overrides(nearer: MethodDeclaration, method: MethodDeclaration): boolean {
  if (nearer.parameters.length !== method.parameters.length) {
    return false;
  }
  return nearer.parameters.every((p, i) => {
    const other = method.parameters[i]?.type;
    const [a, b] = [simple(p.type), simple(other ?? null)];
    return a === b || /^[A-Z]\d?$/.test(b) || /^[A-Z]\d?$/.test(a);
  });
}

function simple(type: TypeNode | null): string {
  switch (type?.kind) {
    case 'named':
      return type.name.slice(type.name.lastIndexOf('.') + 1);
    case 'primitive':
      return type.name;
    case 'array':
      return `${simple(type.element)}[]`;
    default:
      return '';
  }
}
