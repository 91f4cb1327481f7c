/**
 * What becomes of state whose serializer a savepoint tells, where a type of the job is registered for it:
 * `TypeSerializerSnapshot.resolveSchemaCompatibility` (Flink 1.17 to 2.3), snapshot by snapshot.
 */
import { message } from '../../base/message';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import { erasedName, primitiveToWrapper } from '../../typeinfo/java-types';
import { showType } from '../../typeinfo/show-type';
import { reasonWords, type TypeInformation } from '../../typeinfo/type-information';
import { FAILS_OTHER_CLASS, fails, KEPT, type TypeChange, together, unknown } from '../type-change/effect';
import { kryoSnapshotChange } from './kryo-snapshot-change';
import { avroSnapshotChange, enumSnapshotChange } from './named-snapshot-change';
import { pojoSnapshotChange } from './pojo-snapshot-change';
import type { Reading } from './reading';
import { serializerName, shownSnapshot } from './snapshot-names';

/** @param stored as the savepoint has it @param now as the job registers it */
export function snapshotChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  if (now.kind === 'unknown' || now.kind === 'error') {
    return unknown(message('its type is not known: {0}', now.reasons[0] ? reasonWords(now.reasons[0]) : ''));
  }
  if (now.kind === 'custom') {
    return unknown(message('the type {0} has a serializer of its own, which is not followed', showType(now)));
  }
  const name = serializerName(stored);
  if (name === 'NullableSerializer' || now.serializer === 'NullableSerializer') {
    const [inner] = stored.nested ?? [];
    return name === now.serializer && inner
      ? snapshotChange(inner, { ...now, serializer: ofCollection(now) }, reading)
      : other(stored, now);
  }
  if (now.serializer === null) {
    return unknown(message('the serializer of its type {0} is not known', showType(now)));
  }
  return name === now.serializer ? sameSerializerChange(stored, now, reading) : other(stored, now);
}

/** `ListTypeInfo`, `SetTypeInfo` and `MapTypeInfo`, which a POJO's field wraps to allow null (Flink 2.0 on). */
function ofCollection({ kind }: TypeInformation): string {
  return { list: 'ListSerializer', set: 'SetSerializer', map: 'MapSerializer' }[kind as string] ?? '';
}

function other(stored: SerializerSnapshot, now: TypeInformation): TypeChange {
  return FAILS_OTHER_CLASS(shownSnapshot(stored), `${showType(now)} (${now.serializer})`);
}

function sameSerializerChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  switch (now.kind) {
    case 'basic':
      return KEPT;
    case 'pojo':
      return pojoSnapshotChange(stored, now, reading, snapshotChange);
    case 'kryo':
      return kryoSnapshotChange(stored, now, reading);
    case 'enum':
      return enumSnapshotChange(stored, now, reading);
    case 'avro':
      return avroSnapshotChange(stored, now, reading);
    case 'tuple':
      return tupleChange(stored, now, reading);
    case 'array':
      return arrayChange(stored, now, reading);
    case 'list':
    case 'set':
    case 'map':
    case 'either':
      return nestedChange(stored, now.arguments, reading);
    default:
      return unknown(message('what {0} does with what was stored is not followed', now.serializer ?? ''));
  }
}

/** `TupleSerializerSnapshot`: the class and the number of fields must be the same, then each field decides. */
function tupleChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  if (now.serializer === 'Tuple0Serializer') {
    return KEPT;
  }
  const types = now.fields.map(({ type }) => type);
  return stored.typeClass === erasedName(now.type) && stored.nested?.length === types.length
    ? nestedChange(stored, types, reading)
    : other(stored, now);
}

/** `GenericArraySerializerSnapshot`: the component's class must be the same; arrays of primitives write nothing. */
function arrayChange(stored: SerializerSnapshot, now: TypeInformation, reading: Reading): TypeChange {
  if (stored.typeClass === undefined) {
    return KEPT;
  }
  const component = now.type.kind === 'array' ? erasedName(primitiveToWrapper(now.type.element)) : '';
  return stored.typeClass === component
    ? nestedChange(stored, now.arguments, reading)
    : fails(message('its elements were {0} and are {1}', stored.typeClass, component));
}

function nestedChange(
  { nested = [] }: SerializerSnapshot,
  types: readonly TypeInformation[],
  reading: Reading,
): TypeChange {
  return nested.length === types.length && types.length > 0
    ? together(types.map((type, i) => snapshotChange(nested[i] as SerializerSnapshot, type, reading)))
    : unknown(message('its parts are not known'));
}
