/** `@SuperBuilder` (lombok.javac.handlers.HandleSuperBuilder). */
import type { TypeNode } from '../ast';
import { classType, type JavaType, OBJECT, simpleName, type VariableType } from '../class-model';
import { prefixed } from './accessor-names';
import { namingSettings } from './accessors';
import { addBuilderFields, builderFieldsOfClass, withoutWrittenSingulars } from './builder-fields';
import type { ClassDraft } from './class-draft';
import {
  ANY,
  type CopiedParameters,
  constructorWith,
  copyParameters,
  memberClass,
  method,
  STRING,
  selfType,
  VOID,
} from './generated-members';
import { builderClassName } from './handle-builder';
import type { Handling } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { memberDraft, type WrittenMember } from './member-drafts';
import { singularMethods } from './singular';

export const SUPER_BUILDER = 'lombok.experimental.SuperBuilder';

export function superBuilder(annotation: LombokAnnotation, handling: Handling, written: WrittenMember): void {
  const { draft } = handling;
  if (draft.kind !== 'class' || !draft.isStaticAllowed()) {
    return;
  }
  const className = builderClassName(annotation, draft.simpleName, handling);
  const builder = abstractBuilder(annotation, className, handling, written);
  const isAbstract = draft.keywords.has('abstract');
  if (!isAbstract) {
    builderImplementation(annotation, className, handling, written);
  }
  if (!takesBuilder(draft, builder)) {
    draft.addConstructor(constructorWith(['protected'], [{ name: 'b', type: anyBuilder(draft, builder.name) }]));
  }
  if (!isAbstract) {
    entryMethods(annotation, builder.name, draft);
  }
}

/** `B<T, ?, ?>`: a builder of this class or of one below it. */
function anyBuilder(draft: ClassDraft, builder: string): JavaType {
  return classType(builder, ...selfType(draft.model).arguments, ANY, ANY);
}

/** `constructorExists` with the builder as its parameter. */
function takesBuilder(draft: ClassDraft, builder: ClassDraft): boolean {
  return draft.constructors.some(({ parameters }) => {
    const [only, ...others] = parameters;
    return others.length === 0 && only?.type.kind === 'class' && only.type.name === builder.name;
  });
}

/** `generateBuilderAbstractClass` and what goes into it. */
function abstractBuilder(
  annotation: LombokAnnotation,
  className: string,
  handling: Handling,
  written: WrittenMember,
): ClassDraft {
  const { draft } = handling;
  const { values } = annotation;
  const name = `${draft.name}$${className}`;
  const copy = copyParameters(draft.model.typeParameters, draft.name, name);
  const [product, self] = genericNames(draft);
  const c: VariableType = {
    kind: 'variable',
    name: product,
    declaredBy: name,
    bounds: [copy.inCopy(selfType(draft.model))],
  };
  const bare = (variable: string): VariableType => ({ kind: 'variable', name: variable, declaredBy: name, bounds: [] });
  const b: VariableType = {
    ...bare(self),
    bounds: [classType(name, ...copy.variables, bare(product), bare(self))],
  };
  const parameters = [...copy.parameters, ...[c, b].map((each) => ({ name: each.name, bounds: each.bounds }))];
  const parent = parentBuilder(annotation, handling, copy, [c, b]);
  const fields = builderFieldsOfClass(handling);
  const builder = memberDraft(draft, className, written, () =>
    memberClass(draft.name, className, ['public', 'static', 'abstract'], parameters, parent ?? OBJECT),
  );
  const kept = withoutWrittenSingulars(fields, builder);
  addBuilderFields(builder, kept, copy.inCopy);
  if (values.flag('toBuilder')) {
    fillMethods(builder, draft, b, c);
  }
  const prefix = values.text('setterPrefix');
  for (const { name: field, type, singular } of kept) {
    const setter = prefixed(prefix, field, namingSettings(handling).capitalization);
    if (singular) {
      const inBuilder = { ...singular, typeArguments: singular.typeArguments.map(copy.inCopy) };
      for (const each of singularMethods(inBuilder, b, new Set(['public']), prefix, handling)) {
        builder.addMethod(each);
      }
    } else if (!builder.hasMethod(setter, 'any')) {
      builder.addMethod(method(setter, b, ['public'], [{ name: field, type: copy.inCopy(type) }]));
    }
  }
  builder.addMethod(method('self', b, ['protected', 'abstract']));
  builder.addMethod(method(values.text('buildMethodName') || 'build', c, ['public', 'abstract']));
  if (!builder.hasMethod('toString', 0)) {
    builder.addMethod(method('toString', STRING, ['public']));
  }
  return builder;
}

