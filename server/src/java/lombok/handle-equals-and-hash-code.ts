/** `@EqualsAndHashCode` and `@ToString` (lombok.javac.handlers.HandleEqualsAndHashCode, HandleToString). */
import { OBJECT } from '../class-model';
import type { ClassDraft } from './class-draft';
import { BOOLEAN, INT, method, STRING } from './generated-members';
import { extendsObject } from './handle-constructor';

export const EQUALS_AND_HASH_CODE = 'lombok.EqualsAndHashCode';
export const TO_STRING = 'lombok.ToString';

/** `generateMethods`: both or none; `canEqual` where a subclass could come between. */
export function equalsAndHashCode(draft: ClassDraft, cacheHashCode: boolean): void {
  if (draft.kind !== 'class' || draft.hasMethod('equals', 1) || draft.hasMethod('hashCode', 0)) {
    return;
  }
  const other = [{ name: 'o', type: OBJECT }];
  draft.addMethod(method('equals', BOOLEAN, ['public'], other));
  if ((!draft.keywords.has('final') || !extendsObject(draft)) && !draft.hasMethod('canEqual', 1)) {
    draft.addMethod(method('canEqual', BOOLEAN, ['protected'], [{ name: 'other', type: OBJECT }]));
  }
  if (cacheHashCode && !draft.hasField('$hashCodeCache')) {
    draft.addField('$hashCodeCache', INT, ['private', 'transient']);
  }
  draft.addMethod(method('hashCode', INT, ['public']));
}

/** `generateToString`. */
export function toStringMethod(draft: ClassDraft): void {
  if ((draft.kind === 'class' || draft.kind === 'enum') && !draft.hasMethod('toString', 0)) {
    draft.addMethod(method('toString', STRING, ['public']));
  }
}
