/** `@Data` and `@Value` (lombok.javac.handlers.HandleData, HandleValue). */
import type { ClassDraft } from './class-draft';
import { allFields, constructorIfMissing, extraPrivateConstructor, requiredFields } from './handle-constructor';
import { EQUALS_AND_HASH_CODE, equalsAndHashCode, TO_STRING, toStringMethod } from './handle-equals-and-hash-code';
import { defaultFields } from './handle-field-defaults';
import { GETTER, gettersForType } from './handle-getter';
import { SETTER, settersForType } from './handle-setter';
import type { Handling } from './handling';
import type { LombokAnnotation } from './lombok-annotations';

export const VALUE = 'lombok.Value';
export const NON_FINAL = 'lombok.experimental.NonFinal';

export function data(annotation: LombokAnnotation, handling: Handling): void {
  const { draft } = handling;
  if (draft.kind !== 'class') {
    return;
  }
  const staticName = annotation.values.text('staticConstructor');
  constructorIfMissing(handling, 'PUBLIC', requiredFields(draft), staticName, 'others');
  extraPrivateConstructor(handling);
  gettersUnlessAskedFor(handling);
  if (!draft.annotation(SETTER)) {
    settersForType(handling, 'PUBLIC');
  }
  identityMethods(draft);
}

export function value(annotation: LombokAnnotation, handling: Handling): void {
  const { draft } = handling;
  if (draft.kind !== 'class') {
    return;
  }
  if (!draft.annotation(NON_FINAL)) {
    draft.keywords.add('final');
  }
  defaultFields(draft, 'PRIVATE', true);
  const staticName = annotation.values.text('staticConstructor');
  constructorIfMissing(handling, 'PUBLIC', allFields(draft), staticName, 'others');
  extraPrivateConstructor(handling);
  gettersUnlessAskedFor(handling);
  identityMethods(draft);
}

function gettersUnlessAskedFor(handling: Handling): void {
  if (!handling.draft.annotation(GETTER)) {
    gettersForType(handling, 'PUBLIC');
  }
}

/** The methods both make unless an annotation of their own does. */
function identityMethods(draft: ClassDraft): void {
  if (!draft.annotation(EQUALS_AND_HASH_CODE)) {
    equalsAndHashCode(draft, false);
  }
  if (!draft.annotation(TO_STRING)) {
    toStringMethod(draft);
  }
}
