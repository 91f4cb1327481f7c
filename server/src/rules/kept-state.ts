/** What operators keep from record to record, as far as rules weigh it. */
import type { Operator, State } from '../topology/job';

/** The states of an operator that hold something: a process function has queues of timers whether it sets any or not. */
export function keptStates({ states }: Operator): State[] {
  return states.filter(({ kind, place }) => kind !== 'timer' || place !== null);
}

/** True for an operator that is known to keep state by key. */
export function keepsKeyedState(operator: Operator): boolean {
  const { keyed, call } = operator.transformation;
  const isKeyed = keyed || /^(?:join|coGroup)\./.test(call ?? '');
  return isKeyed && keptStates(operator).some(({ mode, kind }) => mode === null && kind !== 'connector');
}
