/** A class while Lombok adds to it (lombok.javac.JavacNode of a type). */
import type { Message } from '../../base/message';
import type { ModifierKeyword, TypeDeclaration, TypeKind } from '../ast';
import type { AnnotationModel, ClassModel, FieldModel, JavaType, MethodModel } from '../class-model';
import type { LombokAnnotation } from './lombok-annotations';

/** A field; Lombok changes its modifiers, its type (`lazy`) and takes its initializer away (`@Builder.Default`). */
export interface FieldDraft {
  readonly name: string;
  type: JavaType;
  readonly keywords: Set<ModifierKeyword>;
  readonly annotations: readonly AnnotationModel[];
  readonly place: FieldModel['place'];
  readonly lombok: readonly LombokAnnotation[];
  initialized: boolean;
}

export class ClassDraft {
  readonly keywords: Set<ModifierKeyword>;
  fields: FieldDraft[];
  constructors: MethodModel[];
  methods: MethodModel[];
  /** True while the only constructor is the one Java adds. */
  defaultConstructor: boolean;
  incomplete: Message | null;
  /** Member classes that Lombok makes or adds to, by simple name. */
  readonly nested = new Map<string, ClassDraft>();
  private readonly written: ClassModel;

  constructor(
    model: ClassModel,
    readonly declaration: TypeDeclaration | null,
    readonly annotations: readonly LombokAnnotation[],
    fieldAnnotations: (field: FieldModel) => readonly LombokAnnotation[],
  ) {
    this.written = model;
    this.keywords = new Set(model.keywords);
    const initialized = new Set(declaration?.fields.filter((each) => each.initializer).map(({ name }) => name));
    this.fields = model.fields.map((field) => ({
      ...field,
      keywords: new Set(field.keywords),
      lombok: fieldAnnotations(field),
      initialized: initialized.has(field.name),
    }));
    this.constructors = [...model.constructors];
    this.methods = [...model.methods];
    this.defaultConstructor = model.kind !== 'record' && model.constructors.every((c) => c.place === null);
    this.incomplete = model.incomplete;
  }

  get name(): string {
    return this.written.name;
  }

  get simpleName(): string {
    return this.declaration?.name ?? this.name.slice(this.name.lastIndexOf('$') + 1);
  }

  get kind(): TypeKind {
    return this.written.kind;
  }

  get model(): ClassModel {
    return this.written;
  }

  annotation(name: string): LombokAnnotation | undefined {
    return this.annotations.find((each) => each.name === name);
  }

  /** `JavacHandlerUtil.injectMethod`; a constructor takes the place of the one Java would add. */
  addConstructor(made: MethodModel): void {
    this.constructors = this.defaultConstructor ? [made] : [...this.constructors, made];
    this.defaultConstructor = false;
  }

  addMethod(method: MethodModel): void {
    this.methods.push(method);
  }

  /** `JavacHandlerUtil.injectField`: before what is written, behind what Lombok has made. */
  addField(name: string, type: JavaType, keywords: readonly ModifierKeyword[], initialized = false): void {
    const field: FieldDraft = {
      name,
      type,
      keywords: new Set(keywords),
      annotations: [],
      place: null,
      lombok: [],
      initialized,
    };
    const firstWritten = this.fields.findIndex((each) => each.place !== null);
    this.fields.splice(firstWritten < 0 ? this.fields.length : firstWritten, 0, field);
  }

  hasField(name: string): boolean {
    return this.fields.some((field) => field.name === name);
  }

  /** `constructorExists`: one that is written or that Lombok has made. */
  hasConstructor(): boolean {
    return !this.defaultConstructor && this.constructors.some((each) => !isTolerated(each));
  }

  /** `methodExists`: a method of the name that can be called with so many arguments, or with any number. */
  hasMethod(name: string, parameters: number | 'any', ignoreCase = false): boolean {
    const folded = (text: string) => (ignoreCase ? text.toLowerCase() : text);
    return this.methods.some(
      (method) =>
        folded(method.name) === folded(name) &&
        (parameters === 'any' || accepts(method, parameters)) &&
        !this.isRecordAccessor(method) &&
        !isTolerated(method),
    );
  }

  /** The accessors that a record has by itself are made after Lombok ran. */
  private isRecordAccessor(method: MethodModel): boolean {
    return this.kind === 'record' && method.place === null && this.written.methods.includes(method);
  }

  /** True for a class that may have static members in Lombok's eyes (`isStaticAllowed`). */
  isStaticAllowed(): boolean {
    return this.written.enclosing === null || this.keywords.has('static') || this.kind === 'record';
  }

  /** The class as it is now. */
  finished(): ClassModel {
    return {
      ...this.written,
      keywords: this.keywords,
      fields: this.fields.map(({ name, type, keywords, annotations, place }) => ({
        name,
        type,
        keywords,
        annotations,
        place,
      })),
      constructors: this.constructors,
      methods: this.methods,
      incomplete: this.incomplete,
    };
  }
}

function accepts({ parameters, varargs }: MethodModel, count: number): boolean {
  return varargs ? count >= parameters.length - 1 : count === parameters.length;
}

function isTolerated(method: MethodModel): boolean {
  return method.annotations.some(({ name, writtenName }) => (name ?? writtenName).endsWith('Tolerate'));
}
