/** `@Getter` (lombok.javac.handlers.HandleGetter). */
import { classType, type JavaType, OBJECT } from '../class-model';
import { type AccessorKind, accessorName, allAccessorNames } from './accessor-names';
import { type AccessorStyle, accessorStyle } from './accessors';
import { type AccessLevel, keywordsOf } from './annotation-values';
import type { ClassDraft, FieldDraft } from './class-draft';
import { method } from './generated-members';
import { type Handling, hasOwn, instanceFields } from './handling';

export const GETTER = 'lombok.Getter';

/** `generateGetterForType`: every instance field that says nothing itself. */
export function gettersForType(handling: Handling, level: AccessLevel): void {
  const { draft } = handling;
  if (level === 'NONE' || (draft.kind !== 'class' && draft.kind !== 'enum')) {
    return;
  }
  for (const field of instanceFields(draft)) {
    if (!hasOwn(field, GETTER)) {
      getterForField(field, level, handling);
    }
  }
}

/** `createGetterForField`. */
export function getterForField(field: FieldDraft, level: AccessLevel, handling: Handling, lazy = false): void {
  const { draft } = handling;
  const style = accessorStyle(field, handling);
  const name = accessorName('get', field.name, isBoolean(field.type), style);
  if (level === 'NONE' || draft.kind === 'record' || name === null || accessorExists('get', field, 0, style, draft)) {
    return;
  }
  const keywords = keywordsOf(level);
  draft.addMethod(
    method(name, field.type, [
      ...keywords,
      ...(field.keywords.has('static') ? (['static'] as const) : []),
      ...(style.final ? (['final'] as const) : []),
    ]),
  );
  if (lazy) {
    field.type = LAZY;
  }
}

/** What a field becomes whose value is made when it is asked for. */
const LAZY: JavaType = classType('java.util.concurrent.atomic.AtomicReference', OBJECT);

/** True when some method has one of the names that count as the accessor already, whatever its case. */
export function accessorExists(
  kind: AccessorKind,
  field: FieldDraft,
  parameters: number,
  style: AccessorStyle,
  draft: ClassDraft,
): boolean {
  return allAccessorNames(kind, field.name, isBoolean(field.type), style).some((name) =>
    draft.hasMethod(name, parameters, true),
  );
}

/** `JavacHandlerUtil.isBoolean`: the primitive only. */
export function isBoolean(type: JavaType): boolean {
  return type.kind === 'primitive' && type.name === 'boolean';
}
