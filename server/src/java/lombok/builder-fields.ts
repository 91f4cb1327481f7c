/** What a builder collects (lombok.javac.handlers.HandleBuilder.BuilderFieldData). */
import { message } from '../../base/message';
import type { JavaType } from '../class-model';
import { nameWithoutPrefix } from './accessors';
import type { ClassDraft, FieldDraft } from './class-draft';
import { BOOLEAN, method } from './generated-members';
import { type Handling, hasOwn, instanceFields, type WrittenMethod } from './handling';
import { isPartlyWritten, SINGULAR, type Singularizer, singularFields, singularizerOf } from './singular';

export interface BuilderField {
  /** The name without prefix: that of the setter. */
  readonly name: string;
  readonly type: JavaType;
  readonly singular: Singularizer | null;
  /** True with `@Builder.Default`: the builder remembers whether a value was set. */
  readonly hasDefault: boolean;
  /** The field of the class; null for a parameter. */
  readonly field: FieldDraft | null;
}

/** The fields of an annotated class; `@Builder.Default` moves an initializer to a method. */
export function builderFieldsOfClass(handling: Handling): BuilderField[] {
  const { draft } = handling;
  const isValue = draft.annotation('lombok.Value') !== undefined;
  return instanceFields(draft).flatMap((field) => {
    const name = nameWithoutPrefix(field, handling);
    const singular = singularOf(name, field.type, field.lombok, handling);
    const hasDefault = hasOwn(field, 'lombok.Builder$Default') && field.initialized && singular === null;
    const isFinal = field.keywords.has('final') || (isValue && !hasOwn(field, 'lombok.experimental.NonFinal'));
    if (field.initialized && !hasDefault && isFinal) {
      return [];
    }
    if (hasDefault) {
      defaultProvider(name, field, handling);
    }
    return [{ name, type: field.type, singular, hasDefault, field }];
  });
}

/** The parameters of an annotated method or constructor. */
export function builderFieldsOfMethod({ declaration, model }: WrittenMethod, handling: Handling): BuilderField[] {
  return model.parameters.map(({ name, type }, i) => {
    const annotations = handling.reader.read(declaration.parameters[i]?.modifiers ?? NO_MODIFIERS);
    return { name, type, singular: singularOf(name, type, annotations, handling), hasDefault: false, field: null };
  });
}

const NO_MODIFIERS = { keywords: new Set<never>(), annotations: [], range: null };

function singularOf(
  name: string,
  type: JavaType,
  annotations: FieldDraft['lombok'],
  handling: Handling,
): Singularizer | null {
  const annotation = annotations.find((each) => each.name === SINGULAR);
  const found = annotation ? singularizerOf(name, type, annotation, handling) : null;
  if (found === 'unknown') {
    handling.draft.incomplete ??= message('{0} generates members', '@Singular');
    return null;
  }
  return found;
}

/** `generateDefaultProvider`: for the rest of Lombok, and for Java, the field has no initializer any more. */
function defaultProvider(name: string, field: FieldDraft, { draft }: Handling): void {
  field.initialized = false;
  const provider = `$default$${name}`;
  const { typeParameters } = draft.model;
  draft.addMethod(method(provider, field.type, ['private', 'static'], [], typeParameters));
}

/** `generateBuilderFields`, in a builder whose own type variables the types are to be said with. */
export function addBuilderFields(
  builder: ClassDraft,
  fields: readonly BuilderField[],
  inBuilder: (type: JavaType) => JavaType,
): void {
  for (const { name, type, singular, hasDefault } of fields) {
    const wanted = singular
      ? singularFields(singular)
      : hasDefault
        ? [
            { name: `${name}$set`, type: BOOLEAN },
            { name: `${name}$value`, type },
          ]
        : [{ name, type }];
    for (const each of wanted.filter((field) => !builder.hasField(field.name))) {
      builder.addField(each.name, inBuilder(each.type), ['private']);
    }
  }
}

/** The fields, those without `@Singular` of which the builder's author wrote a part. */
export function withoutWrittenSingulars(fields: readonly BuilderField[], builder: ClassDraft): BuilderField[] {
  return fields.map((field) =>
    field.singular && isPartlyWritten(field.singular, builder) ? { ...field, singular: null } : field,
  );
}
