/** Types Flink knows by an interface: `Value`, Hadoop's `Writable`, `Variant` (2.1) and `Bitmap` (2.3). */
import { message } from '../base/message';
import type { ClassType } from '../java/class-model';
import type { Extraction } from './extraction';
import { ExtractionError, InvalidTypesException, NotKnown } from './failures';
import { atom, flinkReason, ownReason, type TypeInformation } from './type-information';

const VALUE = 'org.apache.flink.types.Value';
const BASIC_VALUES = ['Boolean', 'Byte', 'Char', 'Double', 'Float', 'Int', 'Long', 'Null', 'Short', 'String'] as const;

/** `ValueTypeInfo.getValueTypeInfo` and `ValueTypeInfo.createSerializer`; null for classes that are no `Value`. */
export function valueTypeInfo(type: ClassType, { reflection }: Extraction): TypeInformation | null {
  if (!reflection.isSubtype(type.name, VALUE)) {
    return null;
  }
  if (type.name === VALUE) {
    throw new InvalidTypesException([flinkReason('throws', null, `The given class is no subclass of ${VALUE}`)]);
  }
  const basic = BASIC_VALUES.find((each) => reflection.isSubclass(type.name, `org.apache.flink.types.${each}Value`));
  if (basic) {
    return atom('value', type, `${basic}ValueSerializer`);
  }
  const copyable = reflection.isSubtype(type.name, 'org.apache.flink.types.CopyableValue');
  return atom('value', type, copyable ? 'CopyableValueSerializer' : 'ValueSerializer');
}

const WRITABLE = 'org.apache.hadoop.io.Writable';

/** `isHadoopWritable` and `createHadoopWritableTypeInfo`, which throws without flink-hadoop-compatibility. */
export function writableTypeInfo(type: ClassType, { reflection, libraries }: Extraction): TypeInformation | null {
  if (type.name === WRITABLE || !reflection.isSubtype(type.name, WRITABLE)) {
    return null;
  }
  if (libraries.hadoopCompatibility === null) {
    const why = message(
      '{0} is a Writable, and whether flink-hadoop-compatibility is on the classpath is not known',
      type.name,
    );
    throw new NotKnown(ownReason('unresolved', null, why));
  }
  if (!libraries.hadoopCompatibility) {
    throw new ExtractionError(
      `Could not load the TypeInformation for the class '${WRITABLE}'. You may be missing the 'flink-hadoop-compatibility' dependency.`,
    );
  }
  return atom('writable', type, 'WritableSerializer');
}

/** The branches `Variant` (2.1) and `Bitmap` (2.3) of `privateGetForClass`; earlier versions do not have these classes. */
export function variantTypeInfo(type: ClassType, { reflection }: Extraction): TypeInformation | null {
  if (reflection.isSubtype(type.name, 'org.apache.flink.types.variant.Variant')) {
    return atom('custom', type, 'VariantSerializer');
  }
  return reflection.isSubtype(type.name, 'org.apache.flink.types.bitmap.Bitmap')
    ? atom('custom', type, 'BitmapSerializer')
    : null;
}
