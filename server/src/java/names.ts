/** What a name in a Java file means (JLS 6.4.1, 6.5.5): scopes, imports, the package, `java.lang`. */
import type { CompilationUnit, TypeDeclaration, TypeNode } from './ast';
import {
  type ClassPool,
  type ClassType,
  classType,
  type JavaType,
  type PrimitiveName,
  type VariableType,
} from './class-model';
import { isKnownClass, knownMember } from './known-names';
import type { DeclaredType, SourceSet } from './source-set';

/** Where a name stands: the file, the classes around it, innermost first, and the type variables in scope. */
export interface Scope {
  readonly unit: CompilationUnit;
  readonly enclosing: readonly EnclosingClass[];
  readonly variables: ReadonlyMap<string, VariableType>;
}

/** A class around a name. */
export interface EnclosingClass {
  readonly binaryName: string;
  readonly declaration: TypeDeclaration;
  /** Where the next class stands in a block of it: the binary names of the classes declared there, null where not known. */
  readonly locals?: ReadonlyMap<string, string | null>;
}

/** The classes around the members of a class, outermost first and itself last. */
export function enclosingClasses({ binaryName, around, declaration, places }: DeclaredType): EnclosingClass[] {
  const declarations = [...around, declaration];
  const segments = binaryName.split('$');
  const first = segments.length - around.length;
  return declarations.map((each, i) => {
    const name = segments.slice(0, first + i).join('$');
    const locals = [...(places[i + 1]?.visible ?? [])];
    return {
      binaryName: name,
      declaration: each,
      locals: new Map(locals.map(([local, last]) => [local, last === '' ? null : `${name}$${last}`])),
    };
  });
}

/** Resolves the types written in the files of one project. */
export class Names {
  /** @param others classes that are not among the sources: they are asked only for names that nothing else explains */
  constructor(
    private readonly sources: SourceSet,
    private readonly others: ClassPool = { find: () => null },
  ) {}

  /** The type a written type means; what cannot be told is `unknown` with the reason. */
  resolve(node: TypeNode, scope: Scope): JavaType {
    switch (node.kind) {
      case 'primitive':
        return { kind: 'primitive', name: node.name as PrimitiveName };
      case 'array':
        return { kind: 'array', element: this.resolve(node.element, scope) };
      case 'wildcard':
        return { kind: 'wildcard', bound: node.bound, type: node.type && this.resolve(node.type, scope) };
      case 'var':
        return { kind: 'unknown', text: 'var', why: 'inferred' };
      case 'broken':
        return { kind: 'unknown', text: '', why: 'broken' };
      case 'named': {
        const variable = scope.variables.get(node.name);
        if (variable) {
          return variable;
        }
        const name = this.className(node.name, scope);
        return name === null
          ? { kind: 'unknown', text: node.name, why: 'unresolved' }
          : classType(name, ...(node.arguments ?? []).map((argument) => this.resolve(argument, scope)));
      }
    }
  }

  /** The class a written type means, or null: for receivers and constructors whose arguments do not matter. */
  resolveClass(node: TypeNode, scope: Scope): ClassType | null {
    const type = this.resolve(node, scope);
    return type.kind === 'class' ? type : null;
  }

  /** The binary name a dotted name means as a class here, or null when that cannot be told. */
  className(written: string, scope: Scope): string | null {
    const [first = '', ...rest] = written.split('.');
    const start = this.simpleName(first, scope);
    if (start !== null) {
      return this.memberPath(start, rest);
    }
    // a qualified name starts with a package, and packages are lower case by convention
    return rest.length > 0 && /^[a-z_]/.test(first) ? this.binaryName(written) : null;
  }

