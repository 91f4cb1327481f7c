/** `@FieldNameConstants` (lombok.javac.handlers.HandleFieldNameConstants): a member class, nothing in the class itself. */
import { classType, OBJECT } from '../class-model';
import { constantName } from './accessor-names';
import { keywordsOf } from './annotation-values';
import { ClassDraft } from './class-draft';
import { memberClass, STRING } from './generated-members';
import { type Handling, hasOwn, instanceFields } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { flagSetting, textSetting } from './lombok-config';

const CONSTANTS = 'lombok.experimental.FieldNameConstants';

export function fieldNameConstants({ values }: LombokAnnotation, { draft, config }: Handling): void {
  const level = values.level('level');
  const simpleName =
    values.text('innerTypeName') || textSetting(config, 'lombok.fieldNameConstants.innerTypeName') || 'Fields';
  const onlyIncluded = values.flag('onlyExplicitlyIncluded');
  const names = instanceFields(draft)
    .filter((field) => !hasOwn(field, `${CONSTANTS}$Exclude`))
    .filter((field) => !onlyIncluded || hasOwn(field, `${CONSTANTS}$Include`))
    .map(({ name }) => (flagSetting(config, 'lombok.fieldNameConstants.uppercase') ? constantName(name) : name));
  const isWritten = draft.declaration?.types.some((type) => type.name === simpleName) ?? false;
  if (level === 'NONE' || names.length === 0 || isWritten) {
    return;
  }
  if (values.flag('asEnum')) {
    const type = classType(`${draft.name}$${simpleName}`);
    const parent = classType('java.lang.Enum', type);
    const model = memberClass(draft.name, simpleName, keywordsOf(level, 'static', 'final'), [], parent, 'enum');
    draft.nested.set(simpleName, new ClassDraft({ ...model, enumConstants: names }, null, [], () => []));
    return;
  }
  const model = memberClass(draft.name, simpleName, keywordsOf(level, 'static', 'final'), [], OBJECT);
  const constants = new ClassDraft(model, null, [], () => []);
  for (const name of names) {
    constants.addField(name, STRING, ['public', 'static', 'final'], true);
  }
  draft.nested.set(simpleName, constants);
}
