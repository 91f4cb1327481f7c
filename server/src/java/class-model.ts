/** A Java class with its names resolved: one model, whatever it was read from. */
import type { Message } from '../base/message';
import type { TextRange } from '../base/text-range';
import type { Expression, ModifierKeyword, TypeKind } from './ast';

/** A Java type whose names are resolved to classes. */
export type JavaType =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | ClassType
  | VariableType
  | { readonly kind: 'array'; readonly element: JavaType }
  | { readonly kind: 'wildcard'; readonly bound: 'extends' | 'super' | null; readonly type: JavaType | null }
  | UnknownType;

export type PrimitiveName = 'boolean' | 'byte' | 'short' | 'char' | 'int' | 'long' | 'float' | 'double' | 'void';

/** A class or interface by its binary name (`a.b.C$D`); no arguments where it is raw or takes none. */
export interface ClassType {
  readonly kind: 'class';
  readonly name: string;
  readonly arguments: readonly JavaType[];
}

/** A type variable, such as `T`, of a class or a method. */
export interface VariableType {
  readonly kind: 'variable';
  readonly name: string;
  /** The binary name of the class that declares it, with `#method` for a method's own. */
  readonly declaredBy: string;
  readonly bounds: readonly JavaType[];
}

/** A type that cannot be told from what is known. */
export interface UnknownType {
  readonly kind: 'unknown';
  /** As it is written. */
  readonly text: string;
  readonly why: 'unresolved' | 'ambiguous' | 'inferred' | 'broken';
}

export interface AnnotationModel {
  /** The binary name; null when the name as written could not be resolved. */
  readonly name: string | null;
  readonly writtenName: string;
  readonly arguments: ReadonlyMap<string, Expression>;
}

/** Where a class or member is written; null for members that nobody wrote, such as a default constructor. */
export interface SourcePlace {
  readonly file: string;
  /** The name. */
  readonly nameRange: TextRange;
  /** The whole declaration. */
  readonly range: TextRange;
}

export interface ClassModel {
  /** The binary name: `a.b.C$D`. */
  readonly name: string;
  readonly kind: TypeKind;
  /**
   * As Java understands them, also where they are not written: members of interfaces are public and static, nested
   * enums and records static, records final.
   */
  readonly keywords: ReadonlySet<ModifierKeyword>;
  readonly annotations: readonly AnnotationModel[];
  readonly typeParameters: readonly { readonly name: string; readonly bounds: readonly JavaType[] }[];
  /** Null for interfaces and `java.lang.Object`; `java.lang.Object`, `Enum` and `Record` stand where nobody wrote them. */
  readonly superclass: JavaType | null;
  readonly interfaces: readonly JavaType[];
  /** In the order of the source, a record's components first. Enum constants are no fields here. */
  readonly fields: readonly FieldModel[];
  readonly enumConstants: readonly string[];
  /** Never empty for a class, an enum or a record: a default or canonical constructor stands where nobody wrote one. */
  readonly constructors: readonly MethodModel[];
  /** Written methods, and the accessors a record has without them. */
  readonly methods: readonly MethodModel[];
  readonly recordComponents: readonly { readonly name: string; readonly type: JavaType }[];
  /** The binary name of the class around it; null at the top level. */
  readonly enclosing: string | null;
  /** True for a class within a method or an anonymous one. */
  readonly local: boolean;
  readonly place: SourcePlace | null;
  /** Why members may be missing here (a syntax error, an annotation that generates code), or null. */
  readonly incomplete: Message | null;
}

export interface FieldModel {
  readonly name: string;
  readonly type: JavaType;
  readonly keywords: ReadonlySet<ModifierKeyword>;
  readonly annotations: readonly AnnotationModel[];
  readonly place: SourcePlace | null;
}

export interface MethodModel {
  /** `<init>` for constructors. */
  readonly name: string;
  readonly keywords: ReadonlySet<ModifierKeyword>;
  readonly annotations: readonly AnnotationModel[];
  readonly typeParameters: readonly { readonly name: string; readonly bounds: readonly JavaType[] }[];
  readonly parameters: readonly { readonly name: string; readonly type: JavaType }[];
  readonly varargs: boolean;
  readonly returnType: JavaType;
  readonly place: SourcePlace | null;
}

/** Finds classes by binary name, whatever they come from. */
export interface ClassPool {
  /** The class, or null when nothing here knows it. */
  find(binaryName: string): ClassModel | null;
}

/** `C` of `a.b.Outer$C`. */
export function simpleName(binaryName: string): string {
  return binaryName.slice(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
}

/** The name as people write it: `a.b.Outer.C` of `a.b.Outer$C`. */
export function canonicalName(binaryName: string): string {
  return binaryName.replace(/\$/g, '.');
}

/** A class type without arguments. */
export function classType(name: string, ...typeArguments: JavaType[]): ClassType {
  return { kind: 'class', name, arguments: typeArguments };
}

export const OBJECT: ClassType = classType('java.lang.Object');
