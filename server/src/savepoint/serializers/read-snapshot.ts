/** `TypeSerializerSnapshotSerializationUtil` and `TypeSerializerSnapshot.readVersionedSnapshot` (flink-core 1.8 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import type { SerializerSnapshot } from './snapshot';
import { readContent } from './snapshot-contents';

const PROXY_VERSION = 2;
const DEEPEST = 64;

/** `readSerializerSnapshot`: with the version of the format before it. */
export function readSerializerSnapshot(reader: DataReader): SerializerSnapshot {
  const at = reader.position;
  const version = reader.int();
  if (version !== PROXY_VERSION) {
    throw reader.fault(message('serializers in format {0} (before Flink 1.7) are not read', version), at);
  }
  return readVersionedSnapshot(reader, 0);
}

/** A snapshot: its class, its version, and what that class writes. */
export function readVersionedSnapshot(reader: DataReader, depth: number): SerializerSnapshot {
  if (depth > DEEPEST) {
    throw reader.fault(message('serializers stand in one another more than {0} deep', DEEPEST));
  }
  const at = reader.position;
  const name = reader.utf();
  if (!/^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(name)) {
    throw reader.fault(message('no serializer begins here'), at);
  }
  const version = reader.int();
  const nested = (inner: DataReader) => readVersionedSnapshot(inner, depth + 1);
  return { class: name, version, ...readContent(name, version, reader, nested) };
}
