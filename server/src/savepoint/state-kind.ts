/** What kind of state a savepoint tells of, in the contract's words. */
import { CONNECTOR_STATE_NAMES } from '../flink/connector-state';
import type { StateKind } from '../flink/state-kind';
import type { StateMetaInfo } from './backends/state-meta-info';
import type { Mode } from './metadata/handles';

/** `StateDescriptor.Type`; FOLDING went with Flink 1.9. */
const KEYED_TYPES: Readonly<Record<string, StateKind>> = {
  VALUE: 'value',
  LIST: 'list',
  MAP: 'map',
  REDUCING: 'reducing',
  AGGREGATING: 'aggregating',
};
const WINDOW_STATES = new Set(['window-contents', 'merging-window-set']);

export function operatorStateKind(name: string, mode: Mode): StateKind {
  return CONNECTOR_STATE_NAMES.has(name) ? 'connector' : mode === 'BROADCAST' ? 'broadcast' : 'operator-list';
}

/** @returns null for a type that is not known */
export function keyedStateKind({ name, backendType, options }: StateMetaInfo): StateKind | null {
  if (backendType === 'PRIORITY_QUEUE') {
    return 'timer';
  }
  return WINDOW_STATES.has(name) ? 'window' : (KEYED_TYPES[options.get('KEYED_STATE_TYPE') ?? ''] ?? null);
}
