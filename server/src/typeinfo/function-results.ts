/** What a function of a class gives: `TypeExtractor.getUnaryOperatorReturnType`, `getBinaryOperatorReturnType`, `createTypeInfo`. */
import { message } from '../base/message';
import { type ClassModel, type ClassType, classType, type JavaType } from '../java/class-model';
import type { Extraction } from './extraction';
import { InvalidTypesException, NotKnown, unresolved } from './failures';
import { isParameterized, isRaw } from './java-types';
import { append, materialize, type TypeHierarchy } from './type-hierarchy';
import { flinkReason, ownReason, type TypeInformation } from './type-information';
import { validateInput } from './validate-input';

/** A question for the result of a function, by the positions of the type arguments of Flink's own class or interface. */
export interface FunctionQuestion {
  readonly function: ClassModel;
  /** True for a class that is asked for by this question only: no pool has it under its name. */
  readonly anonymous: boolean;
  /** The binary name of Flink's class, such as `MapFunction`. */
  readonly baseClass: string;
  /** The type argument that is asked for. */
  readonly output: number;
  /** What it gets, in order, each with its type argument; null or of kind `unknown` where that is not known. */
  readonly inputs: readonly { readonly position: number; readonly info: TypeInformation | null }[];
}

/** The Java type of what a function gives, the types above it, and the inputs where they may tell a type variable in it. */
export function functionReturnType(
  { function: model, baseClass, output, inputs }: FunctionQuestion,
  extraction: Extraction,
): {
  readonly type: JavaType;
  readonly hierarchy: TypeHierarchy | null;
  readonly inputs: readonly (TypeInformation | null)[];
} {
  for (const { position, info } of inputs) {
    if (info && info.kind !== 'unknown' && info.kind !== 'error') {
      checkInput(model, baseClass, position, info, extraction);
    }
  }
  const { type, hierarchy } = parameterType(model, baseClass, output, extraction);
  const given = isOpen(type, hierarchy, extraction) ? inputs.map(({ info }) => info) : [];
  return { type, hierarchy, inputs: given };
}

/** `TypeExtractor.validateInputType`; what depends on classes that are not known passes, as javac let it pass. */
function checkInput(
  model: ClassModel,
  baseClass: string,
  position: number,
  info: TypeInformation,
  extraction: Extraction,
): void {
  try {
    const { type, hierarchy } = parameterType(model, baseClass, position, extraction);
    validateInput(hierarchy, type, info, extraction);
  } catch (thrown) {
    if (thrown instanceof NotKnown || thrown instanceof NoParameter) {
      return;
    }
    if (thrown instanceof InvalidTypesException) {
      const words = `Input mismatch: ${thrown.reasons.at(-1)?.message ?? ''}`;
      throw new InvalidTypesException([flinkReason('throws', null, words)]);
    }
    throw thrown;
  }
}

/** Where a class does not say the arguments of Flink's own. */
class NoParameter extends InvalidTypesException {}

/**
 * `TypeExtractor.getParameterType`: the type argument of a class or interface that `model` extends, interfaces before
 * superclasses, and the types on the way there.
 */
function parameterType(
  model: ClassModel,
  baseClass: string,
  position: number,
  extraction: Extraction,
): { readonly type: JavaType; readonly hierarchy: TypeHierarchy } {
  const { reflection } = extraction;
  let isReached = false;
  const search = (
    at: ClassModel,
    above: TypeHierarchy,
    depth: number,
  ): { type: JavaType; hierarchy: TypeHierarchy } => {
    const parents = [...at.interfaces, ...(at.superclass ? [at.superclass] : [])];
    let missing: NotKnown | null = null;
    for (const parent of parents) {
      if (parent.kind !== 'class') {
        missing = unresolved(parent.kind === 'unknown' ? parent.text : at.name);
        continue;
      }
      isReached ||= parent.name === baseClass;
      if (isParameterized(parent) && parent.name === baseClass) {
        const type = parent.arguments[position];
        if (type) {
          return { type, hierarchy: append(above, parent) };
        }
      }
      try {
        if (parent.name !== 'java.lang.Object' && reflection.isSubtype(parent.name, baseClass) && depth < 100) {
          return search(reflection.classOf(parent.name), append(above, parent), depth + 1);
        }
      } catch (thrown) {
        if (!(thrown instanceof NotKnown)) {
          throw thrown;
        }
        // a class implements an interface with the same arguments wherever it does: another way there serves too
        missing = thrown;
      }
    }
    if (missing) {
      throw missing;
    }
    if (!isReached) {
      const why = message('how {0} extends {1} is not known', model.name, baseClass);
      throw new NotKnown(ownReason('unresolved', model.name, why));
    }
    const words =
      `The types of the interface ${baseClass} could not be inferred. ` +
      'Support for synthetic interfaces, lambdas, and generic or raw types is limited at this point';
    throw new NoParameter([flinkReason('raw-type', baseClass, words)]);
  };
  // names of classes stand in the hierarchy as Java reflects them: without arguments
  return search(model, append(null, classType(model.name)), 0);
}

/** True when a type variable in the type stands for nothing that the types above say. */
function isOpen(type: JavaType, hierarchy: TypeHierarchy | null, extraction: Extraction, depth = 0): boolean {
  if (depth > 50) {
    return true;
  }
  const isPartOpen = (part: JavaType) => isOpen(part, hierarchy, extraction, depth + 1);
  switch (type.kind) {
    case 'variable': {
      const found = materialize(hierarchy, type, extraction.reflection, extraction.use);
      return found.kind === 'variable' || isPartOpen(found);
    }
    case 'class':
      return type.arguments.some(isPartOpen);
    case 'array':
      return isPartOpen(type.element);
    case 'wildcard':
      return type.type !== null && isPartOpen(type.type);
    default:
      return false;
  }
}

/** `TypeExtractionUtils.validateLambdaType`: javac leaves only the erasure of a lambda's types. */
export function validateLambdaType(type: JavaType, baseClass: string, { reflection }: Extraction): void {
  if (!isRaw(type) || type.kind !== 'class' || reflection.typeParameters(type.name).length === 0) {
    return;
  }
  const words =
    `The generic type parameters of '${reflection.simpleName(type)}' are missing. ` +
    "In many cases lambda methods don't provide enough information for automatic type extraction when Java generics " +
    'are involved. An easy workaround is to use an (anonymous) class instead that implements the ' +
    `'${baseClass}' interface. ` +
    'Otherwise the type has to be specified explicitly using type information.';
  throw new InvalidTypesException([flinkReason('raw-type', (type as ClassType).name, words)]);
}
