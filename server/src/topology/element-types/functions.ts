/** What functions give: from the value that is handed to the API to type information, as `TypeExtractor` reads it. */
import { type Message, message } from '../../base/message';
import type { Expression, MethodDeclaration, TypeDeclaration } from '../../java/ast';
import { type ClassModel, type ClassType, classType, type JavaType, OBJECT } from '../../java/class-model';
import { scopeOf } from '../../java/class-scope';
import { erasure } from '../../java/expression-types/types';
import type { Scope } from '../../java/names';
import { hasUnknown } from '../../java/type-parts';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { LambdaValue, ObjectValue, ReferenceValue, Value } from '../interpreter/value';
import type { ElementTypeContext } from './context';
import { failure, isSameInformation, unknownType, unresolvedClass } from './element-type';
import type { BaseClass } from './function-classes';

const QUERYABLE = 'org.apache.flink.api.java.typeutils.ResultTypeQueryable';

/** The class of a function, an anonymous one among them. */
export interface FunctionModel {
  readonly model: ClassModel;
  readonly anonymous: boolean;
}

export class Functions {
  constructor(private readonly context: ElementTypeContext) {}

  /**
   * `TypeExtractor.getUnaryOperatorReturnType` and `getBinaryOperatorReturnType`.
   * @param inputs what the function gets; null or `unknown` where that is not known
   * @param output the type argument of the base class that is asked for
   */
  returnType(
    value: Value | undefined,
    base: BaseClass,
    inputs: readonly (TypeInformation | null)[],
    output = base.output,
  ): TypeInformation {
    switch (value?.kind) {
      case 'lambda':
        return this.ofLambda(value, base);
      case 'reference':
        return this.ofReference(value, base);
      case 'object':
        return this.ofObject(value, base, inputs, output);
      case 'choice': {
        const [first, ...others] = value.values.map((each) => this.returnType(each, base, inputs, output));
        const isOne = first && others.every((other) => isSameInformation(first, other));
        return isOne ? first : unknownType(message('a choice decides which function it is'));
      }
      default:
        return unknownType(message('which function it is is not known'));
    }
  }

  private ofObject(
    value: ObjectValue,
    base: BaseClass,
    inputs: readonly (TypeInformation | null)[],
    output: number,
  ): TypeInformation {
    const produced = this.producedType(value);
    if (produced && produced.kind !== 'unknown') {
      return produced;
    }
    const extracted = this.ofClass(value, base, inputs, output);
    return produced && extracted.kind !== 'unknown' ? produced : extracted;
  }

  /** `TypeExtractor.createTypeInfo(baseClass, clazz, position, in1, in2)`: by what the object's class extends. */
  ofClass(
    value: ObjectValue,
    base: BaseClass,
    inputs: readonly (TypeInformation | null)[],
    output = base.output,
  ): TypeInformation {
    const found = this.modelOf(value);
    if (!found) {
      return value.exact
        ? unresolvedClass(value.type.name)
        : unknownType(message('which class extending {0} it has is not known', value.type.name));
    }
    return this.context.extractor.extractFunction({
      function: found.model,
      anonymous: found.anonymous,
      baseClass: this.classNameOf(base, found.model),
      output,
      inputs: base.inputs.map((position, i) => ({ position, info: inputs[i] ?? null })),
    });
  }

  /** The name that Flink's class has where the class extends it: some moved in 2.0. */
  private classNameOf({ name, since2 }: BaseClass, model: ClassModel): string {
    const parents = [classType(model.name), ...model.interfaces, ...(model.superclass ? [model.superclass] : [])];
    const hasMoved = since2 !== undefined && parents.some((type) => this.context.expressions.asSuper(type, since2));
    return hasMoved ? since2 : name;
  }

  /** The class an object has; null when it is not known. */
  modelOf(value: ObjectValue): FunctionModel | null {
    if (!value.body) {
      const model = value.exact ? this.context.expressions.find(value.type.name) : null;
      return model && { model, anonymous: false };
    }
    const type = this.extendedType(value);
    // of a class that is not known it makes no difference here whether it is one
    const isInterface = this.context.expressions.find(value.type.name)?.kind === 'interface';
    const { start } = value.place.range;
    const enclosing = value.within.scope.enclosing[0]?.binaryName ?? '';
    const model: ClassModel = {
      name: `${enclosing}$anonymous-${value.place.file}-${start.line}-${start.column}`,
      kind: 'class',
      keywords: new Set(),
      annotations: [],
      typeParameters: [],
      superclass: isInterface ? OBJECT : type,
      interfaces: isInterface ? [type] : [],
      fields: [],
      enumConstants: [],
      constructors: [],
      methods: [],
      recordComponents: [],
      enclosing,
      local: true,
      place: null,
      incomplete: null,
    };
    return { model, anonymous: true };
  }

  /** What an anonymous class extends, with the arguments that a diamond stands for. */
  private extendedType({ type, expression, within }: ObjectValue): JavaType {
    const isDiamond =
      expression?.kind === 'new' && expression.type.kind === 'named' && expression.type.arguments?.length === 0;
    const unit = isDiamond ? this.context.unitOf(within.file) : null;
    return unit && expression ? this.context.expressions.typeOf(expression, unit) : type;
  }

