/** What class a value has, and what that class is. */
import type { ClassPool } from '../../java/class-model';
import { classType } from '../../java/class-model';
import { supertypesOf } from '../../java/supertypes';
import type { Value } from '../interpreter/value';

/** The binary name of the class a value is known to have or to extend; for an anonymous class what it extends; or null. */
export function classOf(value: Value | undefined): string | null {
  switch (value?.kind) {
    case 'object':
      return value.type.name;
    case 'call':
    case 'unknown':
      return value.type.kind === 'class' ? value.type.name : null;
    case 'choice': {
      const [first, ...others] = value.values.map(classOf);
      return others.every((other) => other === first) ? (first ?? null) : null;
    }
    default:
      return null;
  }
}

/**
 * Where a chain of calls begins: `KafkaSink` of `KafkaSink.builder().setTopic("a").build()`, also where the types of the
 * calls are not known. Null where it begins with something else than a class.
 */
export function rootClassOf(value: Value | undefined): string | null {
  let at = value;
  while (at?.kind === 'call' && at.receiver) {
    at = at.receiver;
  }
  return at?.kind === 'call' ? at.owner : classOf(at);
}

/** The methods of a chain of calls, the first called first. */
export function chainedMethods(value: Value | undefined): string[] {
  return value?.kind === 'call' ? [...chainedMethods(value.receiver ?? undefined), value.method] : [];
}

/** True for a chain of calls written in one piece: a builder kept in a variable may have been called in between. */
export function isOnePiece(value: Value | undefined): boolean {
  if (value?.kind !== 'call' || !value.receiver) {
    return true;
  }
  const { expression, receiver } = value;
  const written = expression.kind === 'call' ? expression.target : null;
  return receiver.kind === 'call' && receiver.expression === written && isOnePiece(receiver);
}

/** The text of a string that is known, else null. */
export function textOf(value: Value | undefined): string | null {
  return value?.kind === 'constant' && typeof value.value === 'string' && !value.isCharacter ? value.value : null;
}

/** A class's name and those of all its supertypes, as far as they are known. */
export interface Ancestry {
  readonly names: ReadonlySet<string>;
  /** Those whose own supertypes nobody knows: there may be more. */
  readonly open: readonly string[];
}

/** The ancestry of a class; what the JDK declares counts as known. */
export function ancestryOf(binaryName: string, pool: ClassPool): Ancestry {
  const names = [...supertypesOf(classType(binaryName), pool)].map(({ name }) => name);
  return { names: new Set(names), open: names.filter((name) => !name.startsWith('java.') && !pool.find(name)) };
}
