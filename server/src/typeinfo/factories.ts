/** `@TypeInfo`: `getClosestFactory`, `getTypeInfoFactory` and `createTypeInfoFromFactory`. */
import { message } from '../base/message';
import type { AnnotationModel, ClassType, JavaType } from '../java/class-model';
import { scopeOf } from '../java/class-scope';
import type { Extraction } from './extraction';
import { typeInfoOfBody } from './factory-body';
import { ExtractionError, InvalidTypesException, NotKnown } from './failures';
import { isParameterized } from './java-types';
import type { ReflectedField } from './reflection';
import { lenientSubTypesInfo } from './sub-types';
import { append, type TypeHierarchy } from './type-hierarchy';
import { atom, composite, flinkReason, ownReason, type TypeInformation } from './type-information';

const TYPE_INFO = 'org.apache.flink.api.common.typeinfo.TypeInfo';
const EITHER = 'org.apache.flink.types.Either';

/** What the factory of a class, or of the closest superclass that names one, makes; null without a factory. */
export function factoryTypeInfo(
  type: JavaType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | null {
  let factoryHierarchy = hierarchy;
  for (let t: ClassType | null = type.kind === 'class' ? type : null; t && t.name !== 'java.lang.Object'; ) {
    factoryHierarchy = append(factoryHierarchy, t);
    if (t.name === EITHER) {
      return eitherTypeInfo(type, t, factoryHierarchy, extraction);
    }
    const annotation = extraction.reflection.classOf(t.name).annotations.find(isTypeInfo);
    if (annotation) {
      return madeByFactory({ annotation, annotated: t.name, definingType: t, hierarchy: factoryHierarchy }, extraction);
    }
    t = extraction.reflection.superclass(t.name);
  }
  return null;
}

/** Since 1.14: what the factory of a field makes; null when the field names none. */
export function fieldFactoryTypeInfo(
  { annotations, type, declaredIn }: ReflectedField,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | null {
  const annotation = extraction.version.fieldFactories ? annotations.find(isTypeInfo) : undefined;
  if (!annotation) {
    return null;
  }
  try {
    return madeByFactory({ annotation, annotated: declaredIn, definingType: type, hierarchy }, extraction);
  } catch (thrown) {
    if (thrown instanceof NotKnown) {
      return atom('unknown', type, null, [thrown.reason]);
    }
    throw thrown;
  }
}

function isTypeInfo({ name, writtenName }: AnnotationModel): boolean {
  return name === TYPE_INFO || (name === null && /(?:^|\.)TypeInfo$/.test(writtenName));
}

/** A `@TypeInfo` with what its factory is told. */
interface FactoryUse {
  readonly annotation: AnnotationModel;
  /** The class in which the annotation stands. */
  readonly annotated: string;
  /** The type whose arguments the factory is given. */
  readonly definingType: JavaType;
  readonly hierarchy: TypeHierarchy | null;
}

/** What the code of the factory makes, when its `createTypeInfo` can be followed. */
function madeByFactory(use: FactoryUse, extraction: Extraction): TypeInformation {
  const value = use.annotation.arguments.get('value');
  const written = value?.kind === 'class-literal' ? value.type : null;
  const writtenName = written?.kind === 'named' ? written.name : 'a TypeInfoFactory';
  const { code } = extraction;
  const annotated = code?.sources.find(use.annotated);
  const factory = annotated && written && code?.names.resolveClass(written, scopeOf(annotated, code.names));
  const declared = factory && code?.sources.find(factory.name);
  const method = declared?.declaration.methods.find(
    ({ name, parameters }) => name === 'createTypeInfo' && parameters.length === 2,
  );
  const body = method?.body;
  if (!code || !declared || !body || method.broken) {
    const why = message(
      '{0} makes the type information ({1}), in code that is not followed',
      writtenName,
      `@${use.annotation.writtenName}`,
    );
    throw new NotKnown(ownReason('other', writtenName, why));
  }
  checkInstantiable(declared.binaryName, extraction);
  const typeArguments = { name: method?.parameters[1]?.name ?? '', given: typeArgumentsOf(use, extraction) };
  const scope = scopeOf(declared, code.names);
  const info = typeInfoOfBody(body, { scope, names: code.names, typeArguments }, extraction);
  if (!info) {
    const nothing = "TypeInfoFactory returned invalid TypeInformation 'null'";
    throw new InvalidTypesException([flinkReason('throws', writtenName, nothing)]);
  }
  return info;
}

/** `createTypeInfoFromFactory`: the type arguments by the names of the parameters. */
function typeArgumentsOf(
  { definingType, hierarchy }: FactoryUse,
  extraction: Extraction,
): ReadonlyMap<string, TypeInformation | null> {
  if (!isParameterized(definingType)) {
    return new Map();
  }
  const given = lenientSubTypesInfo(definingType, hierarchy, extraction);
  return new Map(extraction.reflection.typeParameters(definingType.name).map((name, i) => [name, given[i] ?? null]));
}

/** `InstantiationUtil.instantiate`. */
function checkInstantiable(name: string, { reflection }: Extraction): void {
  const model = reflection.classOf(name);
  const isUsable = model.constructors.some(
    ({ parameters, keywords }) => parameters.length === 0 && keywords.has('public'),
  );
  const problem = !model.keywords.has('public')
    ? 'The class is not public.'
    : isUsable
      ? null
      : 'The class has no (implicit) public nullary constructor, i.e. a constructor without arguments.';
  if (problem !== null) {
    throw new ExtractionError(`The class '${name}' is not instantiable: ${problem}`);
  }
}

/** `EitherTypeInfoFactory`. */
function eitherTypeInfo(
  type: JavaType,
  either: ClassType,
  hierarchy: TypeHierarchy,
  extraction: Extraction,
): TypeInformation {
  const [left = null, right = null] = lenientSubTypesInfo(either, hierarchy, extraction);
  if (!left || !right) {
    const words = `Type extraction is not possible on Either type as it does not contain information about the '${left ? 'right' : 'left'}' type.`;
    const code = either.arguments.length === 0 ? 'raw-type' : 'throws';
    throw new InvalidTypesException([flinkReason(code, null, words)]);
  }
  return composite('either', type, 'EitherSerializer', { arguments: [left, right] });
}
