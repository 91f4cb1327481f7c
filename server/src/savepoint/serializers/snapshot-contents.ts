/** What each class of `TypeSerializerSnapshot` writes behind its name and version (flink-core 1.8 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { readOptionalMap } from './optional-map';
import type { SerializerSnapshot } from './snapshot';
import { readTableContent, TABLE_TYPES } from './table-contents';

export type Content = Omit<SerializerSnapshot, 'class' | 'version'>;
type Nested = (reader: DataReader) => SerializerSnapshot;

const RUNTIME = 'org.apache.flink.api.java.typeutils.runtime.';
const BASE = 'org.apache.flink.api.common.typeutils.base.';
/** `CompositeTypeSerializerSnapshot.MAGIC_NUMBER`. */
const COMPOSITE_MAGIC = 911108;
/** `NestedSerializersSnapshotDelegate.MAGIC_NUMBER`. */
const NESTED_MAGIC = 1333245;
const NESTED_VERSION = 1;
const MOST_NESTED = 10_000;
/** Bytes of what a composite writes of its own: a class, a flag, a type. */
const LARGEST_OUTER = 64 * 1024;

/** What is read of a snapshot's own; `unread` where its class writes what nobody here knows. */
export function readContent(name: string, version: number, reader: DataReader, nested: Nested): Content {
  switch (name) {
    case `${RUNTIME}PojoSerializerSnapshot`:
      return readPojo(reader, nested);
    case `${RUNTIME}kryo.KryoSerializerSnapshot`:
      return readKryo(reader);
    case `${RUNTIME}EitherSerializerSnapshot`:
      return { nested: readNested(reader, nested) };
    case `${BASE}EnumSerializer$EnumSerializerSnapshot`:
      return readEnum(reader);
    case 'org.apache.flink.formats.avro.typeutils.AvroSerializerSnapshot':
      return readAvro(version, reader);
    case 'org.apache.flink.runtime.state.ttl.TtlAwareSerializerSnapshot':
      reader.boolean(); // whether the state has a time to live
      return { nested: [nested(reader)] };
    case `${BASE}GenericArraySerializerConfigSnapshot`:
      return { typeClass: reader.utf(), nested: readNested(reader, nested) };
    case `${RUNTIME}ValueSerializer$ValueSerializerSnapshot`:
    case `${RUNTIME}WritableSerializer$WritableSerializerSnapshot`:
    case `${RUNTIME}CopyableValueSerializer$CopyableValueSerializerSnapshot`:
      return { typeClass: reader.utf() };
    default:
      return readByShape(name, version, reader, nested);
  }
}

/**
 * Composites begin with a number of their own, so they are known by it whatever their class; simple ones of version 3
 * write nothing, and of version 2 (before Flink 1.8) the serializer's name.
 */
function readByShape(name: string, version: number, reader: DataReader, nested: Nested): Content {
  if (version > 2 && reader.left >= 4 && peekInt(reader) === COMPOSITE_MAGIC) {
    reader.int();
    return readComposite(name, reader, nested);
  }
  if (version <= 2 && reader.left >= 4 && peekInt(reader) === NESTED_MAGIC) {
    return { nested: readNested(reader, nested) };
  }
  if (name.startsWith(TABLE_TYPES)) {
    const inner = readTableContent(name, reader, (each) => readNested(each, nested));
    return inner === undefined ? { unread: true } : inner === null ? {} : { nested: inner };
  }
  if (version === 3 && isSimple(name)) {
    return {};
  }
  if (version === 2 && isSimple(name)) {
    reader.utf();
    return {};
  }
  return { unread: true };
}

/** Flink's own simple snapshots: inner classes named after their serializer, which write nothing of their own. */
function isSimple(name: string): boolean {
  return name.startsWith('org.apache.flink.') && !name.includes('avro');
}

function peekInt(reader: DataReader): number {
  const { position } = reader;
  const value = reader.int();
  reader.position = position;
  return value;
}

function readComposite(name: string, reader: DataReader, nested: Nested): Content {
  const outerVersion = reader.int();
  let typeClass: string | undefined;
  switch (name) {
    case `${RUNTIME}TupleSerializerSnapshot`:
    case `${BASE}GenericArraySerializerSnapshot`:
      typeClass = reader.utf();
      break;
    case `${RUNTIME}NullableSerializer$NullableSerializerSnapshot`:
      reader.int();
      break;
    case `${RUNTIME}RowSerializer$RowSerializerSnapshot`:
      if (outerVersion >= 4) {
        reader.boolean();
      }
      break;
    case 'org.apache.flink.cep.nfa.NFAStateSerializerSnapshot':
      if (outerVersion >= 2) {
        reader.boolean(); // whether it knows the times of earlier events
      }
      break;
    case 'org.apache.flink.streaming.api.functions.sink.TwoPhaseCommitSinkFunction$StateSerializerSnapshot':
      if (outerVersion >= 4) {
        reader.boolean(); // whether there may be no transaction
      }
      break;
    case 'org.apache.flink.runtime.state.ttl.TtlStateFactory$TtlSerializerSnapshot':
      break;
    default:
      if (!skipOuter(reader)) {
        return { unread: true };
      }
  }
  const inner = { nested: readNested(reader, nested) };
  return typeClass === undefined ? inner : { typeClass, ...inner };
}

