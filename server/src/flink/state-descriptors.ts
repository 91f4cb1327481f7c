/**
 * Flink's state descriptors and the methods that register state, after `org.apache.flink.api.common.state` and
 * `…state.v2` of 1.17 to 2.3.
 */

export type DescriptorKind = 'value' | 'list' | 'map' | 'reducing' | 'aggregating';

/** A class of state descriptors. */
export interface DescriptorClass {
  readonly kind: DescriptorKind;
  /** Which argument of its constructors says the type of what is kept; of a map's values. */
  readonly type: number;
  /** Which says the type of a map's keys; null for all others. */
  readonly keyType: number | null;
}

const CLASSES: ReadonlyMap<string, DescriptorClass> = new Map([
  ['ValueStateDescriptor', { kind: 'value', type: 1, keyType: null }],
  ['ListStateDescriptor', { kind: 'list', type: 1, keyType: null }],
  ['MapStateDescriptor', { kind: 'map', type: 2, keyType: 1 }],
  ['ReducingStateDescriptor', { kind: 'reducing', type: 2, keyType: null }],
  ['AggregatingStateDescriptor', { kind: 'aggregating', type: 2, keyType: null }],
]);

/** What a class is as a state descriptor; null for every other class. */
export function descriptorClass(binaryName: string): DescriptorClass | null {
  const [, simple] = /^org\.apache\.flink\.api\.common\.state\.(?:v2\.)?(\w+)$/.exec(binaryName) ?? [];
  return (simple && CLASSES.get(simple)) || null;
}

/** The methods that register state: the last of their arguments is the descriptor. */
export const REGISTERING: ReadonlySet<string> = new Set([
  'getState',
  'getValueState',
  'getListState',
  'getMapState',
  'getReducingState',
  'getAggregatingState',
  'getUnionListState',
  'getBroadcastState',
  'getPartitionedState',
  'getOrCreateKeyedState',
]);

/**
 * Where state is registered.
 * - `runtime`: `RuntimeContext`; `keyed`: a `KeyedStateStore`; both keep keyed state
 * - `window`: the stores of a window function's context
 * - `trigger`: the context of a trigger; `operator`: an `OperatorStateStore`
 * - `broadcast`: a context of a broadcast function, which gives what `broadcast(…)` registered
 * - `initialization`: a `FunctionInitializationContext`, which has stores
 */
export type StateStore = 'runtime' | 'keyed' | 'window' | 'trigger' | 'operator' | 'broadcast' | 'initialization';

const STORES: Readonly<Record<string, StateStore>> = {
  'org.apache.flink.api.common.functions.RuntimeContext': 'runtime',
  'org.apache.flink.api.common.functions.IterationRuntimeContext': 'runtime',
  'org.apache.flink.streaming.api.operators.StreamingRuntimeContext': 'runtime',
  'org.apache.flink.api.common.state.KeyedStateStore': 'keyed',
  'org.apache.flink.api.common.state.OperatorStateStore': 'operator',
  'org.apache.flink.runtime.state.OperatorStateBackend': 'operator',
  'org.apache.flink.runtime.state.FunctionInitializationContext': 'initialization',
  'org.apache.flink.runtime.state.ManagedInitializationContext': 'initialization',
  'org.apache.flink.runtime.state.StateInitializationContext': 'initialization',
  'org.apache.flink.streaming.api.windowing.triggers.Trigger$TriggerContext': 'trigger',
  'org.apache.flink.streaming.api.windowing.triggers.Trigger$OnMergeContext': 'trigger',
};

/** What a class is as a place where state is registered; null for every other class. */
export function stateStore(binaryName: string): StateStore | null {
  return STORES[binaryName] ?? null;
}

/** What a call without arguments gives, by the method's name. */
export const STORE_METHODS: ReadonlyMap<string, StateStore> = new Map<string, StateStore>([
  ['getRuntimeContext', 'runtime'],
  ['getIterationRuntimeContext', 'runtime'],
  ['getKeyedStateStore', 'keyed'],
  ['getOperatorStateStore', 'operator'],
  ['getOperatorStateBackend', 'operator'],
  ['globalState', 'window'],
  ['windowState', 'window'],
]);
