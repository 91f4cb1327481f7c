/**
 * `FlinkKafkaProducer` (flink-connector-kafka up to 3.4): `TwoPhaseCommitSinkFunction.StateSerializer` with the serializers of
 * its transactions and of its pool of ids. The name of the state is anybody's: an entry must be read to its very end.
 */
import type { DataReader } from '../bytes/data-reader';
import { Fault } from '../bytes/fault';
import { isTransactionalId, type SinkState, type Transactions } from './sink-state';

export const KAFKA_PRODUCER: SinkState = { connector: 'FlinkKafkaProducer', state: 'state', read: readState };

/** Later versions of Flink say first whether there is a transaction at all. */
function readState(reader: DataReader, length: number): Transactions | null {
  const start = reader.position;
  for (const saysWhether of [true, false]) {
    reader.position = start;
    const pending = readIds(reader, saysWhether, start + length);
    if (pending?.every(isTransactionalId)) {
      return { prefix: null, pending };
    }
  }
  return null;
}

/** @returns null when what is here ends elsewhere */
function readIds(reader: DataReader, saysWhether: boolean, end: number): string[] | null {
  try {
    const open = !saysWhether || reader.boolean() ? [readTransaction(reader)] : [];
    const ids = [...open];
    for (let left = reader.count(19, 'transactions'); left > 0; left--) {
      ids.push(readTransaction(reader));
    }
    if (reader.boolean()) {
      for (let left = reader.count(2, 'transactions'); left > 0; left--) {
        reader.utf(); // ids that may be used
      }
    }
    return reader.position === end ? ids.filter((id) => id !== null) : null;
  } catch (error) {
    if (error instanceof Fault) {
      return null;
    }
    throw error;
  }
}

/** `TransactionStateSerializer`, and when it began. No id means that the delivery needs no transaction. */
function readTransaction(reader: DataReader): string | null {
  const id = reader.boolean() ? reader.utf() : null;
  reader.skip(8 + 2 + 8); // the producer's id and epoch
  return id;
}
