/** A class as Lombok 1.18 would compile it: the handlers in the order of their priorities (lombok.javac.HandlerLibrary). */
import { message } from '../../base/message';
import type { ClassModel } from '../class-model';
import { scopeOf } from '../class-scope';
import type { Names, Scope } from '../names';
import type { DeclaredType } from '../source-set';
import { ClassDraft } from './class-draft';
import { builders } from './handle-builder';
import { ALL_ARGS, allFields, explicitConstructor, NO_ARGS, REQUIRED_ARGS, requiredFields } from './handle-constructor';
import { data, VALUE, value } from './handle-data';
import { EQUALS_AND_HASH_CODE, equalsAndHashCode, TO_STRING, toStringMethod } from './handle-equals-and-hash-code';
import { fieldDefaults } from './handle-field-defaults';
import { fieldNameConstants } from './handle-field-name-constants';
import { GETTER, getterForField, gettersForType } from './handle-getter';
import { lockFields } from './handle-locks';
import { isLog, logField } from './handle-log';
import { SETTER, setterForField, settersForType } from './handle-setter';
import { standardException } from './handle-standard-exception';
import { SUPER_BUILDER, superBuilder } from './handle-super-builder';
import { UTILITY_CLASS, utilityClass } from './handle-utility-class';
import { WITH, withForField, withsForType } from './handle-with';
import type { Handling } from './handling';
import { isUnknownToUs, type LombokAnnotation, LombokAnnotationReader } from './lombok-annotations';
import { flagSetting, type LombokConfig } from './lombok-config';

/** A class after Lombok, and the member classes it made or added to, by simple name. */
export interface ExpandedClass {
  readonly model: ClassModel;
  readonly nested: ReadonlyMap<string, ClassDraft>;
}

/** What is around a class that is to be expanded. */
export interface ExpansionContext {
  readonly names: Names;
  /** The settings for the class's file; null when a `lombok.config` is there that cannot be read. */
  readonly config: LombokConfig | null;
  /** The class around, expanded: its `@Builder` may add to this class; null at the top level. */
  readonly outer: ExpandedClass | null;
  /** The model of a member class as it is written. */
  readonly writtenMember: (simpleName: string) => ClassModel | null;
}

/** Applies Lombok to a class as it is written. */
export function expandClass(written: ClassModel, type: DeclaredType, context: ExpansionContext): ExpandedClass {
  const { names, outer } = context;
  const reader = readerFor(type, names);
  const around = type.around.map((declaration) => reader.read(declaration.modifiers)).reverse();
  const begun = outer?.nested.get(type.declaration.name);
  const draft = begun ?? draftOf(written, type, reader);
  const config = context.config ?? new Map();
  if (flagSetting(config, 'dangerousconfig.lombok.disable')) {
    return { model: written, nested: new Map() };
  }
  if (around[0]?.some(({ name }) => name === UTILITY_CLASS)) {
    draft.keywords.add('static');
  }
  const handling: Handling = { draft, config, reader, around };
  const used = annotationsOf(draft, type, reader);
  const unknown = used.find(isUnknownToUs);
  if (unknown) {
    draft.incomplete ??= message('{0} generates members', `@${unknown.writtenName}`);
  } else if (used.length > 0 && context.config === null) {
    draft.incomplete ??= message('a lombok.config that cannot be read');
  }
  handleAll(handling, (simpleName) => {
    const member = context.writtenMember(simpleName);
    const declaration = type.declaration.types.find((each) => each.name === simpleName);
    return member && declaration
      ? draftOf(
          member,
          {
            ...type,
            declaration,
            around: [...type.around, type.declaration],
            places: [...type.places, null],
            binaryName: member.name,
          },
          reader,
        )
      : null;
  });
  if (draft.incomplete !== null) {
    for (const member of draft.nested.values()) {
      member.incomplete ??= draft.incomplete;
    }
  }
  return { model: draft.finished(), nested: draft.nested };
}

