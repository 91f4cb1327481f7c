/** `KeyedBackendSerializationProxy` (Flink 1.7 to 2.3): what stands at the head of a keyed state's bytes. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { readSerializerSnapshot } from '../serializers/read-snapshot';
import type { SerializerSnapshot } from '../serializers/snapshot';
import { isUnread } from '../serializers/snapshot-contents';
import { findStateMetaInfos, readStateMetaInfos, type StateMetaInfos } from './state-meta-info';

const VERSION = 6;

export interface KeyedBackendHeader extends StateMetaInfos {
  readonly version: number;
  readonly isCompressed: boolean;
  readonly keySerializer: SerializerSnapshot;
}

export function readKeyedBackendHeader(reader: DataReader): KeyedBackendHeader {
  const at = reader.position;
  const version = reader.int();
  if (version !== VERSION) {
    throw reader.fault(message('keyed state in format {0} is not read', version), at);
  }
  const isCompressed = reader.boolean();
  const keySerializer = readSerializerSnapshot(reader);
  const found = isUnread(keySerializer) ? findStateMetaInfos(reader) : readStateMetaInfos(reader);
  const { states, isWhole } = found ?? { states: [], isWhole: false };
  return { version, isCompressed, keySerializer, states, isWhole };
}
