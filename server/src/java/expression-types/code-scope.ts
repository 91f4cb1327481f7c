/** What names in code mean beyond variables: the classes around it, local ones included, and types as they are written. */
import type { TypeNode } from '../ast';
import { type ClassPool, classType, type JavaType } from '../class-model';
import type { Names, Scope } from '../names';
import type { TypeRelations } from './type-relations';

/** Where code stands. */
export interface CodeScope {
  /** The classes around it, anonymous and local ones too, and the type variables. */
  readonly names: Scope;
  /** The binary names of local classes by their simple names. */
  readonly localTypes: ReadonlyMap<string, string>;
}

/** Resolves the types that code names. */
export class TypeNames {
  private readonly inherited = new Map<string, string | null>();

  constructor(
    private readonly names: Names,
    private readonly relations: TypeRelations,
    private readonly pool: ClassPool,
  ) {}

  resolve(node: TypeNode, scope: CodeScope): JavaType {
    switch (node.kind) {
      case 'array':
        return { kind: 'array', element: this.resolve(node.element, scope) };
      case 'wildcard':
        return { kind: 'wildcard', bound: node.bound, type: node.type && this.resolve(node.type, scope) };
      case 'named': {
        const plain = this.named(node.name, scope) ?? this.names.resolve({ ...node, arguments: null }, scope.names);
        return plain.kind === 'class' && node.arguments && node.arguments.length > 0
          ? classType(plain.name, ...node.arguments.map((argument) => this.resolve(argument, scope)))
          : plain;
      }
      default:
        return this.names.resolve(node, scope.names);
    }
  }

  /** The class that a dotted name means here, or null. */
  className(written: string, scope: CodeScope): string | null {
    const found = this.named(written, scope);
    const name = found?.kind === 'class' ? found.name : this.names.className(written, scope.names);
    return name !== null && this.pool.find(name) ? name : null;
  }

  /** The member class of that name which a class declares or inherits, or null. */
  memberClass(binaryName: string, simpleName: string): string | null {
    const above = this.relations.supertypes(classType(binaryName)).types;
    const owner = above.find(({ name }) => {
      const member = this.pool.find(`${name}$${simpleName}`);
      return member !== null && !member.keywords.has('private');
    });
    return owner ? `${owner.name}$${simpleName}` : null;
  }

  /** The class that a name with its package means, or null. */
  qualifiedClass(written: string): string | null {
    const segments = written.split('.');
    for (let i = segments.length; i > 0; i--) {
      const candidate = [segments.slice(0, i).join('.'), ...segments.slice(i)].join('$');
      if (this.pool.find(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** Local classes, and member classes that are inherited from classes without source: they stand before imports. */
  private named(written: string, { names, localTypes }: CodeScope): JavaType | null {
    const [first = '', ...rest] = written.split('.');
    if (names.variables.has(first)) {
      return null;
    }
    const start = localTypes.get(first) ?? this.inheritedMember(first, names);
    return start === null ? null : classType([start, ...rest].join('$'));
  }

  private inheritedMember(simpleName: string, { enclosing }: Scope): string | null {
    for (const { binaryName, declaration } of enclosing) {
      if (declaration.name === simpleName || declaration.types.some(({ name }) => name === simpleName)) {
        return null;
      }
      const key = `${binaryName} ${simpleName}`;
      let found = this.inherited.get(key);
      if (found === undefined) {
        found = this.memberClass(binaryName, simpleName);
        this.inherited.set(key, found);
      }
      if (found !== null) {
        return found;
      }
    }
    return null;
  }
}
