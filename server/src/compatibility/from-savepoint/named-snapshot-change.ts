/** Enums and Avro records that a savepoint tells of: `EnumSerializerSnapshot` and `AvroSerializerSnapshot` (1.17 to 2.3). */
import { message } from '../../base/message';
import { canonicalName } from '../../java/class-model';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import { recordChange, schemaOf } from '../type-change/avro-change';
import { isSameSchema, type Schema } from '../type-change/avro-schema';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, unknown } from '../type-change/effect';
import type { Reading } from './reading';

/** Every stored constant must still be there; their order is the stored one. */
export function enumSnapshotChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  const { typeClass = '', constants = [] } = stored;
  const name = erasedName(now.type);
  if (typeClass !== name) {
    return otherClass(typeClass, name, reading);
  }
  const declared = reading.to.find(name)?.enumConstants;
  if (!declared) {
    return unknown(message('the constants of {0} are not known', name));
  }
  const gone = constants.find((constant) => !declared.includes(constant));
  if (gone !== undefined) {
    return fails(message('the constant {0} of {1} is gone', gone, name));
  }
  return JSON.stringify(constants) === JSON.stringify(declared)
    ? KEPT
    : { effect: 'reconfigured', reason: message('the constants of {0} changed; the stored order is kept', name) };
}

/** The same schema is read as it is, one that Avro can resolve is migrated. */
export function avroSnapshotChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  const { typeClass = '', schema } = stored;
  const name = erasedName(now.type);
  if (typeClass !== name) {
    return otherClass(typeClass, name, reading);
  }
  const [old, declared] = [parsed(schema), schemaOf(name, reading.to)];
  if (old === null || declared === null) {
    return unknown(message('the Avro schema of {0} could not be read', name));
  }
  return isSameSchema(old, declared) ? KEPT : recordChange(old, declared, name);
}

function otherClass(stored: string, now: string, { to }: Reading): TypeChange {
  return to.find(stored) === null
    ? fails(message('the class {0} is gone: ClassNotFoundException', canonicalName(stored)))
    : FAILS_OTHER_CLASS(stored, now);
}

function parsed(schema: string | undefined): Schema | null {
  try {
    return schema === undefined ? null : JSON.parse(schema);
  } catch {
    return null;
  }
}
