/** `TypeExtractor.analyzePojo` and `isValidPojoField`. */
import { message } from '../base/message';
import { type ClassModel, type ClassType, type JavaType, OBJECT } from '../java/class-model';
import { getAllDeclaredFields } from './declared-fields';
import { type Extraction, note, notNull } from './extraction';
import { fieldFactoryTypeInfo } from './factories';
import { InvalidTypesException, NotKnown } from './failures';
import { erasure, isParameterized, isRaw, primitiveToWrapper, sameType } from './java-types';
import { isRecord } from './records';
import type { ReflectedField, ReflectedMethod } from './reflection';
import { append, materialize, type TypeHierarchy, withSuperclasses } from './type-hierarchy';
import {
  composite,
  type FieldInformation,
  kryo,
  ownReason,
  type Reason,
  type TypeInformation,
} from './type-information';

const ROW = 'org.apache.flink.types.Row';

/**
 * `analyzePojo`: the class as a POJO; a generic type when it is not public or has no fields; null when Flink's method
 * returns null, which most callers take for a generic type too. Why it is no POJO is added to `reasons`.
 *
 * Records count since 1.19, `@TypeInfo` of fields since 1.14.
 * @throws InvalidTypesException when two classes of the hierarchy declare a field of the same name
 */
export function analyzePojo(
  type: ClassType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
  reasons: Reason[],
): TypeInformation | null {
  const { reflection, lines, version } = extraction;
  const model = reflection.classOf(type.name);
  const subject = reflection.describe(type.name);
  if (!model.keywords.has('public')) {
    note(lines.notPublic(type.name), reasons, extraction);
    return kryo(type, reasons);
  }
  const below = withSuperclasses(hierarchy, type, reflection);
  const fields = getAllDeclaredFields(model, extraction);
  if (fields.length === 0) {
    note(lines.noFields(subject), reasons, extraction);
    return kryo(type, reasons);
  }
  const record = isRecord(model, version);
  const pojoFields: FieldInformation[] = [];
  for (const field of fields) {
    if (!record && !isValidPojoField(field, type.name, below, extraction, reasons) && type.name !== ROW) {
      note(lines.invalidField(subject, field.name), reasons, extraction);
      return null;
    }
    pojoFields.push({
      name: field.name,
      declaredIn: field.declaredIn,
      type: fieldInfo(field, model, below, extraction),
    });
  }
  const custom = customSerializationMethod(model, extraction);
  if (custom !== null) {
    note(lines.customSerialization(subject, custom), reasons, extraction);
    return null;
  }
  if (!record && !hasUsableConstructor(model, extraction, reasons)) {
    return null;
  }
  // PojoTypeInfo sorts its fields by name
  pojoFields.sort((a, b) => (a.name < b.name ? -1 : 1));
  return composite('pojo', type, 'PojoSerializer', { fields: pojoFields });
}

