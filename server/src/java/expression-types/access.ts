/** Which members code may use. */
import { classType } from '../class-model';
import type { CodeScope } from './code-scope';
import type { MethodUse } from './members';
import type { TypeRelations } from './type-relations';

/** True when code that stands there may call the method (JLS 6.6). */
export function isAccessible(
  { model, method: { keywords } }: MethodUse,
  { names: { unit, enclosing } }: CodeScope,
  relations: TypeRelations,
): boolean {
  if (keywords.has('public')) {
    return true;
  }
  if (keywords.has('private')) {
    const top = (name: string) => name.split('$')[0];
    return enclosing.some(({ binaryName }) => top(binaryName) === top(model.name));
  }
  const inPackage = model.name.slice(0, Math.max(0, model.name.lastIndexOf('.'))) === unit.package;
  const inherits = () =>
    enclosing.some(({ binaryName }) => relations.isSubclass(classType(binaryName), classType(model.name)) !== false);
  return inPackage || (keywords.has('protected') && inherits());
}