/** `generateFillValuesMethod`, `generateStaticFillValuesMethod`: for `toBuilder`. */
function fillMethods(builder: ClassDraft, draft: ClassDraft, b: VariableType, c: VariableType): void {
  builder.addMethod(method('$fillValuesFrom', b, ['protected'], [{ name: 'instance', type: c }]));
  const name = '$fillValuesFromInstanceIntoBuilder';
  const copy = copyParameters(draft.model.typeParameters, draft.name, `${builder.name}#${name}`);
  const parameters = [
    { name: 'instance', type: copy.inCopy(selfType(draft.model)) },
    { name: 'b', type: copy.inCopy(anyBuilder(draft, builder.name)) },
  ];
  builder.addMethod(method(name, VOID, ['private', 'static'], parameters, copy.parameters));
}

/** The builder of the superclass, whose own `@SuperBuilder` is taken for granted as Lombok does. */
function parentBuilder(
  annotation: LombokAnnotation,
  handling: Handling,
  copy: CopiedParameters,
  own: readonly VariableType[],
): JavaType | null {
  const { superclass } = handling.draft.model;
  if (!handling.draft.declaration?.superclass) {
    return null;
  }
  if (superclass?.kind !== 'class') {
    return superclass;
  }
  const simple = simpleName(superclass.name);
  const template = builderClassName({ ...annotation, values: annotation.values }, simple, handling);
  return classType(`${superclass.name}$${template}`, ...superclass.arguments.map(copy.inCopy), ...own);
}

/** `generateBuilderImplClass`. */
function builderImplementation(
  { values }: LombokAnnotation,
  className: string,
  { draft }: Handling,
  written: WrittenMember,
): void {
  const simple = `${className}Impl`;
  const name = `${draft.name}$${simple}`;
  const copy = copyParameters(draft.model.typeParameters, draft.name, name);
  const product = copy.inCopy(selfType(draft.model));
  const self = classType(name, ...copy.variables);
  const parent = classType(`${draft.name}$${className}`, ...copy.variables, product, self);
  // Jackson has to see the class
  const access = draft.annotation('lombok.extern.jackson.Jacksonized') ? [] : (['private'] as const);
  const implementation = memberDraft(draft, simple, written, () =>
    memberClass(draft.name, simple, [...access, 'static', 'final'], copy.parameters, parent),
  );
  implementation.addConstructor(constructorWith(['private']));
  implementation.addMethod(method('self', self, ['protected']));
  const buildMethod = values.text('buildMethodName') || 'build';
  if (!implementation.hasMethod(buildMethod, 'any')) {
    implementation.addMethod(method(buildMethod, product, ['public']));
  }
}

/** `builder()` and `toBuilder()`. */
function entryMethods({ values }: LombokAnnotation, builder: string, draft: ClassDraft): void {
  const name = values.isExplicit('builderMethodName') ? values.text('builderMethodName') : 'builder';
  if (name !== '' && !draft.hasMethod(name, 'any')) {
    const copy = copyParameters(draft.model.typeParameters, draft.name, `${draft.name}#${name}`);
    draft.addMethod(method(name, copy.inCopy(anyBuilder(draft, builder)), ['public', 'static'], [], copy.parameters));
  }
  if (values.flag('toBuilder') && !draft.hasMethod('toBuilder', 0)) {
    draft.addMethod(method('toBuilder', anyBuilder(draft, builder), ['public']));
  }
}

/** `C` and `B`, or what the class leaves free (`gatherUsedTypeNames`, `generateNonclashingNameFor`). */
function genericNames({ model, declaration }: ClassDraft): [string, string] {
  const first = (node: TypeNode | null) => (node?.kind === 'named' ? [node.name.split('.')[0] ?? ''] : []);
  const used = new Set([
    ...model.typeParameters.map(({ name }) => name),
    simpleName(model.name),
    ...(declaration?.fields.flatMap(({ type }) => first(type)) ?? []),
    ...(declaration ? [declaration.superclass, ...declaration.interfaces].flatMap(first) : []),
  ]);
  const free = (name: string) => {
    let candidate = name;
    for (let i = 2; used.has(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  };
  return [free('C'), free('B')];
}