/** The type information of a field; a generic type where it cannot be made, of Object for type variables and the like. */
function fieldInfo(
  field: ReflectedField,
  { name }: ClassModel,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation {
  const { type } = field;
  try {
    const info =
      fieldFactoryTypeInfo(field, hierarchy, extraction) ??
      notNull(extraction.createTypeInfo(type, append(hierarchy, type)));
    if (info.kind === 'kryo') {
      const className = extraction.reflection.simpleName({ kind: 'class', name, arguments: [] });
      extraction.log(extraction.lines.genericField(className, field.name));
    }
    return info;
  } catch (thrown) {
    if (thrown instanceof InvalidTypesException) {
      return kryo(isRaw(type) || isParameterized(type) ? erasure(type) : OBJECT, thrown.reasons);
    }
    throw thrown;
  }
}

/**
 * `isValidPojoField`: the field is public, or there are a getter and a setter. Names are compared without regard to
 * case and underscores; a setter returns nothing or the class that is analyzed. Since 2.0 `setX` serves a field `isX`.
 */
function isValidPojoField(
  field: ReflectedField,
  className: string,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
  reasons: Reason[],
): boolean {
  if (field.keywords.has('public')) {
    return true;
  }
  const { reflection, lines, version } = extraction;
  const name = field.name.toLowerCase().replaceAll('_', '');
  const methods = reflection.publicMethods(className);
  const named = (names: readonly string[]) => names.flatMap((each) => methods.get(each) ?? []);
  const isFieldType = fieldTypeTest(field, hierarchy, extraction);

  const hasGetter = some(named([`get${name}`, `is${name}`, name]), (method) =>
    method.parameters.length === 0 ? isFieldType(method.returnType) : false,
  );
  const setters = [`set${name}`, `${name}_$eq`];
  if (version.settersWithoutIs && name.startsWith('is')) {
    setters.push(`set${name.slice(2)}`);
  }
  const hasSetter = some(named(setters), ({ parameters: [parameter, ...others], returnType }) =>
    parameter && others.length === 0 ? both(isFieldType(parameter), isVoidOrSelf(returnType, className)) : false,
  );
  if (hasGetter === null || hasSetter === null) {
    const why = message(
      'whether {0} has a getter and a setter for {1} depends on a class that is not known',
      className,
      field.name,
    );
    throw new NotKnown(ownReason('unresolved', field.name, why));
  }
  const subject = reflection.describe(className);
  if (!hasGetter && className !== ROW) {
    note(lines.noGetter(subject, field.name), reasons, extraction);
  }
  if (!hasSetter && className !== ROW) {
    note(lines.noSetter(subject, field.name), reasons, extraction);
  }
  return hasGetter && hasSetter;
}

/** Whether a getter's or setter's type fits the field: null when that cannot be told. */
function fieldTypeTest(
  field: ReflectedField,
  hierarchy: TypeHierarchy | null,
  { reflection, use }: Extraction,
): (type: JavaType) => boolean | null {
  const wrapper = primitiveToWrapper(erasure(field.type));
  const candidates =
    field.type.kind === 'variable' ? [materialize(hierarchy, field.type, reflection, use), field.type] : [field.type];
  return (type) => either([sameType(erasure(type), wrapper), ...candidates.map((each) => sameType(type, each))]);
}

function isVoidOrSelf(type: JavaType, className: string): boolean | null {
  const erased = erasure(type);
  return erased.kind === 'primitive'
    ? erased.name === 'void'
    : sameType(erased, { kind: 'class', name: className, arguments: [] });
}

function some(methods: readonly ReflectedMethod[], test: (method: ReflectedMethod) => boolean | null): boolean | null {
  return either(methods.map(test));
}

function either(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}

/** The first method named `readObject` or `writeObject`, whatever it takes, of the class and its superclasses. */
function customSerializationMethod(model: ClassModel, { reflection }: Extraction): string | null {
  const methods = reflection.superclasses(model.name).flatMap((each) => each.methods);
  return methods.find(({ name }) => name === 'readObject' || name === 'writeObject')?.name ?? null;
}

/** A public constructor without parameters, or, for abstract classes, none without parameters at all. */
function hasUsableConstructor(model: ClassModel, extraction: Extraction, reasons: Reason[]): boolean {
  const { reflection, lines } = extraction;
  const subject = reflection.describe(model.name);
  const noArguments = reflection.isInner(model)
    ? undefined
    : model.constructors.find(({ parameters }) => parameters.length === 0);
  if (noArguments?.keywords.has('public')) {
    return true;
  }
  if (noArguments) {
    note(lines.defaultConstructorNotPublic(subject), reasons, extraction);
    return false;
  }
  if (model.keywords.has('abstract')) {
    extraction.log(lines.abstractPojo(subject));
    return true;
  }
  note(lines.noDefaultConstructor(subject), reasons, extraction);
  return false;
}
