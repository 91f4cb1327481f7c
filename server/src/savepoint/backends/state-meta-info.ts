/** `StateMetaInfoSnapshotReadersWriters.CurrentReaderImpl` (Flink 1.7 to 2.3): a registered state and its serializers. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { Fault } from '../bytes/fault';
import { readSerializerSnapshot } from '../serializers/read-snapshot';
import type { SerializerSnapshot } from '../serializers/snapshot';
import { isUnread } from '../serializers/snapshot-contents';
import { skipToNextState } from './next-state';

/** `StateMetaInfoSnapshot.BackendStateType`, in the order of its ordinals. */
const BACKEND_TYPES = ['KEY_VALUE', 'OPERATOR', 'BROADCAST', 'PRIORITY_QUEUE'] as const;

export interface StateMetaInfo {
  readonly name: string;
  readonly backendType: (typeof BACKEND_TYPES)[number];
  /** `KEYED_STATE_TYPE`, `OPERATOR_STATE_DISTRIBUTION_MODE`… */
  readonly options: ReadonlyMap<string, string>;
  /** `KEY_SERIALIZER`, `NAMESPACE_SERIALIZER`, `VALUE_SERIALIZER`. */
  readonly serializers: ReadonlyMap<string, SerializerSnapshot>;
}

/** Of a list of states: a short. */
const COUNT_BYTES = 2;

/** States of a backend. */
export interface StateMetaInfos {
  readonly states: readonly StateMetaInfo[];
  /** False where an unknown serializer hides some of them. */
  readonly isWhole: boolean;
}

interface StateList extends StateMetaInfos {
  /** False where the last one has an unknown serializer: what stands behind it must be looked for. */
  readonly endsHere: boolean;
}

/** A list of states with its length before it: two bytes. */
export function readStateMetaInfos(reader: DataReader): StateList {
  const at = reader.position;
  const count = reader.short();
  if (count < 0) {
    throw reader.fault(
      message('{0} cannot be the number of {1}: {2} bytes are left', count, 'states', reader.left),
      at,
    );
  }
  const states: StateMetaInfo[] = [];
  let endsHere = true;
  while (states.length < count) {
    const state: StateMetaInfo | null = endsHere ? readStateMetaInfo(reader) : readNextState(reader);
    if (!state) {
      break;
    }
    states.push(state);
    endsHere = ![...state.serializers.values()].some(isUnread);
  }
  return { states, isWhole: states.length === count, endsHere };
}

/** Behind a serializer that is not known; null where no state is seen. */
function readNextState(reader: DataReader): StateMetaInfo | null {
  return skipToNextState(reader) ? unlessFault(() => readStateMetaInfo(reader)) : null;
}

/** The next list of states behind a serializer that is not known; null where none is seen. */
export function findStateMetaInfos(reader: DataReader): StateList | null {
  if (!skipToNextState(reader)) {
    return null;
  }
  reader.position -= COUNT_BYTES;
  return unlessFault(() => readStateMetaInfos(reader));
}

/** Null for what only looked like a state. */
function unlessFault<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) {
      return null;
    }
    throw error;
  }
}

function readStateMetaInfo(reader: DataReader): StateMetaInfo {
  const name = reader.utf();
  const typeAt = reader.position;
  const ordinal = reader.int();
  const backendType = BACKEND_TYPES[ordinal];
  if (!backendType) {
    throw reader.fault(message('{0} is no kind of backend state', ordinal), typeAt);
  }
  const options = new Map<string, string>();
  for (let left = reader.count(4, 'options of a state'); left > 0; left--) {
    options.set(reader.utf(), reader.utf());
  }
  const serializers = new Map<string, SerializerSnapshot>();
  for (let left = reader.count(6, 'serializers of a state'); left > 0; left--) {
    const key = reader.utf();
    const snapshot = readSerializerSnapshot(reader);
    serializers.set(key, snapshot);
    if (isUnread(snapshot)) {
      break;
    }
  }
  return { name, backendType, options, serializers };
}
