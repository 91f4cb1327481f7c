/** Supertypes, subtyping, least upper bounds (JLS 4.10). */
import {
  type ClassModel,
  type ClassPool,
  type ClassType,
  classType,
  type JavaType,
  OBJECT,
  type PrimitiveName,
} from '../class-model';
import { typeKey } from '../type-parts';
import { boxed, erasure, NULL_TYPE, replaced, replacementOf, sameTypes, unboxed, unknown, upperBound } from './types';

const SERIALIZABLE = classType('java.io.Serializable');
const CLONEABLE = classType('java.lang.Cloneable');
/** Chains of supertypes, and types within types, are never longer in anyone's code. */
const MOST_SUPERTYPES = 500;
const DEEPEST = 30;

/** Primitive types to which each widens, nearest first (JLS 5.1.2). */
const WIDENED: Readonly<Partial<Record<PrimitiveName, readonly PrimitiveName[]>>> = {
  byte: ['short', 'int', 'long', 'float', 'double'],
  short: ['int', 'long', 'float', 'double'],
  char: ['int', 'long', 'float', 'double'],
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
};

export interface Supertypes {
  /** The class itself and all above it, nearest first, superclasses before interfaces, arguments worked out. */
  readonly types: readonly ClassType[];
  /** False when a class among them is not known, so that more may follow. */
  readonly complete: boolean;
}

/** How the types of a project's classes relate. */
export class TypeRelations {
  private readonly known = new Map<string, Supertypes>();

  constructor(readonly pool: ClassPool) {}

  supertypes(type: ClassType): Supertypes {
    const key = typeKey(type);
    let found = this.known.get(key);
    if (!found) {
      found = this.collect(type);
      this.known.set(key, found);
    }
    return found;
  }

  private collect(type: ClassType): Supertypes {
    const types: ClassType[] = [];
    const seen = new Set<string>();
    let complete = true;
    const queue: ClassType[] = [type];
    for (let next = queue.shift(); next && types.length < MOST_SUPERTYPES; next = queue.shift()) {
      if (seen.has(next.name)) {
        continue;
      }
      seen.add(next.name);
      types.push(next);
      const model = this.pool.find(next.name);
      if (!model) {
        complete &&= next.name === OBJECT.name;
        continue;
      }
      for (const parent of this.parents(model, next)) {
        if (parent.kind === 'class') {
          queue.push(parent);
        } else {
          complete = false;
        }
      }
    }
    if (!seen.has(OBJECT.name)) {
      types.push(OBJECT);
    }
    return { types, complete };
  }

  private parents(model: ClassModel, type: ClassType): JavaType[] {
    const parents = model.superclass ? [model.superclass, ...model.interfaces] : [...model.interfaces];
    if (model.typeParameters.length === 0) {
      return parents;
    }
    // of a raw type the supertypes are raw too (JLS 4.8)
    return type.arguments.length === model.typeParameters.length
      ? parents.map((parent) => replaced(parent, replacementOf(model.typeParameters, model.name, type.arguments)))
      : parents.map(erasure);
  }

  /** The class types that a type's members come from: of a variable those of its bounds. */
  classesOf(type: JavaType, depth = 0): ClassType[] {
    switch (type.kind) {
      case 'class':
        return [type];
      case 'variable':
        return depth > DEEPEST || type.bounds.length === 0
          ? [OBJECT]
          : type.bounds.flatMap((bound) => this.classesOf(bound, depth + 1));
      case 'wildcard':
        return this.classesOf(upperBound(type), depth + 1);
      case 'array':
        return [OBJECT, CLONEABLE, SERIALIZABLE];
      default:
        return [];
    }
  }

  /** The supertype of that class; null when there is none; undefined when it cannot be told. */
  asSuper(type: JavaType, className: string): ClassType | null | undefined {
    if (type.kind === 'unknown') {
      return undefined;
    }
    let complete = true;
    for (const start of this.classesOf(type)) {
      const supertypes = this.supertypes(start);
      const found = supertypes.types.find(({ name }) => name === className);
      if (found) {
        return found;
      }
      complete &&= supertypes.complete;
    }
    return complete ? null : undefined;
  }

  /** Whether a value of one type is one of the other by its classes alone, arguments left out; null when it cannot be told. */
  isSubclass(type: JavaType, of: JavaType): boolean | null {
    if (type === NULL_TYPE) {
      return of.kind !== 'primitive';
    }
    if (type.kind === 'unknown' || of.kind === 'unknown') {
      return null;
    }
    if (of.kind === 'primitive' || type.kind === 'primitive') {
      return of.kind === 'primitive' && type.kind === 'primitive' && widensTo(type.name, of.name);
    }
    if (of.kind === 'variable') {
      return (
        sameTypes(type, of) || (type.kind === 'variable' && type.bounds.some((b) => this.isSubclass(b, of) === true))
      );
    }
    if (of.kind === 'array') {
      if (type.kind !== 'array') {
        return false;
      }
      return type.element.kind === 'primitive' || of.element.kind === 'primitive'
        ? sameTypes(type.element, of.element)
        : this.isSubclass(type.element, of.element);
    }
    const target = erasure(of);
    const found = target.kind === 'class' ? this.asSuper(type, target.name) : null;
    return found === undefined ? null : found !== null;
  }

