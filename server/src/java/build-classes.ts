/** Makes class models of declarations: names resolved, what Java adds by itself written out. */
import { type Message, message } from '../base/message';
import type {
  Annotation,
  FieldDeclaration,
  MethodDeclaration,
  ModifierKeyword,
  Modifiers,
  TypeDeclaration,
  TypeParameter,
} from './ast';
import {
  type AnnotationModel,
  type ClassModel,
  type ClassPool,
  classType,
  type FieldModel,
  type JavaType,
  type MethodModel,
  OBJECT,
  type SourcePlace,
} from './class-model';
import { effectiveKeywords, scopeOf, withVariables } from './class-scope';
import { ConstantFields } from './constants';
import { asLocalClass } from './local-class-model';
import { type ExpandedClass, expandClass } from './lombok/expand-class';
import { type LombokConfig, NO_LOMBOK_CONFIG } from './lombok/lombok-config';
import { Names, type Scope } from './names';
import type { DeclaredType, SourceFile, SourceSet } from './source-set';

/** The classes a project's sources declare, and those it is given beside them; models are made when they are asked for. */
export class SourceClassPool implements ClassPool {
  readonly names: Names;
  readonly constants: ConstantFields;
  private readonly expanded = new Map<string, ExpandedClass | null>();

  /**
   * @param lombokConfigOf The settings of Lombok for a file; null when they cannot be told.
   * @param others the classes that are not among the sources
   * @param known classes of the JDK and Flink, for what an anonymous class is made of
   */
  constructor(
    readonly sources: SourceSet,
    private readonly lombokConfigOf: (file: SourceFile) => LombokConfig | null = () => NO_LOMBOK_CONFIG,
    private readonly others: ClassPool = { find: () => null },
    private readonly known: ClassPool = { find: () => null },
  ) {
    this.names = new Names(sources, others);
    this.constants = new ConstantFields(sources, this.names);
  }

  find(binaryName: string): ClassModel | null {
    return this.expand(binaryName)?.model ?? this.generated(binaryName) ?? this.others.find(binaryName);
  }

  /** The member classes of a class that only Lombok makes, such as a builder. */
  generatedMembers(binaryName: string): ClassModel[] {
    const names = [...(this.expand(binaryName)?.nested.keys() ?? [])].map((simple) => `${binaryName}$${simple}`);
    return names.flatMap((name) => (this.sources.find(name) ? [] : (this.generated(name) ?? [])));
  }

  /** A class that is written, as Lombok compiles it. */
  private expand(binaryName: string): ExpandedClass | null {
    let expanded = this.expanded.get(binaryName);
    if (expanded === undefined) {
      const declared = this.sources.find(binaryName);
      this.expanded.set(binaryName, null); // a class that says it extends itself finds nothing there
      expanded = declared && this.compile(declared);
      this.expanded.set(binaryName, expanded);
    }
    return expanded;
  }

  private compile(declared: DeclaredType): ExpandedClass {
    const { binaryName, file } = declared;
    return expandClass(this.written(declared), declared, {
      names: this.names,
      config: this.lombokConfigOf(file),
      outer: declared.around.length > 0 ? this.expand(enclosingName(binaryName)) : null,
      writtenMember: (simpleName) => {
        const member = this.sources.find(`${binaryName}$${simpleName}`);
        return member && this.written(member);
      },
    });
  }

  private written(declared: DeclaredType): ClassModel {
    const { names } = this;
    const model = buildClass(declared, names);
    const place = declared.places[declared.places.length - 1];
    const find = (name: string) => this.find(name) ?? this.known.find(name);
    return place ? asLocalClass(model, place, { names, scope: scopeOf(declared, names), find }) : model;
  }

  /** A member class that only Lombok makes, such as a builder. */
  private generated(binaryName: string): ClassModel | null {
    const outer = binaryName.includes('$') ? this.expand(enclosingName(binaryName)) : null;
    return outer?.nested.get(binaryName.slice(binaryName.lastIndexOf('$') + 1))?.finished() ?? null;
  }
}

function enclosingName(binaryName: string): string {
  return binaryName.slice(0, binaryName.lastIndexOf('$'));
}

/** The model of a declaration, without what Lombok would add; `scope` is that of its members. */
export function buildClass(type: DeclaredType, names: Names, scope: Scope = scopeOf(type, names)): ClassModel {
  const { declaration, file } = type;
  const builder = new ClassBuilder(names, scope, file.path);
  // a class's members are not in scope before its body (JLS 6.3)
  const header = new ClassBuilder(names, { ...scope, enclosing: scope.enclosing.slice(1) }, file.path);
  const outer = type.around[type.around.length - 1] ?? null;
  const annotations = header.annotations(declaration.modifiers);
  const components = declaration.recordComponents.map((c) => ({ name: c.name, type: builder.type(c.type) }));
  const methods = declaration.methods.filter((m) => m.kind === 'method').map((m) => builder.method(m, type));
  const accessors = components
    .filter((c) => !methods.some((m) => m.name === c.name && m.parameters.length === 0))
    .map((c) => generatedMethod(c.name, c.type));
  return {
    name: type.binaryName,
    kind: declaration.kind,
    keywords: effectiveKeywords(declaration, outer),
    annotations,
    typeParameters: builder.typeParameters(declaration.typeParameters),
    superclass: superclassOf(declaration, header, type.binaryName),
    interfaces: declaration.interfaces.map((node) => header.type(node)),
    fields: [
      ...declaration.recordComponents.map((c) => ({
        name: c.name,
        type: builder.type(c.type),
        keywords: new Set<ModifierKeyword>(['private', 'final']),
        annotations: builder.annotations(c.modifiers),
        place: { file: file.path, nameRange: c.range, range: c.range },
      })),
      ...declaration.fields.map((field) => builder.field(field, declaration.kind)),
    ],
    enumConstants: declaration.enumConstants.map((constant) => constant.name),
    constructors: constructorsOf(declaration, builder, type, components),
    methods: [...methods, ...accessors],
    recordComponents: components,
    enclosing: outer ? type.binaryName.slice(0, type.binaryName.lastIndexOf('$')) : null,
    local: false,
    place: { file: file.path, nameRange: declaration.nameRange, range: declaration.range },
    incomplete: incompleteBecause(declaration),
  };
}

