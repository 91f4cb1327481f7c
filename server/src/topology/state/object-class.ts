/** What the class of an object brings that the project's code does not show. */
import type { SourceClassPool } from '../../java/build-classes';
import type { ClassType, JavaType } from '../../java/class-model';
import { supertypesOf } from '../../java/supertypes';
import type { ObjectValue, Value } from '../interpreter/value';

export interface ObjectClass {
  /** The class and all its supertypes as far as they are known. */
  readonly supertypes: readonly ClassType[];
  /** A superclass that neither the project nor Flink has, so that there may be more; null when there is none. */
  readonly unread: string | null;
}

/** An object whose code is the project's. */
export interface ProjectObject extends ObjectClass {
  readonly value: ObjectValue;
}

/** The object of the project's code that a value is; null for every other value. */
export function projectObject(value: Value | undefined, pool: SourceClassPool): ProjectObject | null {
  if (value?.kind !== 'object' || !(value.body || pool.sources.find(value.type.name))) {
    return null;
  }
  return { value, supertypes: [...supertypesOf(value.type, pool)], unread: unreadAbove(value.type, pool) };
}

/** True when one of the supertypes has this name. */
export function extendsClass({ supertypes }: ObjectClass, binaryName: string): boolean {
  return supertypes.some(({ name }) => name === binaryName);
}

function unreadAbove(type: ClassType, pool: SourceClassPool): string | null {
  const seen = new Set<string>();
  for (let next: JavaType | null = type; next?.kind === 'class' && !seen.has(next.name); ) {
    seen.add(next.name);
    if (!pool.sources.find(next.name)) {
      return isRead(next.name) ? null : next.name;
    }
    const above: JavaType | null = pool.find(next.name)?.superclass ?? null;
    if (above?.kind === 'unknown') {
      return above.text;
    }
    next = above;
  }
  return null;
}

/** Classes outside the project that hold no state but what is known of them. */
function isRead(name: string): boolean {
  return /^(?:java|javax|org\.apache\.flink)\./.test(name);
}
