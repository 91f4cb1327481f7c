/**
 * TypeExtractor's `typeHierarchy`: the types from the root of an extraction down to the type at hand. It tells what a
 * type variable stands for and whether a class is met inside itself.
 */
import type { ClassType, JavaType, VariableType } from '../java/class-model';
import { erasedName, isParameterized, isRaw } from './java-types';
import type { Reflection } from './reflection';

/** The last type and those before it. */
export interface TypeHierarchy {
  readonly type: JavaType;
  /** The class or array of classes the type is, with or without arguments; null for other types. */
  readonly className: string | null;
  readonly before: TypeHierarchy | null;
  readonly length: number;
}

export function append(before: TypeHierarchy | null, type: JavaType): TypeHierarchy {
  const className = type.kind === 'class' || isRaw(type) ? erasedName(type) : null;
  return { type, className, before, length: (before?.length ?? 0) + 1 };
}

/** Where an extraction learnt something from the types above it, so that its answer holds only below them. */
export interface HierarchyUse {
  /** The class was looked for; `at` is the length up to its deepest place in the hierarchy, 0 where it is not there. */
  lookedFor(className: string, at: number): void;
}

/**
 * `TypeExtractor.materializeTypeVariable`: what a variable stands for, by the arguments of the types above; the variable
 * itself, or the one it was passed from, when nothing says.
 */
export function materialize(
  hierarchy: TypeHierarchy | null,
  variable: VariableType,
  reflection: Reflection,
  use: HierarchyUse,
): JavaType {
  let current = variable;
  for (let above = hierarchy; above; above = above.before) {
    const { type } = above;
    if (!isParameterized(type) || type.name !== current.declaredBy) {
      continue;
    }
    const argument = type.arguments[reflection.typeParameters(type.name).indexOf(current.name)];
    if (argument) {
      use.lookedFor(type.name, above.length);
      if (argument.kind !== 'variable') {
        return argument;
      }
      current = argument;
    }
  }
  use.lookedFor(current.declaredBy, 0);
  return current;
}

/** `TypeExtractor.countTypeInHierarchy(…) > 1`: the class is met inside itself. */
export function isInsideItself(hierarchy: TypeHierarchy | null, rawType: JavaType, use: HierarchyUse): boolean {
  const name = erasedName(rawType);
  let count = 0;
  for (let above = hierarchy; above; above = above.before) {
    if (above.className === name) {
      count++;
      if (count > 1) {
        use.lookedFor(name, above.length);
        return true;
      }
    }
  }
  use.lookedFor(name, 0);
  return false;
}

/** `TypeExtractionUtils.getTypeHierarchy` up to Object: the type and its superclasses are appended. */
export function withSuperclasses(
  hierarchy: TypeHierarchy | null,
  type: ClassType,
  reflection: Reflection,
): TypeHierarchy | null {
  let result = hierarchy;
  for (let t: ClassType | null = type; t && t.name !== 'java.lang.Object'; t = reflection.superclass(t.name)) {
    result = append(result, t);
  }
  return result;
}