  private simpleName(name: string, { unit, enclosing }: Scope): string | null {
    for (const { binaryName, declaration, locals } of enclosing) {
      const local = locals?.get(name);
      if (local !== undefined) {
        return local;
      }
      if (declaration.name === name) {
        return binaryName;
      }
      const member = this.memberType(binaryName, name);
      if (member) {
        return member;
      }
    }
    const single = unit.imports.find(
      (i) => !i.star && i.name.endsWith(`.${name}`) && (!i.static || /^[A-Z]/.test(name)),
    );
    if (single) {
      return this.binaryName(single.name);
    }
    if (unit.types.some((type) => type.name === name)) {
      return inPackage(unit.package, name);
    }
    const neighbour = inPackage(unit.package, name);
    if (this.exists(neighbour)) {
      return neighbour;
    }
    const imported = unit.imports
      .filter((i) => i.star)
      .flatMap((i) => [`${i.name}.${name}`, `${this.binaryName(i.name)}$${name}`]);
    const onDemand = imported.filter((candidate) => this.exists(candidate));
    const candidates = new Set(this.exists(`java.lang.${name}`) ? [...onDemand, `java.lang.${name}`] : onDemand);
    const [only] = candidates;
    if (candidates.size > 0) {
      return candidates.size === 1 && only !== undefined ? only : null;
    }
    return /^[A-Z]/.test(name) ? this.outside(neighbour, imported) : null;
  }

  /** The class of the same package or of the star imports that is not among the sources; null for none or several. */
  private outside(neighbour: string, imported: readonly string[]): string | null {
    if (this.others.find(neighbour)) {
      return neighbour;
    }
    const found = imported.filter((candidate) => this.others.find(candidate));
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  private exists(binaryName: string): boolean {
    return isKnownClass(binaryName) || this.sources.find(binaryName) !== null;
  }

  /** `a.b.Outer$Inner` of `a.b.Outer.Inner`: by the declared classes, else by the convention that classes are upper case. */
  private binaryName(qualified: string): string {
    const segments = qualified.split('.');
    for (let i = 1; i <= segments.length; i++) {
      const candidate = segments.slice(0, i).join('.');
      if (this.exists(candidate)) {
        return this.memberPath(candidate, segments.slice(i));
      }
    }
    const firstClass = segments.findIndex((segment) => /^[A-Z]/.test(segment));
    return firstClass < 0
      ? qualified
      : this.memberPath(segments.slice(0, firstClass + 1).join('.'), segments.slice(firstClass + 1));
  }

  /** `a.B$C$D` of `C.D` in `a.B`; what is not known to be inherited is taken for declared there. */
  private memberPath(outer: string, names: readonly string[]): string {
    return names.reduce((at: string, name) => this.memberType(at, name) ?? `${at}$${name}`, outer);
  }

  /** The class named so among the members of another, declared there or inherited; null when there is none here. */
  memberType(binaryName: string, name: string, seen: ReadonlySet<string> = new Set()): string | null {
    const declared = this.sources.find(binaryName);
    if (seen.has(binaryName)) {
      return null;
    }
    if (!declared) {
      return this.outsideMember(binaryName, name, seen);
    }
    if (declared.declaration.types.some((type) => type.name === name)) {
      return `${binaryName}$${name}`;
    }
    const path = new Set(seen).add(binaryName);
    for (const supertype of supertypeNodes(declared.declaration)) {
      const parent = this.superName(supertype, declared);
      const inherited = parent && this.memberType(parent, name, path);
      if (inherited) {
        return inherited;
      }
    }
    return null;
  }

  /** The same for a class that is not among the sources. */
  private outsideMember(binaryName: string, name: string, seen: ReadonlySet<string>): string | null {
    const known = knownMember(binaryName, name);
    const model = known === null ? this.others.find(binaryName) : null;
    if (!model) {
      return known;
    }
    if (this.others.find(`${binaryName}$${name}`)) {
      return `${binaryName}$${name}`;
    }
    const path = new Set(seen).add(binaryName);
    for (const parent of [model.superclass, ...model.interfaces]) {
      const inherited = parent?.kind === 'class' ? this.memberType(parent.name, name, path) : null;
      if (inherited) {
        return inherited;
      }
    }
    return null;
  }

  /** A supertype's name is looked up outside its class: a class cannot inherit the name of its own parent. */
  private superName(node: TypeNode, type: DeclaredType): string | null {
    if (node.kind !== 'named' || node.name === type.declaration.name) {
      return null;
    }
    const enclosing = enclosingClasses(type).slice(0, -1).reverse();
    return this.className(node.name, { unit: type.unit, enclosing, variables: new Map() });
  }
}

function supertypeNodes(declaration: TypeDeclaration): readonly TypeNode[] {
  return declaration.superclass ? [declaration.superclass, ...declaration.interfaces] : declaration.interfaces;
}

function inPackage(packageName: string, name: string): string {
  return packageName ? `${packageName}.${name}` : name;
}
