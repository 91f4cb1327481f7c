/** What a handler of an annotation works on. */
import type { MethodDeclaration } from '../ast';
import type { MethodModel } from '../class-model';
import type { ClassDraft } from './class-draft';
import type { LombokAnnotation, LombokAnnotationReader } from './lombok-annotations';
import type { LombokConfig } from './lombok-config';

export interface Handling {
  readonly draft: ClassDraft;
  readonly config: LombokConfig;
  readonly reader: LombokAnnotationReader;
  /** The Lombok annotations of the classes around, the nearest first. */
  readonly around: readonly (readonly LombokAnnotation[])[];
}

/** A written method or constructor, as it stands in the source and as a model. */
export interface WrittenMethod {
  readonly declaration: MethodDeclaration;
  readonly model: MethodModel;
}

/** The methods and constructors somebody wrote. */
export function writtenMethods({ declaration, model }: ClassDraft): WrittenMethod[] {
  const models = new Map([...model.methods, ...model.constructors].map((each) => [each.place?.nameRange, each]));
  return (declaration?.methods ?? []).flatMap((method) => {
    const found = models.get(method.nameRange);
    return found ? [{ declaration: method, model: found }] : [];
  });
}

/** Fields that Lombok leaves alone wherever it takes all: `$…` and static ones (`HandleConstructor.findAllFields`). */
export function instanceFields({ fields }: ClassDraft) {
  return fields.filter((field) => !field.name.startsWith('$') && !field.keywords.has('static'));
}

/** True when an access level of NONE, or another, is what a field says about an annotation itself. */
export function hasOwn(field: { readonly lombok: readonly LombokAnnotation[] }, name: string): boolean {
  return field.lombok.some((annotation) => annotation.name === name);
}
