/** `@Setter` (lombok.javac.handlers.HandleSetter). */
import { accessorName } from './accessor-names';
import { accessorStyle } from './accessors';
import { type AccessLevel, keywordsOf } from './annotation-values';
import type { FieldDraft } from './class-draft';
import { method, selfType, VOID } from './generated-members';
import { accessorExists, isBoolean } from './handle-getter';
import { type Handling, hasOwn, instanceFields } from './handling';

export const SETTER = 'lombok.Setter';

/** `generateSetterForType`: every instance field that is not final and says nothing itself. */
export function settersForType(handling: Handling, level: AccessLevel): void {
  const { draft } = handling;
  if (level === 'NONE' || draft.kind !== 'class') {
    return;
  }
  for (const field of instanceFields(draft)) {
    if (!hasOwn(field, SETTER)) {
      setterForField(field, level, handling);
    }
  }
}

/** `createSetterForField`. */
export function setterForField(field: FieldDraft, level: AccessLevel, handling: Handling): void {
  const { draft } = handling;
  const style = accessorStyle(field, handling);
  const name = accessorName('set', field.name, isBoolean(field.type), style);
  if (
    level === 'NONE' ||
    name === null ||
    field.keywords.has('final') ||
    accessorExists('set', field, 1, style, draft)
  ) {
    return;
  }
  draft.addMethod(
    method(
      name,
      style.returnsThis ? selfType(draft.model) : VOID,
      [
        ...keywordsOf(level),
        ...(field.keywords.has('static') ? (['static'] as const) : []),
        ...(style.final ? (['final'] as const) : []),
      ],
      [{ name: field.name, type: field.type }],
    ),
  );
}
