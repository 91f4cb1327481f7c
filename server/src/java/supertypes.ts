/** The supertypes of a type, their arguments worked out. */
import type { ClassPool, ClassType, JavaType } from './class-model';

/** The type and all its superclasses and interfaces, nearest first; those of a class nobody knows end there. */
export function* supertypesOf(type: ClassType, pool: ClassPool, seen: Set<string> = new Set()): Iterable<ClassType> {
  if (seen.has(type.name)) {
    return;
  }
  seen.add(type.name);
  yield type;
  const model = pool.find(type.name);
  if (!model) {
    return;
  }
  const given = new Map(model.typeParameters.map(({ name }, i) => [name, type.arguments[i]]));
  for (const parent of [model.superclass, ...model.interfaces]) {
    const resolved = parent && substitute(parent, model.name, given);
    if (resolved?.kind === 'class') {
      yield* supertypesOf(resolved, pool, seen);
    }
  }
}

/** The type with the variables of a class replaced by its arguments; a variable without one stays. */
export function substitute(
  type: JavaType,
  declaredBy: string,
  given: ReadonlyMap<string, JavaType | undefined>,
): JavaType {
  const inner = (part: JavaType) => substitute(part, declaredBy, given);
  switch (type.kind) {
    case 'variable':
      return (type.declaredBy === declaredBy && given.get(type.name)) || type;
    case 'class':
      return { ...type, arguments: type.arguments.map(inner) };
    case 'array':
      return { ...type, element: inner(type.element) };
    case 'wildcard':
      return { ...type, type: type.type && inner(type.type) };
    default:
      return type;
  }
}
