/** Makes class models of class files (JVMS 4), as the models of source are: what compilers add is left out. */
import type { TypeKind } from '../ast';
import {
  type AnnotationModel,
  type ClassModel,
  classType,
  type FieldModel,
  type JavaType,
  type MethodModel,
  type VariableType,
} from '../class-model';
import {
  ANNOTATION,
  classKeywords,
  ENUM,
  fieldKeywords,
  INTERFACE,
  methodKeywords,
  STATIC,
  SYNTHETIC,
  VARARGS,
} from './access-flags';
import { readAnnotations } from './annotations';
import { ByteReader, MalformedClassFile } from './byte-reader';
import { ConstantPool } from './constant-pool';
import {
  type ClassSignature,
  declaredVariables,
  type FindVariable,
  readClassSignature,
  readMethodSignature,
  readTypeSignature,
} from './signatures';

/** Why bytes are no class. */
export interface UnreadableClass {
  readonly unreadable: string;
}

/**
 * The class of a class file.
 * @param around finds the classes around it, whose type variables its members may use
 */
export function readClassFile(
  bytes: Uint8Array,
  around: (binaryName: string) => ClassModel | null,
): ClassModel | UnreadableClass {
  try {
    return new ClassFileReader(bytes, around).read();
  } catch (thrown) {
    if (thrown instanceof MalformedClassFile) {
      return { unreadable: thrown.message };
    }
    throw thrown;
  }
}

type Attributes = ReadonlyMap<string, Uint8Array>;

interface Member {
  readonly flags: number;
  readonly name: string;
  readonly descriptor: string;
  readonly attributes: Attributes;
}

/** Where a class stands by its `InnerClasses` and `EnclosingMethod` (JVMS 4.7.6, 4.7.7). */
interface Nesting {
  readonly flags: number;
  readonly enclosing: string | null;
  readonly enclosingMethod: string | null;
  readonly local: boolean;
}

class ClassFileReader {
  private readonly reader: ByteReader;
  private readonly pool: ConstantPool;

  constructor(
    bytes: Uint8Array,
    private readonly around: (binaryName: string) => ClassModel | null,
  ) {
    this.reader = new ByteReader(bytes);
    if (this.reader.u4() !== 0xcafebabe) {
      throw new MalformedClassFile('it does not begin as class files do');
    }
    this.reader.u4(); // the version: what is read here has never changed
    this.pool = new ConstantPool(this.reader);
  }

  read(): ClassModel {
    const { reader, pool } = this;
    const flags = reader.u2();
    const name = pool.className(reader.u2()) ?? '';
    const superName = pool.className(reader.u2());
    const interfaceNames = reader.list(() => pool.className(reader.u2()) ?? '');
    const fields = this.members();
    const methods = this.members();
    const attributes = this.attributes(reader);
    const nesting = this.nestingOf(name, flags, attributes);
    const outer = this.outerVariables(nesting);
    const signature = this.signature(attributes, name, outer) ?? {
      typeParameters: [],
      superclass: classType(superName ?? 'java.lang.Object'),
      interfaces: interfaceNames.map((each) => classType(each)),
    };
    const own = declaredVariables(signature.typeParameters, name);
    const variables: FindVariable = (variable) => own.get(variable) ?? outer(variable);
    const kind = kindOf(flags, superName, attributes);
    const inner = kind === 'class' && nesting.enclosing !== null && !nesting.local && !(nesting.flags & STATIC);
    const written = fields.filter((field) => !isAdded(field, inner));
    const ofMethods = methods
      .filter((method) => !(method.flags & SYNTHETIC) && method.name !== '<clinit>')
      .map((method) => this.method(method, name, kind, inner ? nesting.enclosing : null, variables));
    const keywords = classKeywords(nesting.flags);
    if (attributes.has('PermittedSubclasses')) {
      keywords.add('sealed');
    }
    return {
      name,
      kind,
      keywords,
      annotations: this.annotations(attributes),
      typeParameters: signature.typeParameters,
      superclass: superName === null || flags & INTERFACE ? null : signature.superclass,
      interfaces: signature.interfaces,
      fields: written.filter((field) => !(field.flags & ENUM)).map((field) => this.field(field, variables)),
      enumConstants: written.filter((field) => field.flags & ENUM).map((field) => field.name),
      constructors: ofMethods.filter((method) => method.name === '<init>'),
      methods: ofMethods.filter((method) => method.name !== '<init>'),
      recordComponents: this.recordComponents(attributes, variables),
      enclosing: nesting.enclosing,
      local: nesting.local,
      place: null,
      incomplete: null,
    };
  }

  private members(): Member[] {
    const { reader, pool } = this;
    return reader.list(() => ({
      flags: reader.u2(),
      name: pool.text(reader.u2()),
      descriptor: pool.text(reader.u2()),
      attributes: this.attributes(reader),
    }));
  }

  private attributes(reader: ByteReader): Attributes {
    return new Map(reader.list(() => [this.pool.text(reader.u2()), reader.take(reader.u4())]));
  }

  private signature(attributes: Attributes, name: string, outer: FindVariable): ClassSignature | null {
    const text = this.signatureText(attributes);
    return text === null ? null : readClassSignature(text, name, outer);
  }

  private signatureText(attributes: Attributes): string | null {
    const attribute = attributes.get('Signature');
    return attribute ? this.pool.text(new ByteReader(attribute).u2()) : null;
  }