function incompleteBecause(declaration: TypeDeclaration): Message | null {
  return declaration.broken || declaration.methods.some((method) => method.broken) ? message('syntax error') : null;
}

class ClassBuilder {
  constructor(
    private readonly names: Names,
    private readonly scope: Scope,
    private readonly file: string,
  ) {}

  type(node: Parameters<Names['resolve']>[0] | null, scope = this.scope): JavaType {
    return node ? this.names.resolve(node, scope) : { kind: 'unknown', text: '', why: 'broken' };
  }

  annotations(modifiers: Modifiers): AnnotationModel[] {
    return modifiers.annotations.map((annotation: Annotation) => ({
      name: this.names.className(annotation.name, this.scope),
      writtenName: annotation.name,
      arguments: annotation.arguments,
    }));
  }

  typeParameters(parameters: readonly TypeParameter[], scope = this.scope) {
    return parameters.map(({ name, bounds }) => ({ name, bounds: bounds.map((bound) => this.type(bound, scope)) }));
  }

  field(field: FieldDeclaration, kind: TypeDeclaration['kind']): FieldModel {
    const ofInterface: ModifierKeyword[] =
      kind === 'interface' || kind === 'annotation' ? ['public', 'static', 'final'] : [];
    return {
      name: field.name,
      type: this.type(field.type),
      keywords: new Set([...field.modifiers.keywords, ...ofInterface]),
      annotations: this.annotations(field.modifiers),
      place: this.place(field),
    };
  }

  method(method: MethodDeclaration, type: DeclaredType): MethodModel {
    const scope = withVariables(this.scope, method.typeParameters, `${type.binaryName}#${method.name}`, this.names);
    const inInterface = type.declaration.kind === 'interface' || type.declaration.kind === 'annotation';
    const keywords = new Set(method.modifiers.keywords);
    if (inInterface && !keywords.has('private')) {
      keywords.add('public');
    }
    if (inInterface && !method.body) {
      keywords.add('abstract');
    }
    return {
      name: method.kind === 'method' ? method.name : '<init>',
      keywords,
      annotations: this.annotations(method.modifiers),
      typeParameters: this.typeParameters(method.typeParameters, scope),
      parameters: method.parameters.map((p) => ({ name: p.name, type: this.type(p.type, scope) })),
      varargs: method.parameters.some((p) => p.varargs),
      returnType: method.returnType ? this.type(method.returnType, scope) : { kind: 'primitive', name: 'void' },
      place: this.place(method),
    };
  }

  private place({ nameRange, range }: FieldDeclaration | MethodDeclaration): SourcePlace {
    return { file: this.file, nameRange, range };
  }
}

function superclassOf(declaration: TypeDeclaration, builder: ClassBuilder, binaryName: string): JavaType | null {
  switch (declaration.kind) {
    case 'class':
      return declaration.superclass ? builder.type(declaration.superclass) : OBJECT;
    case 'enum':
      return classType('java.lang.Enum', classType(binaryName));
    case 'record':
      return classType('java.lang.Record');
    default:
      return null;
  }
}

/** Constructors as written, or the one Java adds (JLS 8.8.9, 8.9.2, 8.10.4). */
function constructorsOf(
  declaration: TypeDeclaration,
  builder: ClassBuilder,
  type: DeclaredType,
  components: readonly { name: string; type: JavaType }[],
): MethodModel[] {
  const written = declaration.methods.filter((m) => m.kind === 'constructor').map((m) => builder.method(m, type));
  const keywords = effectiveKeywords(declaration, type.around[type.around.length - 1] ?? null);
  const access = (['public', 'protected', 'private'] as const).filter((keyword) => keywords.has(keyword));
  switch (declaration.kind) {
    case 'class':
      return written.length > 0 ? written : [generatedConstructor([], access)];
    case 'enum':
      return written.length > 0 ? written : [generatedConstructor([], ['private'])];
    case 'record': {
      const compact = declaration.methods.find((m) => m.kind === 'compact-constructor');
      const hasCanonical = written.some(
        (c) =>
          c.parameters.length === components.length &&
          c.parameters.every((p, i) => JSON.stringify(p.type) === JSON.stringify(components[i]?.type)),
      );
      const canonical = generatedConstructor(components, compact ? [...compact.modifiers.keywords] : access);
      return hasCanonical ? written : [canonical, ...written];
    }
    default:
      return [];
  }
}

function generatedConstructor(
  parameters: readonly { name: string; type: JavaType }[],
  keywords: readonly ModifierKeyword[],
): MethodModel {
  return {
    ...generatedMethod('<init>', { kind: 'primitive', name: 'void' }),
    parameters,
    keywords: new Set(keywords),
  };
}

function generatedMethod(name: string, returnType: JavaType): MethodModel {
  return {
    name,
    keywords: new Set<ModifierKeyword>(['public']),
    annotations: [],
    typeParameters: [],
    parameters: [],
    varargs: false,
    returnType,
    place: null,
  };
}
