/** The fields and methods of types, inherited ones too, with the arguments of the type put in. */
import { declaredVariables } from '../class-file/signatures';
import {
  type ClassModel,
  type ClassPool,
  type ClassType,
  classType,
  type JavaType,
  type MethodModel,
  OBJECT,
} from '../class-model';
import { typeKey } from '../type-parts';
import type { TypeRelations } from './type-relations';
import { erasure, INT, replaced, replacementOf, STRING, unknown } from './types';

/** A method or constructor as a type has it. */
export interface MethodUse {
  /** The class that declares it, as a supertype of the receiver. */
  readonly owner: ClassType;
  readonly model: ClassModel;
  readonly method: MethodModel;
  /** With the receiver's type arguments; the method's own type variables stand as they are. */
  readonly parameters: readonly JavaType[];
  readonly returnType: JavaType;
}

export interface Methods {
  readonly found: readonly MethodUse[];
  /** False when a class above is not known, so that there may be more. */
  readonly complete: boolean;
}

/** What a functional interface's only abstract method takes and gives (JLS 9.8, 9.9). */
export interface FunctionType {
  readonly parameters: readonly JavaType[];
  readonly result: JavaType;
  readonly use: MethodUse;
}

const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(['equals', 'hashCode', 'toString']);

export class Members {
  constructor(
    private readonly pool: ClassPool,
    private readonly relations: TypeRelations,
  ) {}

  /** The class with its own type variables as arguments: the type of `this`. */
  thisType(binaryName: string): ClassType {
    return classType(binaryName, ...declaredVariables(this.parametersOf(binaryName), binaryName).values());
  }

  parametersOf(binaryName: string): ClassModel['typeParameters'] {
    return this.pool.find(binaryName)?.typeParameters ?? [];
  }

  /** The methods of that name, without those that others override. */
  methods(type: JavaType, name: string): Methods {
    const found = new Map<string, MethodUse>();
    let complete = true;
    const starts = this.relations.classesOf(type);
    for (const start of starts) {
      const supertypes = this.relations.supertypes(start);
      complete &&= supertypes.complete;
      for (const owner of supertypes.types) {
        const model = this.pool.find(owner.name);
        for (const method of model ? methodsOf(model) : []) {
          const isOwn = owner.name === start.name;
          const hidden =
            !isOwn &&
            (method.keywords.has('private') || (method.keywords.has('static') && model?.kind === 'interface'));
          if (model && method.name === name && !hidden) {
            const use = this.use(owner, model, method);
            const key = use.parameters.map((parameter) => typeKey(erasure(parameter))).join();
            const before = found.get(key);
            if (!before || (before.method.keywords.has('abstract') && this.isBelow(owner, before.owner))) {
              found.set(key, use);
            }
          }
        }
      }
    }
    return { found: [...found.values()], complete: complete && starts.length > 0 };
  }

  private isBelow(type: ClassType, other: ClassType): boolean {
    return type.name !== other.name && this.relations.isSubclass(type, other) === true;
  }

  constructors(type: ClassType): Methods {
    const model = this.pool.find(type.name);
    return {
      found: model ? model.constructors.map((method) => this.use(type, model, method)) : [],
      complete: model !== null,
    };
  }

  private use(owner: ClassType, model: ClassModel, method: MethodModel): MethodUse {
    const generic = model.typeParameters.length > 0;
    const parameters = method.parameters.map(({ type }) => type);
    if (!generic || (method.keywords.has('static') && method.name !== '<init>')) {
      return { owner, model, method, parameters, returnType: method.returnType };
    }
    if (owner.arguments.length !== model.typeParameters.length) {
      // members of raw types are erased (JLS 4.8)
      return {
        owner,
        model,
        method: { ...method, typeParameters: [] },
        parameters: parameters.map(erasure),
        returnType: erasure(method.returnType),
      };
    }
    const given = replacementOf(model.typeParameters, model.name, owner.arguments);
    return {
      owner,
      model,
      method,
      parameters: parameters.map((parameter) => replaced(parameter, given)),
      returnType: replaced(method.returnType, given),
    };
  }

  /** The type of a field; null when there is none, unknown when it cannot be told. */
  field(type: JavaType, name: string): JavaType | null {
    if (type.kind === 'array' && name === 'length') {
      return INT;
    }
    let complete = true;
    for (const start of this.relations.classesOf(type)) {
      const supertypes = this.relations.supertypes(start);
      complete &&= supertypes.complete;
      for (const owner of supertypes.types) {
        const model = this.pool.find(owner.name);
        if (model?.enumConstants.includes(name)) {
          return classType(model.name);
        }
        const field = model?.fields.find((each) => each.name === name);
        if (model && field && (owner.name === start.name || !field.keywords.has('private'))) {
          if (model.typeParameters.length === 0 || field.keywords.has('static')) {
            return field.type;
          }
          return owner.arguments.length === model.typeParameters.length
            ? replaced(field.type, replacementOf(model.typeParameters, model.name, owner.arguments))
            : erasure(field.type);
        }
      }
    }
    return complete && type.kind !== 'unknown' ? null : unknown(name, 'unresolved');
  }

  /** Null when the type is no functional interface; undefined when that cannot be told. */
  functionOf(type: JavaType): FunctionType | null | undefined {
    if (type.kind !== 'class') {
      return type.kind === 'unknown' ? undefined : null;
    }
    const model = this.pool.find(type.name);
    if (!model) {
      return undefined;
    }
    if (model.kind !== 'interface') {
      return null;
    }
    const given = type.arguments.map((argument, i) => {
      const declared = model.typeParameters[i]?.bounds[0];
      return argument.kind === 'wildcard' ? (argument.type ?? (declared ? erasure(declared) : OBJECT)) : argument;
    });
    const supertypes = this.relations.supertypes(classType(type.name, ...given));
    if (!supertypes.complete) {
      return undefined;
    }
    const names = new Set(
      supertypes.types.flatMap(({ name }) =>
        (this.pool.find(name)?.methods ?? []).filter((m) => m.keywords.has('abstract')).map((m) => m.name),
      ),
    );
    const abstract = [...names]
      .filter((name) => !OF_EVERY_OBJECT.has(name))
      .flatMap((name) => this.methods(classType(type.name, ...given), name).found)
      .filter(({ method }) => method.keywords.has('abstract'));
    const [use] = abstract;
    return use && abstract.length === 1 ? { parameters: use.parameters, result: use.returnType, use } : null;
  }
}

/** The methods of a class, those included that every enum has (JLS 8.9.3). */
function methodsOf(model: ClassModel): readonly MethodModel[] {
  if (model.kind !== 'enum' || model.methods.some(({ name }) => name === 'valueOf')) {
    return model.methods;
  }
  const own = classType(model.name);
  const added = {
    keywords: new Set(['public', 'static'] as const),
    annotations: [],
    typeParameters: [],
    varargs: false,
    place: null,
  };
  return [
    ...model.methods,
    { ...added, name: 'values', parameters: [], returnType: { kind: 'array', element: own } },
    { ...added, name: 'valueOf', parameters: [{ name: 'name', type: STRING }], returnType: own },
  ];
}
