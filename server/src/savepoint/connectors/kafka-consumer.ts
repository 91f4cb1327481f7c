/**
 * `FlinkKafkaConsumerBase`: union state of `Tuple2<KafkaTopicPartition, Long>`, where Kryo 2.24 writes the partition
 * (flink-connector-kafka up to 3.4). The offset is that of the last record: the next one is one more.
 */
import type { DataReader } from '../bytes/data-reader';
import type { Position, SourceState } from './source-state';
import { isTopic } from './topic';

const LONGEST_TOPIC = 249;
const NOT_NULL = 1;

export const KAFKA_CONSUMER: SourceState = {
  connector: 'FlinkKafkaConsumer',
  state: 'topic-partition-offset-states',
  read: readEntry,
};

function readEntry(reader: DataReader): Position | null {
  readVarint(reader); // the class, as Kryo numbered it
  if (reader.byte() !== NOT_NULL) {
    return null;
  }
  const hash = zigZag(readVarint(reader));
  const partition = zigZag(readVarint(reader));
  if (reader.byte() !== NOT_NULL) {
    return null;
  }
  const topic = readKryoString(reader);
  if (topic === null || !isTopic(topic) || partition < 0 || hash !== hashOf(topic, partition)) {
    return null;
  }
  // `KafkaTopicPartitionStateSentinel`: earliest, latest, group offsets, not set… are all negative
  const offset = reader.long();
  return { topic, partition, nextOffset: offset < 0n ? null : offset + 1n };
}

/** Kryo's variable length int: seven bits a byte, the lowest first; at most five bytes. */
function readVarint(reader: DataReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.byte();
    value |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) {
      return value >>> 0;
    }
  }
  return value >>> 0;
}

function zigZag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** `KafkaTopicPartition.hashCode`. */
function hashOf(topic: string, partition: number): number {
  let hash = 0;
  for (let i = 0; i < topic.length; i++) {
    hash = (Math.imul(31, hash) + topic.charCodeAt(i)) | 0;
  }
  return (Math.imul(31, hash) + partition) | 0;
}

/** `Output.writeString` of Kryo 2.24: short ASCII ends with a set high bit; the rest has its length plus one before it. */
function readKryoString(reader: DataReader): string | null {
  const first = reader.byte();
  if ((first & 0x80) !== 0) {
    let length = first & 0x3f;
    if ((first & 0x40) !== 0) {
      length |= readVarint(reader) << 6;
    }
    return length < 1 || length - 1 > LONGEST_TOPIC ? null : reader.modifiedUtf(length - 1);
  }
  let text = String.fromCharCode(first);
  for (let byte = 0; text.length <= LONGEST_TOPIC; ) {
    byte = reader.byte();
    text += String.fromCharCode(byte & 0x7f);
    if ((byte & 0x80) !== 0) {
      return text;
    }
  }
  return null;
}
