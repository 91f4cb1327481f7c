/** What members of inner classes mean by the type variables of the classes around them (JLS 8.1.3). */
import type { JavaType } from '../class-model';
import type { Knowledge } from './attributing';
import type { CodeScope } from './code-scope';
import { type Replacement, unknown } from './types';

/**
 * `Context` of `KeyedProcessFunction<String, …>`: what code that stands in `scope` sees of the variables of the classes
 * around `inner`. They are those of the classes around the code; of another object they are not known.
 */
export function variablesAround(inner: string, { names }: CodeScope, { members, relations }: Knowledge): Replacement {
  return ({ declaredBy, name }): JavaType | undefined => {
    for (const { binaryName } of names.enclosing) {
      const found = relations.asSuper(members.thisType(binaryName), declaredBy);
      if (found) {
        return found.arguments[members.parametersOf(declaredBy).findIndex((each) => each.name === name)];
      }
    }
    return inner.startsWith(`${declaredBy}$`) ? unknown(name) : undefined;
  };
}
