/** `MetadataV2V3SerializerBase.deserializeOperatorStateHandle` (Flink 1.8 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { MODES, type OperatorHandle, type Partitions, type StreamHandle } from './handles';
import { readStreamHandle } from './stream-handle';

const PARTITIONABLE = 4;
const SEGMENT_PARTITIONABLE = 17;
/** `OperatorBackendSerializationProxy` allows no more. */
const MOST_STATES = 32767;

/** @returns null for a null handle */
export function readOperatorHandle(reader: DataReader, tell: (handle: StreamHandle) => void): OperatorHandle | null {
  const at = reader.position;
  const type = reader.byte();
  if (type === 0) {
    return null;
  }
  if (type !== PARTITIONABLE && type !== SEGMENT_PARTITIONABLE) {
    throw reader.fault(message('{0} is no kind of operator state handle', type), at);
  }
  const states: Partitions[] = [];
  for (let left = reader.count(7, 'operator states', MOST_STATES); left > 0; left--) {
    states.push(readPartitions(reader));
  }
  let name = 'OperatorStreamStateHandle';
  if (type === SEGMENT_PARTITIONABLE) {
    reader.utf(); // the directory the task owns
    reader.utf(); // the shared directory
    name = `filemerging.${reader.boolean() ? 'Empty' : ''}FileMergingOperatorStreamStateHandle`;
  }
  return { class: `org.apache.flink.runtime.state.${name}`, states, delegate: readStreamHandle(reader, tell) };
}

function readPartitions(reader: DataReader): Partitions {
  const name = reader.utf();
  const modeAt = reader.position;
  const ordinal = reader.byte();
  const mode = MODES[ordinal];
  if (!mode) {
    throw reader.fault(message('{0} is no distribution mode of an operator state', ordinal), modeAt);
  }
  const entries = reader.count(8, 'entries of a state');
  const offsetsAt = reader.position;
  const first = entries > 0 ? reader.longNumber() : null;
  reader.skip(8 * Math.max(0, entries - 1));
  return { name, mode, entries, offsetsAt, first };
}
