/** `@Builder` on classes, records, constructors and methods (lombok.javac.handlers.HandleBuilder). */
import type { TypeNode } from '../ast';
import { classType, type JavaType } from '../class-model';
import { prefixed } from './accessor-names';
import { namingSettings } from './accessors';
import { keywordsOf } from './annotation-values';
import {
  addBuilderFields,
  type BuilderField,
  builderFieldsOfClass,
  builderFieldsOfMethod,
  withoutWrittenSingulars,
} from './builder-fields';
import type { ClassDraft } from './class-draft';
import {
  type CopiedParameters,
  constructorWith,
  copyParameters,
  memberClass,
  method,
  STRING,
  selfType,
  type TypeParameters,
} from './generated-members';
import { constructorIfMissing } from './handle-constructor';
import { type Handling, type WrittenMethod, writtenMethods } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { textSetting } from './lombok-config';
import { memberDraft, type WrittenMember } from './member-drafts';
import { singularMethods } from './singular';

export const BUILDER = 'lombok.Builder';

/** What a builder builds, and with what. */
interface BuilderJob {
  readonly annotation: LombokAnnotation;
  readonly className: string;
  readonly fields: readonly BuilderField[];
  /** The type parameters of the class, or of the method, and who declares them. */
  readonly typeParameters: TypeParameters;
  readonly declaredBy: string;
  readonly product: JavaType;
  readonly isStatic: boolean;
}

/** `@Builder` on the class, then on its constructors and methods. */
export function builders(handling: Handling, written: WrittenMember): void {
  const { draft, reader } = handling;
  const ofClass = draft.annotation(BUILDER);
  if (!draft.isStaticAllowed()) {
    return;
  }
  if (ofClass && (draft.kind === 'class' || draft.kind === 'record')) {
    build(jobOfClass(ofClass, handling), handling, written);
  }
  for (const each of writtenMethods(draft)) {
    const annotation = reader.read(each.declaration.modifiers).find(({ name }) => name === BUILDER);
    if (annotation) {
      build(jobOfMethod(annotation, each, handling), handling, written);
    }
  }
}

function jobOfClass(annotation: LombokAnnotation, handling: Handling): BuilderJob {
  const { draft } = handling;
  const fields = builderFieldsOfClass(handling);
  if (draft.kind !== 'record') {
    const own = fields.flatMap(({ field }) => field ?? []);
    constructorIfMissing(handling, 'PACKAGE', own, '', 'builder');
  }
  return buildingClass(annotation, fields, handling);
}

/** Of the class itself, from all of its fields or from the parameters of a constructor. */
function buildingClass(annotation: LombokAnnotation, fields: readonly BuilderField[], handling: Handling): BuilderJob {
  const { draft } = handling;
  return {
    annotation,
    className: builderClassName(annotation, draft.simpleName, handling),
    fields,
    typeParameters: draft.model.typeParameters,
    declaredBy: draft.name,
    product: selfType(draft.model),
    isStatic: true,
  };
}

function jobOfMethod(annotation: LombokAnnotation, written: WrittenMethod, handling: Handling): BuilderJob {
  const { draft } = handling;
  const { declaration, model } = written;
  const fields = builderFieldsOfMethod(written, handling);
  if (declaration.kind !== 'method') {
    return buildingClass(annotation, fields, handling);
  }
  return {
    annotation,
    className: builderClassName(annotation, nameOfReturnType(declaration.returnType) ?? draft.simpleName, handling),
    fields,
    typeParameters: model.typeParameters,
    declaredBy: `${draft.name}#${model.name}`,
    product: model.returnType,
    isStatic: model.keywords.has('static'),
  };
}

/** `getBuilderClassNameTemplate`, `replaceBuilderClassName`. */
export function builderClassName({ values }: LombokAnnotation, product: string, { config }: Handling): string {
  const template = values.text('builderClassName') || textSetting(config, 'lombok.builder.className') || '*Builder';
  return template.replace(/\*/g, product);
}

