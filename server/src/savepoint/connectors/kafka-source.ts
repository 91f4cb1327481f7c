/**
 * `SourceOperator` with `KafkaPartitionSplitSerializer` (flink-connector-kafka 1.14 to 5.0): splits in the operator state,
 * and which partitions are known in the coordinator's state (`KafkaSourceEnumStateSerializer` v1 to v3).
 */
import { bytesSource } from '../bytes/byte-source';
import { DataReader } from '../bytes/data-reader';
import type { Position, SourceState } from './source-state';
import { isTopic } from './topic';

const SPLIT_VERSION = 0;
const LARGEST_SPLIT = 2 + 249 + 4 + 8 + 8;
const SERDE_VERSION = 1;

export const KAFKA_SOURCE: SourceState = { connector: 'KafkaSource', state: 'SourceReaderState', read: readEntry };

/** `SimpleVersionedSerialization.writeVersionAndSerialize` in a byte array with its length before it. */
function readEntry(reader: DataReader): Position | null {
  const length = reader.int();
  const version = reader.int();
  const splitLength = reader.int();
  if (version !== SPLIT_VERSION || length !== splitLength + 8 || splitLength < 23 || splitLength > LARGEST_SPLIT) {
    return null;
  }
  return readSplit(reader, splitLength);
}

/** `KafkaPartitionSplitSerializer`: topic, partition, the next offset, the offset to stop at. */
function readSplit(reader: DataReader, length: number): Position | null {
  const end = reader.position + length;
  const topicLength = reader.unsignedShort();
  if (topicLength !== length - 22) {
    return null;
  }
  const topic = reader.modifiedUtf(topicLength);
  const partition = reader.int();
  const offset = reader.long();
  reader.long();
  if (reader.position !== end || partition < 0 || !isTopic(topic)) {
    return null;
  }
  return { topic, partition, nextOffset: offset < 0n ? null : offset };
}

/**
 * The partitions that a KafkaSource's coordinator knows, without offsets: where a partition starts is not where it is.
 * @returns null when the bytes are of another source
 */
export function readKnownPartitions(reader: DataReader): Position[] | null {
  if (reader.left < 16 || reader.int() !== SERDE_VERSION) {
    return null;
  }
  const version = reader.int();
  const length = reader.int();
  if (version < 1 || version > 3 || length !== reader.left) {
    return null;
  }
  const count = reader.int();
  if (count < 0 || count * 7 > reader.left || (version === 3 && reader.int() !== SPLIT_VERSION)) {
    return null;
  }
  const partitions: Position[] = [];
  for (let i = 0; i < count; i++) {
    const position = version === 3 ? readFramedSplit(reader) : readPartition(reader);
    if (!position) {
      return null;
    }
    if (version > 1) {
      reader.int(); // whether it is assigned
    }
    partitions.push({ ...position, nextOffset: null });
  }
  if (version > 1) {
    reader.byte(); // whether the first discovery is over
  }
  return reader.left === 0 ? partitions : null;
}

function readPartition(reader: DataReader): Position | null {
  const topic = reader.utf();
  const partition = reader.int();
  return isTopic(topic) && partition >= 0 ? { topic, partition, nextOffset: null } : null;
}

function readFramedSplit(reader: DataReader): Position | null {
  const length = reader.int();
  if (length < 23 || length > LARGEST_SPLIT) {
    return null;
  }
  return readSplit(new DataReader(bytesSource(reader.bytes(length))), length);
}
