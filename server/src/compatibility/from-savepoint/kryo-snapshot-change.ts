/** `KryoSerializerSnapshot` (1.17 to 2.3): it has the class and what was registered, but not the fields of any class. */
import { message } from '../../base/message';
import type { JavaType } from '../../java/class-model';
import { canonicalName } from '../../java/class-model';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, unknown } from '../type-change/effect';
import type { Reading } from './reading';

export function kryoSnapshotChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  const { typeClass = '' } = stored;
  const name = erasedName(now.type);
  if (typeClass !== name) {
    return reading.to.find(typeClass) === null
      ? fails(message('the class {0} is gone: ClassNotFoundException', canonicalName(typeClass)))
      : FAILS_OTHER_CLASS(`Kryo[${typeClass}]`, `Kryo[${name}]`);
  }
  if (reading.isSameMajor !== true) {
    return unknown(
      message('Kryo wrote it, and whether Flink registers the same classes in both versions is not known'),
    );
  }
  return isOfJdk(now.type) && !reading.to.registersKryoSerializers
    ? KEPT
    : unknown(message('Kryo wrote it, and a savepoint does not tell which fields the classes in it had'));
}

/** True for classes of the JDK whose objects hold nothing but the like. */
function isOfJdk(type: JavaType): boolean {
  return type.kind === 'class' && CLOSED.has(type.name);
}

/** Final or as good as final, and the same in every JDK. */
const CLOSED = new Set([
  'java.util.UUID',
  'java.util.Currency',
  'java.util.Locale',
  'java.time.Duration',
  'java.time.Period',
  'java.time.ZonedDateTime',
  'java.time.OffsetDateTime',
  'java.time.Year',
  'java.time.YearMonth',
  'java.util.BitSet',
]);
