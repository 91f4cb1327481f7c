/** `@With` (lombok.javac.handlers.HandleWith). */
import { accessorName } from './accessor-names';
import { accessorStyle } from './accessors';
import { type AccessLevel, keywordsOf } from './annotation-values';
import type { FieldDraft } from './class-draft';
import { method, selfType } from './generated-members';
import { accessorExists, isBoolean } from './handle-getter';
import { type Handling, hasOwn, instanceFields } from './handling';

export const WITH = 'lombok.With';

/** `generateWithForType`: every instance field that a constructor could be given and that says nothing itself. */
export function withsForType(handling: Handling, level: AccessLevel): void {
  const { draft } = handling;
  if (level === 'NONE' || (draft.kind !== 'class' && draft.kind !== 'record')) {
    return;
  }
  for (const field of instanceFields(draft)) {
    if (!hasOwn(field, WITH)) {
      withForField(field, level, handling);
    }
  }
}

/** `createWithForField`. */
export function withForField(field: FieldDraft, level: AccessLevel, handling: Handling): void {
  const { draft } = handling;
  const style = accessorStyle(field, handling);
  const name = accessorName('with', field.name, isBoolean(field.type), style);
  if (
    level === 'NONE' ||
    name === null ||
    !instanceFields(draft).includes(field) ||
    (field.keywords.has('final') && field.initialized) ||
    accessorExists('with', field, 1, style, draft)
  ) {
    return;
  }
  draft.addMethod(
    method(
      name,
      selfType(draft.model),
      [
        ...keywordsOf(level),
        ...(draft.keywords.has('abstract') ? (['abstract'] as const) : []),
        ...(style.final ? (['final'] as const) : []),
      ],
      [{ name: field.name, type: field.type }],
    ),
  );
}
