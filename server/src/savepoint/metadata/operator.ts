/** An operator and its subtasks: `deserializeOperatorState` of `MetadataV2Serializer`, `V3` and `V5`. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { readChannelHandle } from './channel-handle';
import { readKeyedHandle } from './keyed-handle';
import { readOperatorHandle } from './operator-handle';
import { MOST_KEY_GROUPS, readStreamHandle } from './stream-handle';
import type { MetadataVisitor } from './visitor';

const WITH_NAMES = 5;

/** @param format the version of the format, 2 to 6 @returns the position behind each subtask */
export function* readOperator(reader: DataReader, format: number, visitor: MetadataVisitor): Generator<number> {
  const name = format >= WITH_NAMES ? reader.utf() : '';
  const uid = format >= WITH_NAMES ? reader.utf() : '';
  const operatorId = readOperatorId(reader);
  const at = reader.position;
  const parallelism = reader.int();
  const maxParallelism = reader.int();
  if (
    parallelism < 1 ||
    parallelism > MOST_KEY_GROUPS ||
    maxParallelism < parallelism ||
    maxParallelism > MOST_KEY_GROUPS
  ) {
    throw reader.fault(message('parallelism {0} of at most {1} cannot be', parallelism, maxParallelism), at);
  }
  visitor.operator({ operatorId, name: name || null, uid: uid || null, parallelism, maxParallelism });
  if (format === 2) {
    reader.int(); // the length of the chain, before Flink 1.3
  } else {
    readCoordinator(reader, visitor);
  }
  const countAt = reader.position;
  const subtasks = reader.int();
  if (subtasks < 0 && format > 2) {
    visitor.fullyFinished();
    return;
  }
  if (subtasks < 0 || subtasks > parallelism) {
    throw reader.fault(message('{0} subtasks of parallelism {1} cannot be', subtasks, parallelism), countAt);
  }
  for (let left = subtasks; left > 0; left--) {
    readSubtask(reader, format, parallelism, visitor);
    yield reader.position;
  }
}

/** The lower half stands first, and `OperatorID` prints it first. */
function readOperatorId(reader: DataReader): string {
  const half = () => BigInt.asUintN(64, reader.long()).toString(16).padStart(16, '0');
  return half() + half();
}

function readCoordinator(reader: DataReader, visitor: MetadataVisitor): void {
  const at = reader.position;
  const handle = readStreamHandle(reader, (each) => visitor.stream(each));
  if (handle && handle.kind !== 'inline') {
    throw reader.fault(message("a coordinator's state must stand in the file itself"), at);
  }
  if (handle) {
    visitor.coordinator(handle);
  }
}

function readSubtask(reader: DataReader, format: number, parallelism: number, visitor: MetadataVisitor): void {
  const at = reader.position;
  const stored = reader.int();
  const isFinished = stored < 0 && format > 2;
  const index = isFinished ? -stored - 1 : stored;
  if (index < 0 || index >= parallelism) {
    throw reader.fault(message('subtask {0} of parallelism {1} cannot be', index, parallelism), at);
  }
  visitor.subtask(index, isFinished);
  if (!isFinished) {
    readSubtaskState(reader, format, visitor);
  }
}

/** `MetadataV2V3SerializerBase.deserializeSubtaskState`. */
function readSubtaskState(reader: DataReader, format: number, visitor: MetadataVisitor): void {
  const tell = visitor.stream.bind(visitor);
  if (format === 2) {
    reader.long(); // duration
    const at = reader.position;
    if (reader.int() > 0) {
      throw reader.fault(
        message("state of Flink 1.1's Checkpointed interface is no longer read, by Flink neither"),
        at,
      );
    }
  }
  for (const raw of [false, true]) {
    const handle = reader.int() === 0 ? null : readOperatorHandle(reader, tell);
    if (handle) {
      visitor.operatorState(handle, raw);
    }
  }
  for (const raw of [false, true]) {
    const handle = readKeyedHandle(reader, tell);
    if (handle) {
      visitor.keyedState(handle, raw);
    }
  }
  if (format > 2) {
    for (const direction of ['input', 'output'] as const) {
      for (let left = reader.count(17, 'channel states'); left > 0; left--) {
        visitor.channelState(readChannelHandle(reader, format, direction, tell));
      }
    }
  }
}
