/**
 * `KafkaSink` (flink-connector-kafka 1.15 to 5.0): `KafkaWriterStateSerializer` v1 and v2 in the writer's state, and
 * `KafkaCommittableSerializer` v1 in the committer's.
 */
import { COMMITTER_STATE, WRITER_STATE } from '../../flink/connectors/connector';
import type { DataReader } from '../bytes/data-reader';
import { isTransactionalId, type SinkState, type Transactions } from './sink-state';

const LARGEST = 64 * 1024;
const COMMITTABLE_VERSION = 1;

export const KAFKA_WRITER: SinkState = { connector: 'KafkaSink', state: WRITER_STATE.name, read: readWriter };
export const KAFKA_COMMITTER: SinkState = { connector: 'KafkaSink', state: COMMITTER_STATE.name, read: readCommitter };

/** `SimpleVersionedSerialization.writeVersionAndSerialize` in a byte array with its length before it. */
function readWriter(reader: DataReader): Transactions | null {
  const length = reader.int();
  const version = reader.int();
  const own = reader.int();
  if (length !== own + 8 || own > LARGEST || (version !== 1 && version !== 2)) {
    return null;
  }
  const end = reader.position + own;
  const prefix = reader.utf();
  if (!isTransactionalId(prefix)) {
    return null;
  }
  const pending: string[] = [];
  if (version === 2) {
    reader.skip(12); // subtask, subtasks, how ids are chosen
    for (let left = reader.count(10, 'transactions', LARGEST); left > 0; left--) {
      pending.push(reader.utf());
      reader.long(); // the checkpoint
    }
  }
  return reader.position === end && pending.every(isTransactionalId) ? { prefix, pending } : null;
}

/**
 * Collectors of committables differ from version to version of Flink; in each of them a committable stands with its version
 * and its length before it, and both its length and the one of its text must fit.
 */
function readCommitter(reader: DataReader, length: number): Transactions | null {
  const start = reader.position;
  const pending: string[] = [];
  for (let at = start; at + 20 <= start + Math.min(length, LARGEST); ) {
    reader.position = at;
    const id = readCommittable(reader);
    if (id !== null && reader.position <= start + length) {
      pending.push(id);
      at = reader.position;
    } else {
      at++;
    }
  }
  return pending.length > 0 ? { prefix: null, pending } : null;
}

/** The producer's epoch and id, and the transactional id. */
function readCommittable(reader: DataReader): string | null {
  if (reader.int() !== COMMITTABLE_VERSION) {
    return null;
  }
  const length = reader.int();
  const epoch = reader.short();
  const producer = reader.long();
  const text = reader.unsignedShort();
  if (text === 0 || length !== text + 12 || epoch < 0 || producer < 0n || text > reader.left) {
    return null;
  }
  const id = reader.modifiedUtf(text);
  return isTransactionalId(id) ? id : null;
}
