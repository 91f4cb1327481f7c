/** What `java.lang.Class` says of classes, read from class models; where a class is missing it throws {@link NotKnown}. */

import { message } from '../base/message';
import type { ModifierKeyword } from '../java/ast';
import type { AnnotationModel, ClassModel, ClassPool, ClassType, JavaType } from '../java/class-model';
import { NotKnown, unresolved } from './failures';
import { erasedName, erasure } from './java-types';
import { isJdkClass } from './known-classes';
import { ownReason } from './type-information';

/** A field as `Class.getDeclaredFields` gives it. */
export interface ReflectedField {
  readonly name: string;
  readonly type: JavaType;
  readonly keywords: ReadonlySet<ModifierKeyword>;
  readonly annotations: readonly AnnotationModel[];
  readonly declaredIn: string;
}

/** A method as `Class.getMethods` gives it. */
export interface ReflectedMethod {
  readonly name: string;
  readonly returnType: JavaType;
  readonly parameters: readonly JavaType[];
}

export class Reflection {
  private readonly ancestors = new Map<string, Ancestors>();
  private readonly methods = new Map<string, ReadonlyMap<string, readonly ReflectedMethod[]>>();

  constructor(private readonly pool: ClassPool) {}

  find(name: string): ClassModel | null {
    return this.pool.find(name);
  }

  /** `Class.forName`. */
  classOf(name: string): ClassModel {
    const model = this.pool.find(name);
    if (!model) {
      throw unresolved(name);
    }
    return model;
  }

  typeParameters(name: string): readonly string[] {
    return this.classOf(name).typeParameters.map((parameter) => parameter.name);
  }

  /** `Class.getGenericSuperclass`: null for interfaces and Object. */
  superclass(name: string): ClassType | null {
    const { superclass } = this.classOf(name);
    if (superclass === null || superclass.kind === 'class') {
      return superclass;
    }
    throw unresolved(superclass.kind === 'unknown' ? superclass.text : name);
  }

  /** The class and its superclasses, itself first. */
  superclasses(name: string): ClassModel[] {
    const chain: ClassModel[] = [];
    for (let next: string | undefined = name; next !== undefined; next = this.superclass(next)?.name) {
      chain.push(this.classOf(next));
      if (chain.length > 1000) {
        throw new NotKnown(ownReason('other', name, message('{0} is its own superclass', name)));
      }
    }
    return chain;
  }

  /** `of.isAssignableFrom(name)` for a class `of`: only superclasses count. */
  isSubclass(name: string, of: string): boolean {
    for (let next: string | undefined = name, n = 0; next !== undefined && n < 1000; n++) {
      if (next === of) {
        return true;
      }
      next = this.superclass(next)?.name;
    }
    return false;
  }

  /** `of.isAssignableFrom(name)` for an interface `of`. */
  isSubtype(name: string, of: string): boolean {
    const { names, missing } = this.ancestorsOf(name);
    if (names.has(of)) {
      return true;
    }
    if (missing !== null) {
      throw unresolved(missing);
    }
    return false;
  }

  /** `Class.getDeclaredFields`, with the reference to the outer instance that javac adds (up to JDK 17 always). */
  declaredFields(model: ClassModel): ReflectedField[] {
    const fields: ReflectedField[] = model.fields.map((field) => ({ ...field, declaredIn: model.name }));
    if (this.isInner(model) && model.enclosing !== null) {
      fields.push({
        name: `this$${this.innerDepth(model.enclosing)}`,
        type: { kind: 'class', name: model.enclosing, arguments: [] },
        keywords: new Set(['final']),
        annotations: [],
        declaredIn: model.name,
      });
    }
    return fields;
  }

  /** An inner class that is no local one: its constructors take the outer instance. */
  isInner(model: ClassModel): boolean {
    return model.enclosing !== null && !model.local && model.kind === 'class' && !model.keywords.has('static');
  }

  private innerDepth(name: string): number {
    const model = this.find(name);
    return model && this.isInner(model) && model.enclosing !== null ? this.innerDepth(model.enclosing) + 1 : 0;
  }

  /**
   * `Class.getMethods` by name as `isValidPojoField` normalizes it. Overridden methods stand beside those that override
   * them, which changes no decision: what overrides has the same erasure or comes with a bridge method that has.
   */
  publicMethods(name: string): ReadonlyMap<string, readonly ReflectedMethod[]> {
    let byName = this.methods.get(name);
    if (!byName) {
      byName = this.collectMethods(name);
      this.methods.set(name, byName);
    }
    return byName;
  }

