/** `TypeExtractor.privateGetForClass`: classes, parameterized classes and arrays, in Flink's order. */
import { message } from '../base/message';
import type { ClassType } from '../java/class-model';
import { analyzePojo } from './analyze-pojo';
import { type ArrayType, arrayTypeInfo } from './arrays';
import { avroTypeInfo } from './avro';
import { basicTypeInfo } from './basic-types';
import { collectionTypeInfo, whyNoCollection } from './collections';
import { enumTypeInfo } from './enums';
import type { Extraction } from './extraction';
import { InvalidTypesException } from './failures';
import { erasedName, erasure } from './java-types';
import { isJdkClass } from './known-classes';
import { isInsideItself, type TypeHierarchy } from './type-hierarchy';
import { kryo, kryoMetAgain, ownReason, type Reason, type TypeInformation } from './type-information';
import { valueTypeInfo, variantTypeInfo, writableTypeInfo } from './values';

/** The type information of a class or an array that has no factory and is no tuple. */
export function getForClass(
  type: ClassType | ArrayType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation {
  const basic = basicTypeInfo(type);
  if (basic) {
    return basic;
  }
  if (type.kind === 'class' && (type.name === 'java.lang.Object' || type.name === 'java.lang.Class')) {
    return kryo(type, [jdkType(type.name)]);
  }
  if (isInsideItself(hierarchy, erasure(type), extraction.use)) {
    return kryoMetAgain(type, erasedName(type));
  }
  if (type.kind === 'array') {
    return arrayTypeInfo(type, hierarchy, extraction);
  }
  return (
    writableTypeInfo(type, extraction) ??
    valueTypeInfo(type, extraction) ??
    enumTypeInfo(type, extraction) ??
    variantTypeInfo(type, extraction) ??
    collectionTypeInfo(type, extraction) ??
    avroTypeInfo(type, extraction) ??
    pojoOrGeneric(type, hierarchy, extraction)
  );
}

function pojoOrGeneric(type: ClassType, hierarchy: TypeHierarchy | null, extraction: Extraction): TypeInformation {
  const { reflection, lines } = extraction;
  const { kind } = reflection.classOf(type.name);
  if (kind === 'interface' || kind === 'annotation') {
    const plain = ownReason('interface', null, message('{0} is an interface', type.name));
    return kryo(type, [whyNoCollection(type, extraction) ?? plain]);
  }
  const reasons: Reason[] = [];
  try {
    const info = analyzePojo(type, hierarchy, extraction, reasons);
    if (info?.kind === 'pojo') {
      return info;
    }
  } catch (thrown) {
    if (!(thrown instanceof InvalidTypesException)) {
      throw thrown;
    }
    for (const { member, message: said } of thrown.reasons) {
      const reason = lines.notHandledAsPojo(reflection.describe(type.name), member ?? '', said);
      extraction.log(reason.message);
      reasons.push(reason);
    }
  }
  return kryo(type, isJdkClass(type.name) ? [...reasons, jdkType(type.name)] : reasons);
}

/** A class of the JDK that is neither basic nor a POJO. */
export function jdkType(name: string): Reason {
  return ownReason('jdk-type', null, message('{0} is a class of the JDK that Flink has no serializer for', name));
}
