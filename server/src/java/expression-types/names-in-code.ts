/** What names in code mean: variables, fields, and what stands before a dot (JLS 6.5). */
import type { Expression, NewExpression } from '../ast';
import { type ClassType, classType, type JavaType, OBJECT } from '../class-model';
import { dottedName } from '../constants';
import type { Attributing } from './attributing';
import type { Variable } from './bindings';
import type { CodeScope } from './code-scope';
import { variablesAround } from './inner-classes';
import { replaced, unknown, upperBound } from './types';

export interface Qualifier {
  readonly kind: 'type' | 'value';
  readonly type: JavaType;
}

export class NamesInCode {
  constructor(private readonly whole: Attributing) {}

  nameType(expression: Extract<Expression, { kind: 'name' }>): JavaType {
    const variable = this.whole.bindings.variables.get(expression);
    if (variable) {
      return this.variableType(variable);
    }
    return this.fieldInScope(expression.name, this.whole.scopeOf(expression)) ?? unknown(expression.name, 'unresolved');
  }

  fieldType(expression: Extract<Expression, { kind: 'field' }>): JavaType {
    if (expression.name === 'this') {
      const name = this.classNamed(expression.target);
      return name === null ? unknown() : this.whole.known.members.thisType(name);
    }
    if (expression.name === 'super') {
      return this.typesOfSuper(expression)?.[0] ?? unknown();
    }
    const qualifier = this.qualifier(expression.target);
    const field = qualifier && this.whole.known.members.field(qualifier.type, expression.name);
    if (!field || qualifier.type.kind !== 'class') {
      return field ?? unknown(expression.name);
    }
    return replaced(field, variablesAround(qualifier.type.name, this.whole.scopeOf(expression), this.whole.known));
  }

  private variableType({ type, scope, from, name }: Variable): JavaType {
    if (type && type.kind !== 'var') {
      return this.whole.known.types.resolve(type, scope);
    }
    switch (from?.kind) {
      case 'initializer':
        return this.anonymousType(from.expression) ?? this.whole.initializerType(from.expression) ?? unknown(name);
      case 'elements':
        return this.elementType(this.whole.lookUp(from.expression));
      case 'lambda':
        return this.whole.lambdaParameter(from.lambda, from.index) ?? unknown(name);
      default:
        return unknown(name);
    }
  }

  /** The class that a `new` names: of `outer.new Inner()` a member of the class of `outer` (JLS 15.9.1). */
  createdType(created: NewExpression): JavaType {
    const { known } = this.whole;
    const { outer, type } = created;
    if (!outer) {
      return this.whole.written(type, created);
    }
    const around = this.whole.closed(outer, null);
    const name =
      around.kind === 'class' && type.kind === 'named' ? known.types.memberClass(around.name, type.name) : null;
    const given = type.kind === 'named' ? (type.arguments ?? []) : [];
    return name === null
      ? unknown()
      : classType(name, ...given.map((argument) => this.whole.written(argument, created)));
  }

  /** The class of a `new` with a body; null for all else, for a diamond, and where its name is not known. */
  anonymousType(created: Expression): ClassType | null {
    if (created.kind !== 'new' || !created.body || hasDiamond(created)) {
      return null;
    }
    const local = this.whole.bindings.localClasses.find((each) => each.created === created);
    return local?.isCounted ? classType(local.binaryName) : null;
  }

  private elementType(over: JavaType): JavaType {
    if (over.kind === 'array') {
      return over.element;
    }
    const iterable = this.whole.known.relations.asSuper(over, 'java.lang.Iterable');
    return iterable ? upperBound(iterable.arguments[0] ?? OBJECT) : unknown();
  }

  /** A field of the classes around, or one that is imported; null when there is none. */
  private fieldInScope(name: string, { names }: CodeScope): JavaType | null {
    for (const { binaryName } of names.enclosing) {
      const field = this.whole.known.members.field(this.whole.known.members.thisType(binaryName), name);
      if (field) {
        return field;
      }
    }
    for (const owner of this.importedOwners(name, names.unit.imports)) {
      const field = this.whole.known.members.field(classType(owner), name);
      if (field) {
        return field;
      }
    }
    return null;
  }

  /** The classes from which a static import may bring the name. */
  importedOwners(
    name: string,
    imports: readonly { readonly name: string; readonly static: boolean; readonly star: boolean }[],
  ): string[] {
    const single = imports.filter((i) => i.static && !i.star && i.name.endsWith(`.${name}`));
    const onDemand = imports.filter((i) => i.static && i.star);
    return [...single.map((i) => i.name.slice(0, i.name.lastIndexOf('.'))), ...onDemand.map((i) => i.name)].flatMap(
      (written) => this.whole.known.types.qualifiedClass(written) ?? [],
    );
  }

  thisType(at: Expression): JavaType {
    const around = this.whole.scopeOf(at).names.enclosing[0];
    return around ? this.whole.known.members.thisType(around.binaryName) : unknown();
  }

  /** The types in which `super` and `Outer.super` look for members, the nearest first (JLS 15.11.2, 15.12.1); null for all else. */
  typesOfSuper(expression: Expression): readonly JavaType[] | null {
    const { members, relations } = this.whole.known;
    if (expression.kind === 'super') {
      const type = this.thisType(expression);
      return type.kind === 'class' ? relations.supertypes(type).types.slice(1) : [];
    }
    if (expression.kind !== 'field' || expression.name !== 'super') {
      return null;
    }
    const name = this.classNamed(expression.target);
    if (name === null) {
      return [];
    }
    const { enclosing } = this.whole.scopeOf(expression).names;
    if (enclosing.some(({ binaryName, declaration }) => binaryName === name && declaration.kind !== 'interface')) {
      return relations.supertypes(members.thisType(name)).types.slice(1);
    }
    // of an interface the default methods that this class inherits from it
    const inherited = relations.asSuper(this.thisType(expression), name);
    return inherited ? relations.supertypes(inherited).types : [];
  }

  classNamed(expression: Expression): string | null {
    const written = dottedName(expression);
    return written === null ? null : this.whole.known.types.className(written, this.whole.scopeOf(expression));
  }

  /** What stands before a dot: a value, else a type. */
  qualifier(expression: Expression): Qualifier | null {
    if (expression.kind === 'name' || expression.kind === 'field') {
      const isVariable = this.whole.bindings.variables.has(expression);
      if (!isVariable && !this.isField(expression)) {
        const name = this.classNamed(expression);
        return name === null ? null : { kind: 'type', type: classType(name) };
      }
    }
    return { kind: 'value', type: this.anonymousType(expression) ?? this.whole.closed(expression, null) };
  }

  /** True when a name, perhaps with dots, begins with a variable or a field. */
  private isField(expression: Expression): boolean {
    if (expression.kind === 'name') {
      return (
        this.whole.bindings.variables.has(expression) ||
        this.fieldInScope(expression.name, this.whole.scopeOf(expression)) !== null
      );
    }
    if (expression.kind !== 'field' || dottedName(expression) === null || /^(this|super)$/.test(expression.name)) {
      return true;
    }
    if (this.isField(expression.target)) {
      return true;
    }
    const owner = this.classNamed(expression.target);
    return (
      owner !== null &&
      this.whole.known.members.field(classType(owner), expression.name)?.kind !== 'unknown' &&
      this.whole.known.members.field(classType(owner), expression.name) !== null
    );
  }
}

/** True of `new Box<>(…)`. */
export function hasDiamond({ type }: NewExpression): boolean {
  return type.kind === 'named' && type.arguments?.length === 0;
}
