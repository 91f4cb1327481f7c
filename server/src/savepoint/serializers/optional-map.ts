/** `LinkedOptionalMapSerializer` (flink-core 1.8 to 2.3): entries whose key and value stand in frames of a length. */
import { message } from '../../base/message';
import { bytesSource } from '../bytes/byte-source';
import { DataReader } from '../bytes/data-reader';

const HEADER = 0x4f2c69a3d70n;
/** A frame of a serializer's snapshot; larger ones are damage. */
const LARGEST_FRAME = 1024 * 1024;

/**
 * By the keys' names; null for values that are absent.
 * @param readValue reads a value within its frame
 */
export function readOptionalMap<V>(
  reader: DataReader,
  readValue: (frame: DataReader, name: string) => V,
): [name: string, value: V | null][] {
  const at = reader.position;
  if (reader.long() !== HEADER) {
    throw reader.fault(message('no map of serializers begins here'), at);
  }
  const entries: [string, V | null][] = [];
  for (let left = reader.count(4, 'entries of a map'); left > 0; left--) {
    const name = reader.utf();
    if (reader.boolean()) {
      readFrame(reader);
    }
    const frame = reader.boolean() ? readFrame(reader) : null;
    entries.push([name, frame && readValue(frame, name)]);
  }
  return entries;
}

function readFrame(reader: DataReader): DataReader {
  const length = reader.count(1, 'bytes of a frame', LARGEST_FRAME);
  return new DataReader(bytesSource(reader.bytes(length)), reader.origin + reader.position - length);
}