  private collectMethods(name: string): ReadonlyMap<string, readonly ReflectedMethod[]> {
    const byName = new Map<string, ReflectedMethod[]>();
    for (const ancestor of this.ancestorsOf(name).names) {
      const model = this.find(ancestor);
      const isInterface = model?.kind === 'interface';
      for (const method of model?.methods ?? []) {
        const inherited = ancestor === name || !isInterface || !method.keywords.has('static');
        if (method.keywords.has('public') && inherited) {
          const key = normalizedMethodName(method.name);
          const reflected = {
            name: method.name,
            returnType: method.returnType,
            parameters: method.parameters.map((parameter) => parameter.type),
          };
          byName.set(key, [...(byName.get(key) ?? []), reflected]);
        }
      }
    }
    return byName;
  }

  /** The class itself and all its superclasses and interfaces, as far as they are known. */
  private ancestorsOf(name: string): Ancestors {
    let ancestors = this.ancestors.get(name);
    if (!ancestors) {
      ancestors = this.collectAncestors(name);
      this.ancestors.set(name, ancestors);
    }
    return ancestors;
  }

  private collectAncestors(name: string): Ancestors {
    const names = new Set<string>();
    const open: string[] = [name];
    let missing: string | null = null;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (names.has(next)) {
        continue;
      }
      names.add(next);
      const model = this.find(next);
      if (!model) {
        missing ??= isJdkClass(next) ? null : next;
        continue;
      }
      for (const supertype of [...(model.superclass ? [model.superclass] : []), ...model.interfaces]) {
        if (supertype.kind === 'class') {
          open.push(supertype.name);
        } else {
          missing ??= supertype.kind === 'unknown' ? supertype.text : next;
        }
      }
    }
    return { names, missing };
  }

  /** `Class.getSimpleName`. */
  simpleName(type: JavaType): string {
    const erased = erasure(type);
    if (erased.kind === 'array') {
      return `${this.simpleName(erased.element)}[]`;
    }
    const name = erasedName(erased);
    const enclosing = erased.kind === 'class' ? this.find(erased.name)?.enclosing : null;
    return enclosing ? name.slice(enclosing.length + 1).replace(/^\d+/, '') : name.slice(name.lastIndexOf('.') + 1);
  }

  /** `Class.toString`, or `Method.toString` of `a.b.C#method` (without what it throws, which models do not have). */
  describe(name: string): string {
    const [owner = '', methodName] = name.split('#');
    const methods = methodName === undefined ? [] : (this.find(owner)?.methods ?? []);
    const [method, ...others] = methods.filter((each) => each.name === methodName && each.typeParameters.length > 0);
    if (method && others.length === 0) {
      const modifiers = METHOD_MODIFIER_ORDER.filter((keyword) => method.keywords.has(keyword));
      const parameters = method.parameters.map(({ type }) => erasedName(type)).join(',');
      return [...modifiers, erasedName(method.returnType), `${owner}.${methodName}(${parameters})`].join(' ');
    }
    const kind = this.find(name)?.kind;
    return `${kind === 'interface' || kind === 'annotation' ? 'interface' : 'class'} ${name}`;
  }
}

interface Ancestors {
  readonly names: ReadonlySet<string>;
  /** A supertype that is not known, or null when all are. */
  readonly missing: string | null;
}

/** How `TypeExtractor.isValidPojoField` compares the names of methods. */
function normalizedMethodName(name: string): string {
  const plain = name.toLowerCase().replaceAll('_', '');
  return name.endsWith('_$eq') ? plain.replace(/\$eq$/, '_$eq') : plain;
}

/** `Field.toString`. */
export function describeField({ name, type, keywords, declaredIn }: ReflectedField): string {
  const modifiers = MODIFIER_ORDER.filter((keyword) => keywords.has(keyword));
  return [...modifiers, erasedName(type), `${declaredIn}.${name}`].join(' ');
}

const MODIFIER_ORDER: readonly ModifierKeyword[] = [
  'public',
  'protected',
  'private',
  'static',
  'final',
  'transient',
  'volatile',
];

const METHOD_MODIFIER_ORDER: readonly ModifierKeyword[] = [
  'public',
  'protected',
  'private',
  'abstract',
  'static',
  'final',
  'synchronized',
  'native',
  'strictfp',
];
