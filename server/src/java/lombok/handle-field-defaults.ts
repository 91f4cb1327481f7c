/** `@FieldDefaults` (lombok.javac.handlers.HandleFieldDefaults). */
import { type AccessLevel, keywordsOf } from './annotation-values';
import type { ClassDraft } from './class-draft';
import { type Handling, hasOwn } from './handling';
import { flagSetting } from './lombok-config';

const FIELD_DEFAULTS = 'lombok.experimental.FieldDefaults';

/** What the annotation or `lombok.config` gives all fields; done for every class, annotated or not. */
export function fieldDefaults({ draft, config }: Handling): void {
  const values = draft.annotation(FIELD_DEFAULTS)?.values;
  const explicitLevel = values?.isExplicit('level') ? values.level('level') : null;
  const everywhere = (key: 'lombok.fieldDefaults.defaultPrivate' | 'lombok.fieldDefaults.defaultFinal') =>
    (draft.kind === 'class' || draft.kind === 'enum') && flagSetting(config, key) === true;
  const level = explicitLevel ?? (everywhere('lombok.fieldDefaults.defaultPrivate') ? 'PRIVATE' : 'NONE');
  const final = values?.isExplicit('makeFinal')
    ? values.flag('makeFinal')
    : everywhere('lombok.fieldDefaults.defaultFinal');
  defaultFields(draft, level, final);
}

/** `setFieldDefaultsForField`: access where none is written, and `final`. */
export function defaultFields({ fields }: ClassDraft, level: AccessLevel, final: boolean): void {
  for (const field of fields) {
    const { keywords } = field;
    if (field.name.startsWith('$') || keywords.has('static')) {
      continue;
    }
    const hasAccess = keywords.has('public') || keywords.has('protected') || keywords.has('private');
    if (!hasAccess && !hasOwn(field, 'lombok.experimental.PackagePrivate')) {
      for (const keyword of keywordsOf(level)) {
        keywords.add(keyword);
      }
    }
    if (final && !hasOwn(field, 'lombok.experimental.NonFinal')) {
      keywords.add('final');
    }
  }
}
