/** Whether records of a type are what a function takes: `TypeExtractor.validateInfo`. */
import { type ClassType, canonicalName, classType, type JavaType } from '../java/class-model';
import { basicArrayTypeInfo, basicTypeInfo } from './basic-types';
import type { Extraction } from './extraction';
import { InvalidTypesException } from './failures';
import { flinkName } from './flink-name';
import { TUPLE, tupleOf } from './function-inputs';
import { erasedName, isRaw, primitiveToWrapper } from './java-types';
import { materialize, type TypeHierarchy } from './type-hierarchy';
import { flinkReason, type TypeInformation } from './type-information';

/** `TypeExtractor.validateInfo`. @throws InvalidTypesException when records of that information are not of the type */
export function validateInput(
  hierarchy: TypeHierarchy | null,
  type: JavaType,
  info: TypeInformation,
  extraction: Extraction,
): void {
  const { reflection, use } = extraction;
  if (type.kind === 'variable') {
    const found = materialize(hierarchy, type, reflection, use);
    if (found.kind !== 'variable') {
      validateInput(hierarchy, found, info, extraction);
    }
    return;
  }
  if (type.kind === 'unknown' || info.kind === 'unknown') {
    return;
  }
  switch (info.kind) {
    case 'basic':
      validateBasic(type, info);
      return;
    case 'tuple':
      validateTuple(hierarchy, type, info, extraction);
      return;
    case 'array':
      validateArray(hierarchy, type, info, extraction);
      return;
    case 'value':
      if (!isPlainClass(type) || !reflection.isSubtype(type.name, 'org.apache.flink.types.Value')) {
        throw mismatch('Value type expected.');
      }
      if (erasedName(type) !== erasedName(info.type)) {
        throw mismatch(`Value type '${flinkName(info)}' expected but was 'ValueType<${reflection.simpleName(type)}>'.`);
      }
      return;
    case 'pojo':
    case 'avro':
      if (type.kind !== 'class' || type.name !== erasedName(info.type)) {
        throw mismatch(`POJO type '${canonical(info.type)}' expected but was '${canonical(type)}'.`);
      }
      return;
    case 'enum':
      if (!isPlainClass(type) || reflection.classOf(type.name).kind !== 'enum') {
        throw mismatch('Enum type expected.');
      }
      if (type.name !== erasedName(info.type)) {
        throw mismatch(`Enum type '${canonical(info.type)}' expected but was '${canonical(type)}'.`);
      }
      return;
    case 'kryo':
      if (type.kind === 'class' && !isAssignable(type.name, erasedName(info.type), extraction)) {
        const expected = canonical(info.type);
        throw mismatch(`Generic type '${expected}' or a subclass of it expected but was '${canonical(type)}'.`);
      }
      return;
    default:
      return;
  }
}

function isAssignable(name: string, from: string, { reflection }: Extraction): boolean {
  return name === 'java.lang.Object' || name === from || reflection.isSubtype(from, name);
}

function isPlainClass(type: JavaType): type is ClassType {
  return type.kind === 'class' && type.arguments.length === 0;
}

function validateBasic(type: JavaType, info: TypeInformation): void {
  const name = erasedName(info.type);
  if (/^java\.time\.Local/.test(name)) {
    return;
  }
  const word = name.startsWith('java.sql.') ? 'SQL time' : 'Basic';
  const expected = isRaw(type) && type.kind !== 'array' ? basicTypeInfo(primitiveToWrapper(type) as ClassType) : null;
  const isSql = expected !== null && erasedName(expected.type).startsWith('java.sql.');
  if (!expected || isSql !== (word === 'SQL time')) {
    throw mismatch(`${word} type expected.`);
  }
  if (erasedName(primitiveToWrapper(expected.type)) !== erasedName(primitiveToWrapper(info.type))) {
    throw mismatch(`${word} type '${flinkName(info)}' expected but was '${flinkName(expected)}'.`);
  }
}

function validateTuple(
  hierarchy: TypeHierarchy | null,
  type: JavaType,
  info: TypeInformation,
  extraction: Extraction,
): void {
  if (type.kind !== 'class' || !extraction.reflection.isSubclass(type.name, TUPLE)) {
    throw mismatch('Tuple type expected.');
  }
  if (type.name === TUPLE) {
    throw mismatch('Concrete subclass of Tuple expected.');
  }
  const { tuple, below } = tupleOf(type, hierarchy, extraction);
  if (tuple.name === `${TUPLE}0`) {
    return;
  }
  if (tuple.arguments.length === 0) {
    throw mismatch('Parameterized Tuple type expected.');
  }
  if (tuple.arguments.length !== info.fields.length) {
    throw mismatch(`Tuple arity '${info.fields.length}' expected but was '${tuple.arguments.length}'.`);
  }
  for (const [i, field] of info.fields.entries()) {
    validateInput(below, tuple.arguments[i] ?? classType('java.lang.Object'), field.type, extraction);
  }
}

function validateArray(
  hierarchy: TypeHierarchy | null,
  type: JavaType,
  info: TypeInformation,
  extraction: Extraction,
): void {
  const element = info.type.kind === 'array' ? info.type.element : null;
  const isPrimitive = element?.kind === 'primitive';
  const isBasic = isPrimitive || (element !== null && basicArrayTypeInfo(element, info.type) !== null);
  if (type.kind !== 'array') {
    throw mismatch(isBasic ? 'Array type expected.' : 'Object array type expected.');
  }
  const { reflection, use } = extraction;
  const component =
    type.element.kind === 'variable' ? materialize(hierarchy, type.element, reflection, use) : type.element;
  if (component.kind === 'variable') {
    return;
  }
  if (isPrimitive) {
    if (component.kind !== 'primitive') {
      throw mismatch('Primitive component expected.');
    }
    return;
  }
  const part = info.arguments[0];
  if (part) {
    validateInput(hierarchy, component, part, extraction);
  }
}

function canonical(type: JavaType): string {
  return canonicalName(erasedName(type));
}

function mismatch(words: string): InvalidTypesException {
  return new InvalidTypesException([flinkReason('throws', null, words)]);
}
