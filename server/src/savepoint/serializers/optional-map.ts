/** `LinkedOptionalMapSerializer` (flink-core 1.8 to 2.3): entries whose key and value stand in frames of a length. */
import { message } from '../../base/message';
import { bytesSource } from '../bytes/byte-source';
import { DataReader } from '../bytes/data-reader';

const HEADER = 0x4f2c69a3d70n;
/** A frame of a serializer's snapshot; larger ones are damage. */
const LARGEST_FRAME = 1024 * 1024;

export interface OptionalEntry<V> {
  readonly name: string;
  /** The bytes of the key; null where it is absent. */
  readonly key: DataReader | null;
  /** Null where it is absent. */
  readonly value: V | null;
}

/** @param readValue reads a value within its frame */
export function readOptionalMap<V>(
  reader: DataReader,
  readValue: (frame: DataReader, name: string) => V,
): OptionalEntry<V>[] {
  const at = reader.position;
  if (reader.long() !== HEADER) {
    throw reader.fault(message('no map of serializers begins here'), at);
  }
  const entries: OptionalEntry<V>[] = [];
  for (let left = reader.count(4, 'entries of a map'); left > 0; left--) {
    const name = reader.utf();
    const key = reader.boolean() ? readFrame(reader) : null;
    const frame = reader.boolean() ? readFrame(reader) : null;
    entries.push({ name, key, value: frame && readValue(frame, name) });
  }
  return entries;
}

function readFrame(reader: DataReader): DataReader {
  const length = reader.count(1, 'bytes of a frame', LARGEST_FRAME);
  return new DataReader(bytesSource(reader.bytes(length)), reader.origin + reader.position - length);
}