/** For Lombok an import that says the whole name wins over a member class of that name (lombok.core.TypeResolver). */
function readerFor(type: DeclaredType, names: Names): LombokAnnotationReader {
  const { unit } = type;
  const scope = scopeOf(type, names);
  const ofFile: Scope = { unit, enclosing: [], variables: new Map() };
  return new LombokAnnotationReader(unit, (name) => {
    const [first = ''] = name.split('.');
    const isImported = unit.imports.some((i) => !i.star && !i.static && i.name.endsWith(`.${first}`));
    return names.className(name, isImported ? ofFile : scope);
  });
}

function draftOf(written: ClassModel, { declaration }: DeclaredType, reader: LombokAnnotationReader): ClassDraft {
  const sources = new Map([...declaration.recordComponents, ...declaration.fields].map((each) => [each.name, each]));
  return new ClassDraft(written, declaration, reader.read(declaration.modifiers), ({ name }) => {
    const source = sources.get(name);
    return source ? reader.read(source.modifiers) : [];
  });
}

/** All Lombok annotations in a class but not in its member classes. */
function annotationsOf(draft: ClassDraft, { declaration }: DeclaredType, reader: LombokAnnotationReader) {
  return [
    ...draft.annotations,
    ...draft.fields.flatMap((field) => field.lombok),
    ...declaration.methods.flatMap((method) => [
      ...reader.read(method.modifiers),
      ...method.parameters.flatMap((parameter) => reader.read(parameter.modifiers)),
    ]),
  ].filter(({ name }) => name.startsWith('lombok.'));
}

function handleAll(handling: Handling, written: Parameters<typeof builders>[1]): void {
  const { draft } = handling;
  const ofClass = (name: string) => draft.annotations.filter((annotation) => annotation.name === name);
  if (ofClass(UTILITY_CLASS).length > 0) {
    utilityClass(draft);
  }
  fieldDefaults(handling);
  builders(handling, written);
  for (const annotation of ofClass(SUPER_BUILDER)) {
    superBuilder(annotation, handling, written);
  }
  for (const annotation of ofClass(VALUE)) {
    value(annotation, handling);
  }
  // in the order in which they are written: of two that make the same member the first one does
  for (const annotation of draft.annotations) {
    if (isLog(annotation)) {
      logField(annotation, handling);
    } else {
      ON_TYPES.get(annotation.name)?.(annotation, handling);
    }
  }
  for (const field of draft.fields) {
    for (const { name, values } of field.lombok) {
      if (name === GETTER) {
        getterForField(field, values.level('value'), handling, values.flag('lazy'));
      } else if (name === SETTER) {
        setterForField(field, values.level('value'), handling);
      } else if (name === WITH) {
        withForField(field, values.level('value'), handling);
      }
    }
  }
  lockFields(handling);
}

/** The annotations of a class without a priority of their own. */
const ON_TYPES: ReadonlyMap<string, (annotation: LombokAnnotation, handling: Handling) => void> = new Map<
  string,
  (annotation: LombokAnnotation, handling: Handling) => void
>([
  ['lombok.Data', data],
  [GETTER, ({ values }, handling) => gettersForType(handling, values.level('value'))],
  [SETTER, ({ values }, handling) => settersForType(handling, values.level('value'))],
  [WITH, ({ values }, handling) => withsForType(handling, values.level('value'))],
  [NO_ARGS, (_, handling) => explicitConstructor(handling, [], NO_ARGS)],
  [REQUIRED_ARGS, (_, handling) => explicitConstructor(handling, requiredFields(handling.draft), REQUIRED_ARGS)],
  [ALL_ARGS, (_, handling) => explicitConstructor(handling, allFields(handling.draft), ALL_ARGS)],
  [
    EQUALS_AND_HASH_CODE,
    ({ values }, { draft }) => equalsAndHashCode(draft, values.lastName('cacheStrategy') === 'LAZY'),
  ],
  [TO_STRING, (_, { draft }) => toStringMethod(draft)],
  ['lombok.experimental.StandardException', (annotation, { draft }) => standardException(annotation, draft)],
  ['lombok.experimental.FieldNameConstants', fieldNameConstants],
]);
