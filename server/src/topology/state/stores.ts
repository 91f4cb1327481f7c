/** Where state is registered: what a receiver such as `getRuntimeContext()` or `context.getOperatorStateStore()` is. */
import { STORE_METHODS, type StateStore, stateStore } from '../../flink/state-descriptors';
import type { JavaType } from '../../java/class-model';
import type { Value } from '../interpreter/value';

/** What state is registered with, when this value is asked for it; null when that cannot be told. */
export function storeOf(value: Value | null): StateStore | null {
  switch (value?.kind) {
    case 'call':
      return (value.arguments.length === 0 && STORE_METHODS.get(value.method)) || ofType(value.type);
    case 'unknown':
    case 'object':
      return ofType(value.type);
    case 'choice':
      return value.values.map(storeOf).find((store) => store !== null) ?? null;
    default:
      return null;
  }
}

/** True for what state can be registered with by whoever gets it. */
export function isStore(value: Value): boolean {
  const store = storeOf(value);
  return store !== null && store !== 'trigger';
}

function ofType(type: JavaType): StateStore | null {
  return type.kind === 'class' ? stateStore(type.name) : null;
}
