/** `@UtilityClass` (lombok.javac.handlers.HandleUtilityClass). */
import type { ClassDraft } from './class-draft';
import { constructorWith } from './generated-members';

export const UTILITY_CLASS = 'lombok.experimental.UtilityClass';

/** Everything static, and no instances. */
export function utilityClass(draft: ClassDraft): void {
  if (draft.kind !== 'class') {
    return;
  }
  draft.keywords.add('final');
  if (draft.model.enclosing !== null) {
    draft.keywords.add('static');
  }
  for (const field of draft.fields) {
    field.keywords.add('static');
  }
  draft.methods = draft.methods.map((method) => ({ ...method, keywords: new Set(method.keywords).add('static') }));
  if (!draft.hasConstructor()) {
    draft.addConstructor(constructorWith(['private']));
  }
}
