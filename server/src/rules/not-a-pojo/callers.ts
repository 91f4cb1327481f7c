/** What other code may use of a class and must find there after a fix. */
import type { ClassModel, MethodModel } from '../../java/class-model';
import { typeKey } from '../../java/type-parts';

/**
 * True when every constructor with parameters and every method is still there: Lombok makes some only as long as no
 * other annotation asks for a constructor.
 */
export function isUnharmed(before: ClassModel, after: ClassModel | null): boolean {
  if (!after || after.incomplete !== null) {
    return false;
  }
  const left = new Set([...after.constructors, ...after.methods].map(signature));
  return [...before.constructors, ...before.methods]
    .filter(({ name, parameters }) => name !== '<init>' || parameters.length > 0)
    .every((method) => left.has(signature(method)));
}

function signature({ name, parameters }: MethodModel): string {
  return `${name}(${parameters.map(({ type }) => typeKey(type)).join()})`;
}