  /** JLS 4.10.2 as far as source needs it: arguments count, wildcards contain. Null when it cannot be told. */
  isSubtype(type: JavaType, of: JavaType, depth = 0): boolean | null {
    const byClass = this.isSubclass(type, of);
    if (byClass !== true || of.kind !== 'class' || of.arguments.length === 0 || depth > DEEPEST) {
      return byClass;
    }
    const found = this.asSuper(type, of.name);
    if (!found || found.arguments.length === 0) {
      return found ? true : null;
    }
    const contained = of.arguments.map((argument, i) =>
      this.contains(argument, found.arguments[i] ?? unknown(), depth + 1),
    );
    return contained.includes(false) ? false : contained.includes(null) ? null : true;
  }

  private contains(argument: JavaType, part: JavaType, depth: number): boolean | null {
    if (argument.kind === 'unknown' || part.kind === 'unknown') {
      return null;
    }
    if (argument.kind !== 'wildcard') {
      return sameTypes(argument, part);
    }
    if (argument.type === null) {
      return true;
    }
    if (argument.bound === 'extends') {
      return this.isSubtype(upperBound(part), argument.type, depth);
    }
    return part.kind === 'wildcard' && part.bound !== 'super'
      ? false
      : this.isSubtype(argument.type, part.kind === 'wildcard' && part.type ? part.type : part, depth);
  }

  /** JLS 4.10.4, where it is a type that can be written; otherwise unknown. */
  leastUpperBound(given: readonly JavaType[]): JavaType {
    const types = distinct(given.filter((type) => type !== NULL_TYPE).map(boxed));
    const [first] = types;
    if (!first || types.length === 1) {
      return first ?? (given.length > 0 ? NULL_TYPE : unknown());
    }
    const top = types.find((type) => types.every((other) => this.isSubtype(other, type) === true));
    if (top) {
      return top;
    }
    if (types.some((type) => type.kind !== 'class')) {
      return unknown();
    }
    return this.commonSupertype(types as ClassType[]);
  }

  private commonSupertype(types: readonly ClassType[]): JavaType {
    const above = types.map((type) => this.supertypes(type));
    const [first, ...others] = above;
    if (!first || above.some(({ complete }) => !complete)) {
      return unknown();
    }
    const common = first.types.filter((type) =>
      others.every((other) => other.types.some(({ name }) => name === type.name)),
    );
    const minimal = common.filter(
      (type) => !common.some((other) => other.name !== type.name && this.isSubclass(other, type) === true),
    );
    const [only] = minimal;
    if (!only || minimal.length > 1) {
      return unknown();
    }
    // arguments that differ make a wildcard that nobody can write
    const agrees = (argument: JavaType, i: number) =>
      others.every((other) => {
        const same = other.types.find(({ name }) => name === only.name)?.arguments[i];
        return same !== undefined && sameTypes(argument, same);
      });
    return classType(only.name, ...only.arguments.map((argument, i) => (agrees(argument, i) ? argument : unknown())));
  }

  /** The one type below all the others; unknown when none is. */
  greatestLowerBound(types: readonly JavaType[]): JavaType {
    const candidates = distinct(types);
    return candidates.find((type) => candidates.every((other) => this.isSubtype(type, other) === true)) ?? unknown();
  }

  /** JLS 5.3: by subtyping and widening in the strict phase, with boxing too in the loose one. Null when it cannot be told. */
  isCompatible(type: JavaType, target: JavaType, strict: boolean): boolean | null {
    if (type.kind === 'unknown' && type !== NULL_TYPE) {
      return null;
    }
    if (target.kind === 'unknown') {
      return null;
    }
    const mixed = (type.kind === 'primitive') !== (target.kind === 'primitive');
    if (!mixed) {
      return this.isSubtype(type, target);
    }
    if (strict || type === NULL_TYPE) {
      return false;
    }
    if (type.kind === 'primitive') {
      return this.isSubtype(boxed(type), target);
    }
    const primitive = this.classesOf(type)
      .map(unboxed)
      .find((name) => name !== null);
    return target.kind === 'primitive' && primitive ? widensTo(primitive, target.name) : false;
  }
}

/** True for the type itself and those it widens to. */
export function widensTo(from: PrimitiveName, to: PrimitiveName): boolean {
  return from === to || (WIDENED[from]?.includes(to) ?? false);
}

function distinct(types: readonly JavaType[]): JavaType[] {
  return [...new Map(types.map((type) => [typeKey(type), type])).values()];
}
