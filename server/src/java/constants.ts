/** The values of constant expressions. */
import type { Expression, FieldDeclaration } from './ast';
import { scopeOf } from './class-scope';
import type { Names, Scope } from './names';
import type { DeclaredType, SourceSet } from './source-set';

/** A string that is known, and whether it is written on the spot or has a name elsewhere. */
export interface ConstantText {
  readonly value: string;
  readonly origin: 'literal' | 'constant';
}

/** Finds the value of a name: a local variable, a field of this class or of another. */
export type ConstantLookup = (expression: Expression) => ConstantText | null;

/**
 * The string an expression stands for: literals, names that the look-up knows, and concatenations of them
 * (JLS 15.29); null for everything else.
 */
export function constantText(expression: Expression, lookup: ConstantLookup): ConstantText | null {
  switch (expression.kind) {
    case 'literal': {
      const { literal } = expression;
      return literal.type === 'string' || literal.type === 'char' ? { value: literal.value, origin: 'literal' } : null;
    }
    case 'name':
    case 'field':
      return lookup(expression);
    case 'binary': {
      if (expression.operator !== '+') {
        return null;
      }
      const left = constantText(expression.left, lookup);
      const right = constantText(expression.right, lookup);
      return left && right ? { value: left.value + right.value, origin: 'constant' } : null;
    }
    default:
      return null;
  }
}

/** Finds the constants that the fields of a project's classes hold. */
export class ConstantFields {
  private readonly known = new Map<FieldDeclaration, ConstantText | null>();

  constructor(
    private readonly sources: SourceSet,
    private readonly names: Names,
  ) {}

  /** The constant that a name or `Class.NAME` means here: a final field with a constant initializer; null for all else. */
  find(expression: Expression, scope: Scope): ConstantText | null {
    if (expression.kind === 'name') {
      return this.simple(expression.name, scope);
    }
    const owner = expression.kind === 'field' ? dottedName(expression.target) : null;
    const className = owner === null ? null : this.names.className(owner, scope);
    return expression.kind === 'field' && className !== null ? this.inClass(className, expression.name) : null;
  }

  private simple(name: string, { unit, enclosing }: Scope): ConstantText | null {
    for (const { binaryName } of enclosing) {
      if (this.declares(binaryName, name)) {
        return this.inClass(binaryName, name);
      }
    }
    for (const imported of unit.imports.filter((i) => i.static)) {
      const owner = imported.star ? imported.name : imported.name.slice(0, imported.name.lastIndexOf('.'));
      if (imported.star || imported.name.endsWith(`.${name}`)) {
        const className = this.names.className(owner, { unit, enclosing: [], variables: new Map() });
        const constant = className === null ? null : this.inClass(className, name);
        if (constant) {
          return constant;
        }
      }
    }
    return null;
  }

  private declares(className: string, field: string): boolean {
    return this.sources.find(className)?.declaration.fields.some((f) => f.name === field) ?? false;
  }

  private inClass(className: string, name: string): ConstantText | null {
    const type = this.sources.find(className);
    const field = type?.declaration.fields.find((f) => f.name === name);
    if (!type || !field?.initializer || !isFinal(type, field)) {
      return null;
    }
    let constant = this.known.get(field);
    if (constant === undefined) {
      this.known.set(field, null); // a constant cannot depend on itself
      const scope = scopeOf(type, this.names);
      const found = constantText(field.initializer, (expression) => this.find(expression, scope));
      constant = found && { value: found.value, origin: 'constant' };
      this.known.set(field, constant);
    }
    return constant;
  }
}

function isFinal(type: DeclaredType, field: FieldDeclaration): boolean {
  return field.modifiers.keywords.has('final') || type.declaration.kind === 'interface';
}

/** `a.b.C` of the names and fields it is written with; null for every other expression. */
export function dottedName(expression: Expression): string | null {
  if (expression.kind === 'name') {
    return expression.name;
  }
  const target = expression.kind === 'field' ? dottedName(expression.target) : null;
  return expression.kind === 'field' && target !== null ? `${target}.${expression.name}` : null;
}
