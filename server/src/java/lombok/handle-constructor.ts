/** `@NoArgsConstructor`, `@RequiredArgsConstructor`, `@AllArgsConstructor` (lombok.javac.handlers.HandleConstructor). */
import { nameWithoutPrefix } from './accessors';
import { type AccessLevel, keywordsOf } from './annotation-values';
import type { ClassDraft, FieldDraft } from './class-draft';
import { constructorWith, copyParameters, method, selfType } from './generated-members';
import { type Handling, instanceFields } from './handling';
import { isNonNull } from './lombok-annotations';
import { flagSetting } from './lombok-config';

export const NO_ARGS = 'lombok.NoArgsConstructor';
export const REQUIRED_ARGS = 'lombok.RequiredArgsConstructor';
export const ALL_ARGS = 'lombok.AllArgsConstructor';
const EXPLICIT = [NO_ARGS, REQUIRED_ARGS, ALL_ARGS];

/** `findRequiredFields`: final or non-null, and without a value. */
export function requiredFields(draft: ClassDraft): FieldDraft[] {
  return instanceFields(draft).filter(
    (field) => !field.initialized && (field.keywords.has('final') || field.lombok.some(isNonNull)),
  );
}

/** `findAllFields`: but final ones that have their value. */
export function allFields(draft: ClassDraft): FieldDraft[] {
  return instanceFields(draft).filter((field) => !field.initialized || !field.keywords.has('final'));
}

/** An annotation that asks for a constructor: it comes whatever is there. */
export function explicitConstructor(handling: Handling, fields: readonly FieldDraft[], annotationName: string): void {
  const { draft } = handling;
  const values = draft.annotation(annotationName)?.values;
  const level = values?.level('access') ?? 'PUBLIC';
  if (values && level !== 'NONE' && (draft.kind === 'class' || draft.kind === 'enum')) {
    generate(handling, level, fields, values.text('staticName'));
  }
}

/** The constructor that `@Data`, `@Value` and `@Builder` make where nobody wrote or asked for one (`SkipIfConstructorExists`). */
export function constructorIfMissing(
  handling: Handling,
  level: AccessLevel,
  fields: readonly FieldDraft[],
  staticName: string,
  by: 'builder' | 'others',
): void {
  const { draft } = handling;
  const askedFor = [...EXPLICIT, ...(by === 'others' ? ['lombok.Builder'] : [])];
  if (askedFor.some((name) => draft.annotation(name))) {
    return;
  }
  if (draft.hasConstructor()) {
    staticConstructor(handling, level, fields, staticName);
  } else {
    generate(handling, level, fields, staticName);
  }
}

/** `generateExtraNoArgsConstructor`, if `lombok.config` asks for it. */
export function extraPrivateConstructor({ draft, config }: Handling): void {
  const exists =
    draft.constructors.some((each) => !draft.defaultConstructor && each.parameters.length === 0) ||
    draft.annotation(NO_ARGS) ||
    (draft.annotation(REQUIRED_ARGS) && requiredFields(draft).length === 0) ||
    (draft.annotation(ALL_ARGS) && allFields(draft).length === 0);
  if (flagSetting(config, 'lombok.noArgsConstructor.extraPrivate') && extendsObject(draft) && !exists) {
    draft.addConstructor(constructorWith(['private']));
  }
}

function generate(handling: Handling, level: AccessLevel, fields: readonly FieldDraft[], staticName: string): void {
  const { draft } = handling;
  const access = draft.kind === 'enum' || staticName !== '' ? 'PRIVATE' : level;
  draft.addConstructor(constructorWith(keywordsOf(access), parametersOf(handling, fields)));
  staticConstructor(handling, level, fields, staticName);
}

/** `createStaticConstructor`. */
function staticConstructor(
  handling: Handling,
  level: AccessLevel,
  fields: readonly FieldDraft[],
  staticName: string,
): void {
  if (staticName === '') {
    return;
  }
  const { draft } = handling;
  const { parameters, inCopy } = copyParameters(draft.model.typeParameters, draft.name, `${draft.name}#${staticName}`);
  draft.addMethod(
    method(
      staticName,
      inCopy(selfType(draft.model)),
      keywordsOf(level, 'static'),
      parametersOf(handling, fields).map(({ name, type }) => ({ name, type: inCopy(type) })),
      parameters,
    ),
  );
}

function parametersOf(handling: Handling, fields: readonly FieldDraft[]) {
  return fields.map((field) => ({ name: nameWithoutPrefix(field, handling), type: field.type }));
}

/** `JavacHandlerUtil.isDirectDescendantOfObject`: as it is written. */
export function extendsObject({ declaration }: ClassDraft): boolean {
  const parent = declaration?.superclass ?? null;
  return parent === null || (parent.kind === 'named' && ['Object', 'java.lang.Object'].includes(parent.name));
}
