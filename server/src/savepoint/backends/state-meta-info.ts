/** `StateMetaInfoSnapshotReadersWriters.CurrentReaderImpl` (Flink 1.7 to 2.3): a registered state and its serializers. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { readSerializerSnapshot } from '../serializers/read-snapshot';
import type { SerializerSnapshot } from '../serializers/snapshot';
import { isUnread } from '../serializers/snapshot-contents';

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

/** States of a backend; `isWhole` is false where an unknown serializer hides the rest. */
export interface StateMetaInfos {
  readonly states: readonly StateMetaInfo[];
  readonly isWhole: boolean;
}

/** A list of states with its length before it: two bytes. */
export function readStateMetaInfos(reader: DataReader): StateMetaInfos {
  const at = reader.position;
  const count = reader.short();
  if (count < 0) {
    throw reader.fault(
      message('{0} cannot be the number of {1}: {2} bytes are left', count, 'states', reader.left),
      at,
    );
  }
  const states: StateMetaInfo[] = [];
  for (let i = 0; i < count; i++) {
    const state = readStateMetaInfo(reader);
    states.push(state);
    if ([...state.serializers.values()].some(isUnread)) {
      return { states, isWhole: false };
    }
  }
  return { states, isWhole: true };
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
