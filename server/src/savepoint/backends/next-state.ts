/** Where the next registered state begins behind a serializer of which nobody here knows how much it wrote. */
import type { DataReader } from '../bytes/data-reader';

/** Bytes that are looked through: first few, since most serializers write little. */
const WINDOWS = [2 * 1024, 64 * 1024];

/**
 * What `StateMetaInfoSnapshotReadersWriters.CurrentWriterImpl` writes behind a name, by the ordinal of the backend's type:
 * the number of options, then the first option, or the number of serializers and the key of the first.
 */
const BEHIND_NAMES: readonly Uint8Array[] = [
  behindName(0, [1], 'KEYED_STATE_TYPE'),
  behindName(1, [1], 'OPERATOR_STATE_DISTRIBUTION_MODE'),
  behindName(2, [1], 'OPERATOR_STATE_DISTRIBUTION_MODE'),
  behindName(3, [0, 1], 'VALUE_SERIALIZER'),
];

/** Moves to the name of the next state; false, and nowhere, where none is seen or its name could begin at several places. */
export function skipToNextState(reader: DataReader): boolean {
  const start = reader.position;
  for (const size of WINDOWS) {
    reader.position = start;
    const bytes = Buffer.from(reader.bytes(Math.min(size, reader.left)));
    const ends = BEHIND_NAMES.map((behind) => bytes.indexOf(behind)).filter((at) => at >= 0);
    if (ends.length > 0) {
      const begins = beginsOfName(bytes, Math.min(...ends));
      reader.position = start + (begins[0] ?? 0);
      return begins.length === 1;
    }
  }
  reader.position = start;
  return false;
}

/** Places of two bytes that tell how far it is from them to the end of a name; modified UTF-8 has no byte 0. */
function beginsOfName(bytes: Buffer, end: number): number[] {
  const begins: number[] = [];
  for (let at = end - 2; at >= 0 && (at === end - 2 || bytes[at + 2] !== 0); at--) {
    if (bytes.readUInt16BE(at) === end - at - 2) {
      begins.push(at);
    }
  }
  return begins;
}

function behindName(type: number, counts: readonly number[], key: string): Uint8Array {
  const bytes = Buffer.alloc(4 * (counts.length + 1) + 2 + key.length);
  [type, ...counts].forEach((value, i) => {
    bytes.writeInt32BE(value, 4 * i);
  });
  bytes.writeUInt16BE(key.length, 4 * (counts.length + 1));
  bytes.write(key, 4 * (counts.length + 1) + 2, 'latin1');
  return bytes;
}
