import type { TypeInformation } from '../typeinfo/type-information';

/** `TypeExtractor`'s words for a lambda whose result lost its type arguments. */
export function isErasedLambda({ reasons }: TypeInformation): boolean {
  return reasons.some(({ message: text }) => /^The generic type parameters of '.*' are missing/.test(text));
}