/** `returnTypeToBuilderClassName`. */
function nameOfReturnType(type: TypeNode | null): string | null {
  switch (type?.kind) {
    case 'named':
      return type.name.slice(type.name.lastIndexOf('.') + 1);
    case 'primitive':
      return type.name.charAt(0).toUpperCase() + type.name.slice(1);
    default:
      return null;
  }
}

function build(job: BuilderJob, handling: Handling, written: WrittenMember): void {
  const { draft } = handling;
  const { values } = job.annotation;
  const level = values.level('access');
  const outerAccess = level === 'NONE' ? 'PUBLIC' : level;
  const innerAccess = outerAccess === 'PROTECTED' ? 'PUBLIC' : outerAccess;
  const copy = (to: string) => copyParameters(job.typeParameters, job.declaredBy, to);
  const inBuilder = copy(`${draft.name}$${job.className}`);
  const builder = memberDraft(draft, job.className, written, () =>
    memberClass(
      draft.name,
      job.className,
      [...keywordsOf(outerAccess), ...(job.isStatic ? (['static'] as const) : [])],
      inBuilder.parameters,
    ),
  );
  fillBuilder(job, builder, inBuilder, keywordsOf(innerAccess), handling);
  const builderMethod = values.isExplicit('builderMethodName') ? values.text('builderMethodName') : 'builder';
  if (builderMethod !== '' && !draft.hasMethod(builderMethod, 'any')) {
    const ofMethod = copy(`${draft.name}#${builderMethod}`);
    const keywords = keywordsOf(outerAccess, ...(job.isStatic ? (['static'] as const) : []));
    draft.addMethod(
      method(builderMethod, classType(builder.name, ...ofMethod.variables), keywords, [], ofMethod.parameters),
    );
  }
  if (values.flag('toBuilder') && !draft.hasMethod('toBuilder', 0)) {
    draft.addMethod(method('toBuilder', toBuilderType(job, draft, builder), keywordsOf(outerAccess)));
  }
}

/** The builder with the class's own variables; those of a static method are found in its return type. */
function toBuilderType(job: BuilderJob, draft: ClassDraft, builder: ClassDraft): JavaType {
  const own = selfType(draft.model).arguments;
  const { product } = job;
  if (job.declaredBy === draft.name || product.kind !== 'class') {
    return classType(builder.name, ...own);
  }
  const variables = job.typeParameters.flatMap(({ name }) => {
    const position = product.arguments.findIndex((argument) => argument.kind === 'variable' && argument.name === name);
    return own[position] ?? [];
  });
  return classType(builder.name, ...variables);
}

function fillBuilder(
  job: BuilderJob,
  builder: ClassDraft,
  { inCopy }: CopiedParameters,
  keywords: ReturnType<typeof keywordsOf>,
  handling: Handling,
): void {
  const { values } = job.annotation;
  const fields = withoutWrittenSingulars(job.fields, builder);
  const setterPrefix = values.text('setterPrefix');
  const self = selfType(builder.model);
  addBuilderFields(builder, fields, inCopy);
  if (!builder.hasConstructor()) {
    builder.addConstructor(constructorWith([]));
  }
  for (const { name, type, singular } of fields) {
    const setter = prefixed(setterPrefix, name, namingSettings(handling).capitalization);
    if (singular) {
      const inBuilder = { ...singular, typeArguments: singular.typeArguments.map(inCopy) };
      for (const each of singularMethods(inBuilder, self, new Set(keywords), setterPrefix, handling)) {
        builder.addMethod(each);
      }
    } else if (!builder.hasMethod(setter, 'any')) {
      builder.addMethod(method(setter, self, keywords, [{ name, type: inCopy(type) }]));
    }
  }
  const buildMethod = values.text('buildMethodName') || 'build';
  const isFieldToo = builder.methods.some(({ name, place }) => name === buildMethod && place === null);
  if (!builder.hasMethod(buildMethod, isFieldToo ? 0 : 'any')) {
    builder.addMethod(method(buildMethod, inCopy(job.product), keywords));
  }
  if (!builder.hasMethod('toString', 0)) {
    builder.addMethod(method('toString', STRING, ['public']));
  }
}
