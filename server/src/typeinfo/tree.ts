/** Walks type information. */
import type { TypeInformation, TypeInformationKind } from './type-information';

/** The type and all its fields' and arguments' types, outer ones first. */
export function* nodesOf(type: TypeInformation): Iterable<TypeInformation> {
  yield type;
  for (const field of type.fields) {
    yield* nodesOf(field.type);
  }
  for (const argument of type.arguments) {
    yield* nodesOf(argument);
  }
}

/** True when the type or a part of it is of one of the kinds. */
export function containsKind(type: TypeInformation, ...kinds: TypeInformationKind[]): boolean {
  for (const node of nodesOf(type)) {
    if (kinds.includes(node.kind)) {
      return true;
    }
  }
  return false;
}