/** The outer part of another class tells no length; behind it nested serializers begin, with eight bytes of their own. */
function skipOuter(reader: DataReader): boolean {
  const start = reader.position;
  const last = start + Math.min(LARGEST_OUTER, reader.left - 8);
  for (let at = start; at <= last; at++) {
    reader.position = at;
    if (reader.int() === NESTED_MAGIC && reader.int() === NESTED_VERSION) {
      reader.position = at;
      return true;
    }
  }
  reader.position = start;
  return false;
}

/** `NestedSerializersSnapshotDelegate.readNestedSerializerSnapshots`. */
function readNested(reader: DataReader, nested: Nested): SerializerSnapshot[] {
  const at = reader.position;
  if (reader.int() !== NESTED_MAGIC || reader.int() !== NESTED_VERSION) {
    throw reader.fault(message('no nested serializers begin here'), at);
  }
  const snapshots: SerializerSnapshot[] = [];
  for (let left = reader.count(6, 'nested serializers', MOST_NESTED); left > 0; left--) {
    const snapshot = nested(reader);
    snapshots.push(snapshot);
    if (isUnread(snapshot)) {
      break; // where the next one begins is not known
    }
  }
  return snapshots;
}

/** Whether the bytes behind a snapshot have no known place. Frames end what is unread in them. */
export function isUnread(snapshot: SerializerSnapshot): boolean {
  return snapshot.unread === true || (snapshot.nested?.some(isUnread) ?? false);
}

/** `PojoSerializerSnapshotData`. */
function readPojo(reader: DataReader, nested: Nested): Content {
  const pojoClass = reader.utf();
  const map = () => readOptionalMap(reader, (frame) => nested(frame));
  const valuesOf = (entries: ReturnType<typeof map>) =>
    Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  const all = map();
  const fields = valuesOf(all);
  // `PojoFieldUtils.writeField`: the class that declares it, then its name
  const declaredIn = Object.fromEntries(all.map(({ name, key }) => [name, key?.utf() ?? null]));
  const [registeredSubclasses, nonRegisteredSubclasses] = [valuesOf(map()), valuesOf(map())];
  return {
    pojoClass,
    fields,
    declaredIn,
    ...(Object.keys(registeredSubclasses).length > 0 && { registeredSubclasses }),
    ...(Object.keys(nonRegisteredSubclasses).length > 0 && { nonRegisteredSubclasses }),
  };
}

/** `KryoSerializerSnapshotData`: the class, its registrations, and two maps of default serializers. */
function readKryo(reader: DataReader): Content {
  const typeClass = reader.utf();
  const registrations = readOptionalMap(reader, () => null).map(({ name }) => name);
  readOptionalMap(reader, () => null);
  readOptionalMap(reader, () => null);
  return { typeClass, registrations };
}

/** `EnumSerializer.EnumSerializerSnapshot`. */
function readEnum(reader: DataReader): Content {
  const typeClass = reader.utf();
  const constants: string[] = [];
  for (let left = reader.count(2, 'constants of an enum'); left > 0; left--) {
    constants.push(reader.utf());
  }
  return { typeClass, constants };
}

/** `AvroSerializerSnapshot` (flink-avro 1.7 to 2.3): from version 3 on as `StringValue.writeString` writes. */
function readAvro(version: number, reader: DataReader): Content {
  switch (version) {
    case 2:
      return { typeClass: reader.utf(), schema: reader.utf() };
    case 3:
      return { typeClass: readStringValue(reader), schema: readStringValue(reader) };
    default:
      return { unread: true };
  }
}

/** `StringValue.readString`: the length plus one, then each unit, all in seven bits a byte, the lowest first. */
function readStringValue(reader: DataReader): string {
  const at = reader.position;
  const length = readVariable(reader) - 1;
  if (length > reader.left) {
    throw reader.fault(
      message('{0} cannot be the number of {1}: {2} bytes are left', length, 'characters', reader.left),
      at,
    );
  }
  const units: string[] = [];
  for (let i = 0; i < length; i++) {
    units.push(String.fromCharCode(readVariable(reader)));
  }
  return units.join('');
}

function readVariable(reader: DataReader): number {
  let value = 0;
  for (let shift = 0; shift < 32; shift += 7) {
    const byte = reader.byte();
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      break;
    }
  }
  return value >>> 0;
}
