/** `OperatorBackendSerializationProxy` (Flink 1.8 to 2.3): what stands at the head of an operator state's bytes. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { findStateMetaInfos, readStateMetaInfos, type StateMetaInfos } from './state-meta-info';

const OLDEST = 5;
const NEWEST = 6;

export interface OperatorBackendHeader extends StateMetaInfos {
  readonly version: number;
}

export function readOperatorBackendHeader(reader: DataReader): OperatorBackendHeader {
  const at = reader.position;
  const version = reader.int();
  if (version < OLDEST || version > NEWEST) {
    throw reader.fault(message('operator state in format {0} is not read', version), at);
  }
  if (version >= 6) {
    reader.boolean(); // whether the entries are compressed
  }
  const states = readStateMetaInfos(reader);
  const broadcast = states.endsHere ? readStateMetaInfos(reader) : findStateMetaInfos(reader);
  return {
    version,
    states: [...states.states, ...(broadcast?.states ?? [])],
    isWhole: states.isWhole && (broadcast?.isWhole ?? false),
  };
}
