/** The branch `Enum` of `privateGetForClass`, and `EnumTypeInfo.createSerializer`. */
import type { ClassType } from '../java/class-model';
import type { Extraction } from './extraction';
import { atom, flinkReason, type Reason, type TypeInformation } from './type-information';

/** `EnumTypeInfo`; its serializer cannot be made of `Enum` itself, a constant's own class or an enum without constants. */
export function enumTypeInfo(type: ClassType, { reflection }: Extraction): TypeInformation | null {
  if (!reflection.isSubclass(type.name, 'java.lang.Enum')) {
    return null;
  }
  const { kind, enumConstants } = reflection.classOf(type.name);
  if (kind !== 'enum') {
    return atom('enum', type, null, [thrown('java.lang.NullPointerException')]);
  }
  return enumConstants.length > 0
    ? atom('enum', type, 'EnumSerializer')
    : atom('enum', type, null, [thrown('cannot use an empty enum')]);
}

function thrown(words: string): Reason {
  return flinkReason('throws', null, words);
}