  private ofLambda(value: LambdaValue, base: BaseClass): TypeInformation {
    const className = base.name;
    if (base.collector !== null) {
      // javac erases the parameters of the method it makes of a lambda
      return this.context.extractor.extractLambda(classType(base.collector), className);
    }
    const unit = this.context.unitOf(value.within.file);
    const type = unit && this.context.expressions.lambdaReturn(value.expression, unit);
    return this.ofErased(type, className, message('what the lambda returns is not known'));
  }

  private ofErased(type: JavaType | null, className: string, why: Message): TypeInformation {
    const erased = type && erasure(type);
    if (!erased || hasUnknown(erased)) {
      return unknownType(why);
    }
    return this.context.extractor.extractLambda(erased, className);
  }

  /** The class file names the method itself, with its generic types, where javac needs no method of its own. */
  private ofReference(value: ReferenceValue, base: BaseClass): TypeInformation {
    const { expression, within } = value;
    const { expressions, extractor } = this.context;
    const className = base.name;
    const unit = this.context.unitOf(within.file);
    const found = unit && expressions.methodOf(expression, unit);
    const notFound = message('which method {0} is is not known', expression.name);
    if (!found) {
      return unknownType(notFound);
    }
    const { method, owner } = found;
    if (needsLambda(expression, method.varargs)) {
      const type = unit && expressions.lambdaReturn(expression, unit);
      return base.collector === null ? this.ofErased(type, className, notFound) : unknownType(notFound);
    }
    if (expression.name === 'new') {
      return base.collector === null
        ? extractor.extractLambda(classType(owner.name), className)
        : unknownType(notFound);
    }
    if (base.collector !== null) {
      const collector = method.parameters.map(({ type }) => type).find((type) => isClass(type, base.collector));
      const [argument] = collector?.kind === 'class' ? collector.arguments : [];
      return argument
        ? extractor.extractLambda(argument, className)
        : collector
          ? extractor.extractLambda(collector, className)
          : unknownType(notFound);
    }
    return extractor.extractLambda(method.returnType, className);
  }

  /** `ResultTypeQueryable.getProducedType` of an object; null when its class is no such. */
  producedType(value: ObjectValue): TypeInformation | null {
    const { expressions, classes, extractor } = this.context;
    const type = value.body ? this.extendedType(value) : value.type;
    const isQueryable = expressions.isSubclass(type, QUERYABLE);
    if (isQueryable !== true) {
      return isQueryable === null
        ? unknownType(message('whether {0} says its type itself is not known', value.type.name))
        : null;
    }
    const declared = this.producedTypeMethod(value);
    const [statement, ...others] = declared?.method.body?.statements ?? [];
    const result = statement?.kind === 'return' && others.length === 0 ? statement.expression : null;
    if (!declared || !result) {
      return unknownType(message('what {0} returns is not followed', `${value.type.name}.getProducedType`));
    }
    const made = extractor.extractExpression(result, { scope: declared.scope, names: classes.names });
    return made.kind === 'unknown'
      ? unknownType(message('what {0} returns is not followed', `${value.type.name}.getProducedType`))
      : made;
  }

  /** True where the sources show `getProducedType` of the object's class. */
  hasOwnProducedType(value: ObjectValue): boolean {
    return this.producedTypeMethod(value) !== null;
  }

  /** True where an object's class extends or implements Flink's; for lambdas and unknown values false. */
  is(value: Value | undefined, base: BaseClass): boolean {
    return value?.kind === 'object' && this.context.expressions.asSuper(value.type, base.name) !== null;
  }

  private producedTypeMethod(value: ObjectValue): { readonly method: MethodDeclaration; readonly scope: Scope } | null {
    const isProducedType = ({ name, parameters }: MethodDeclaration) =>
      name === 'getProducedType' && parameters.length === 0;
    const ownMethod = value.body?.methods.find(isProducedType);
    if (value.body && ownMethod) {
      return { method: ownMethod, scope: scopeWithin(value.within.scope, value.body, value.type) };
    }
    const { expressions, classes } = this.context;
    for (let name: string | null = value.type.name, depth = 0; name !== null && depth < 50; depth++) {
      const declared = classes.sources.find(name);
      const method = declared?.declaration.methods.find(isProducedType);
      if (declared && method) {
        return { method, scope: scopeOf(declared, classes.names) };
      }
      const parent: JavaType | null | undefined = expressions.find(name)?.superclass;
      name = parent?.kind === 'class' ? parent.name : null;
    }
    return null;
  }
}

function scopeWithin(scope: Scope, declaration: TypeDeclaration, { name }: ClassType): Scope {
  return { ...scope, enclosing: [{ binaryName: `${name}$anonymous`, declaration }, ...scope.enclosing] };
}

function isClass(type: JavaType, name: string | null): boolean {
  return type.kind === 'class' && type.name === name;
}

/** Where javac makes a method of its own for a method reference (`LambdaToMethod`). */
function needsLambda(
  { target, type, name }: Extract<Expression, { kind: 'method-reference' }>,
  varargs: boolean,
): boolean {
  const isArray = name === 'new' && type?.kind === 'array';
  return varargs || isArray || target?.kind === 'super';
}

/** The message of a type that is missing (`Transformation.getOutputType`), with why. */
export function missingType(functionName: string, cause: TypeInformation): TypeInformation {
  return failure(
    `The return type of function '${functionName}' could not be determined automatically, due to type erasure. ` +
      'You can give type information hints by using the returns(...) method on the result of the transformation call, ' +
      "or by letting your function implement the 'ResultTypeQueryable' interface.",
    cause,
  );
}