  private annotations(attributes: Attributes): AnnotationModel[] {
    return ['RuntimeVisibleAnnotations', 'RuntimeInvisibleAnnotations'].flatMap((kind) => {
      const attribute = attributes.get(kind);
      return attribute ? readAnnotations(new ByteReader(attribute), this.pool) : [];
    });
  }

  private nestingOf(name: string, flags: number, attributes: Attributes): Nesting {
    const { pool } = this;
    const inner = attributes.get('InnerClasses');
    const reader = inner && new ByteReader(inner);
    const entries = reader?.list(() => ({
      inner: pool.className(reader.u2()),
      outer: pool.className(reader.u2()),
      name: reader.u2(),
      flags: reader.u2(),
    }));
    const entry = entries?.find((each) => each.inner === name);
    const method = attributes.get('EnclosingMethod');
    const enclosing = method && new ByteReader(method);
    const around = enclosing ? pool.className(enclosing.u2()) : null;
    const nameAndType = enclosing?.u2() ?? 0;
    return {
      flags: entry?.flags ?? flags,
      enclosing: entry?.outer ?? around,
      enclosingMethod: nameAndType === 0 ? null : pool.nameOf(nameAndType),
      local: around !== null || (entry !== undefined && entry.outer === null),
    };
  }

  /** The variables of the classes and the method around, as far as those are known. */
  private outerVariables({ flags, enclosing, enclosingMethod, local }: Nesting): FindVariable {
    let found: ReadonlyMap<string, VariableType> | undefined;
    return (name) => {
      found ??= new Map(flags & STATIC && !local ? [] : this.variablesOf(enclosing, enclosingMethod));
      return found.get(name) ?? { kind: 'unknown', text: name, why: 'unresolved' };
    };
  }

  private variablesOf(className: string | null, method: string | null, depth = 0): [string, VariableType][] {
    const model = className === null || depth > 20 ? null : this.around(className);
    if (!model) {
      return [];
    }
    const ofMethod = model.methods
      .filter(({ name }) => name === method)
      .flatMap(({ typeParameters }) => [...declaredVariables(typeParameters, `${model.name}#${method}`)]);
    const further = model.keywords.has('static') ? [] : this.variablesOf(model.enclosing, null, depth + 1);
    // the nearest one comes last and wins
    return [...further, ...declaredVariables(model.typeParameters, model.name), ...ofMethod];
  }

  private field({ flags, name, descriptor, attributes }: Member, variables: FindVariable): FieldModel {
    return {
      name,
      type: readTypeSignature(this.signatureText(attributes) ?? descriptor, variables),
      keywords: fieldKeywords(flags),
      annotations: this.annotations(attributes),
      place: null,
    };
  }

  private method(
    { flags, name, descriptor, attributes }: Member,
    className: string,
    kind: TypeKind,
    outer: string | null,
    variables: FindVariable,
  ): MethodModel {
    const declaredBy = `${className}#${name}`;
    const erased = readMethodSignature(descriptor, declaredBy, variables);
    const text = this.signatureText(attributes);
    const signature = text === null ? erased : readMethodSignature(text, declaredBy, variables);
    // signatures leave out what compilers add: the outer instance, an enum constant's name and ordinal (JVMS 4.7.9.1)
    const added = name !== '<init>' ? 0 : outer !== null ? 1 : kind === 'enum' ? 2 : 0;
    const parameters =
      signature.parameters.length === erased.parameters.length
        ? signature.parameters.slice(added)
        : signature.parameters;
    return {
      name,
      keywords: methodKeywords(flags, kind === 'interface' || kind === 'annotation'),
      annotations: this.annotations(attributes),
      typeParameters: signature.typeParameters,
      parameters: parameters.map((type, i) => ({ name: `arg${i}`, type })),
      varargs: (flags & VARARGS) !== 0,
      returnType: signature.returnType,
      place: null,
    };
  }

  /** JVMS 4.7.30. */
  private recordComponents(attributes: Attributes, variables: FindVariable): { name: string; type: JavaType }[] {
    const attribute = attributes.get('Record');
    const reader = attribute && new ByteReader(attribute);
    return (
      reader?.list(() => {
        const name = this.pool.text(reader.u2());
        const descriptor = this.pool.text(reader.u2());
        const signature = this.signatureText(this.attributes(reader));
        return { name, type: readTypeSignature(signature ?? descriptor, variables) };
      }) ?? []
    );
  }
}

function kindOf(flags: number, superName: string | null, attributes: Attributes): TypeKind {
  if (flags & INTERFACE) {
    return flags & ANNOTATION ? 'annotation' : 'interface';
  }
  if (superName === 'java.lang.Enum' && flags & ENUM) {
    return 'enum'; // the class of a constant with a body has the flag too, but another superclass
  }
  return superName === 'java.lang.Record' && attributes.has('Record') ? 'record' : 'class';
}

/**
 * Fields that compilers add: static ones decide nothing, and the reference of an inner class to its outer instance is
 * added by whoever reads models as `Class.getDeclaredFields` does. What a local class captures stays.
 */
function isAdded({ flags, name }: Member, inner: boolean): boolean {
  return (flags & SYNTHETIC) !== 0 && ((flags & STATIC) !== 0 || (inner && name.startsWith('this$')));
}
