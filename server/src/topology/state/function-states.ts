/** The states that the code of a function, source, sink, operator or trigger of the project registers. */
import { type Message, message } from '../../base/message';
import { LIST_CHECKPOINTED_STATE } from '../../flink/connectors/connector';
import { timerQueues } from '../../flink/operator-state';
import type { State } from '../job';
import { extendsClass, type ProjectObject } from './object-class';
import { concernsState, type Registration, type StateCode, stateCode } from './registrations';
import type { StateContext } from './state-context';

export interface FunctionStates {
  readonly states: readonly State[];
  /** What may be missing of them, or be too much. */
  readonly incomplete: readonly Message[];
  readonly code: StateCode;
}

/** The states of an object of one of the project's classes. */
export function functionStates(object: ProjectObject, context: StateContext): FunctionStates {
  const code = stateCode(context.runOf(object.value, concernsState), context.types);
  const incomplete: Message[] = [];
  const states: State[] = [];
  for (const registration of code.registrations) {
    const state = timed(stateOf(registration), registration.entry.name);
    const known = state ? states.findIndex((other) => isSame(other, state)) : -1;
    const before = states[known];
    if (!state) {
      incomplete.push(message('what {0} registers is not known', registration.method));
    } else if (!before) {
      states.push(state);
    } else if (before.withRecords && !state.withRecords) {
      states[known] = { ...before, withRecords: false };
    }
    if (state && registration.conditional) {
      incomplete.push(message('the state {0} is registered only sometimes', state.name ?? '?'));
    }
  }
  for (const { name, place } of code.timerServices) {
    const queues = name === null ? [null] : timerQueues(name);
    states.push(...queues.map((queue): State => ({ ...EMPTY, name: queue, kind: 'timer', place, origin: null })));
  }
  if (extendsClass(object, LIST_CHECKPOINTED)) {
    const { name, mode } = LIST_CHECKPOINTED_STATE;
    // `StreamingFunctionUtils` registers it with the first checkpoint
    states.push({ ...EMPTY, name, kind: 'operator-list', mode, origin: 'ListCheckpointed', withRecords: true });
  }
  for (const method of code.handedOn) {
    incomplete.push(message('{0} may register state, and is not read', method));
  }
  if (!code.complete) {
    incomplete.push(message('its code is too large to be followed'));
  }
  if (object.unread !== null) {
    incomplete.push(message('the class {0} may register state, and is not known', object.unread));
  }
  return { states, incomplete: unique(incomplete), code };
}

const LIST_CHECKPOINTED = 'org.apache.flink.streaming.api.checkpoint.ListCheckpointed';

/** A state of which nothing is known but that it is there. */
export const EMPTY: State = {
  name: null,
  kind: 'value',
  mode: null,
  type: null,
  keyType: null,
  ttl: null,
  place: null,
  origin: null,
};

function stateOf({ method, store, descriptor, timeToLive: ttl }: Registration): State | null {
  if (!descriptor || (store === null && method === 'getListState')) {
    return null;
  }
  const { name, type, keyType, place } = descriptor;
  const described: State = { ...EMPTY, name, type, keyType, ttl, place, origin: null };
  switch (method) {
    case 'getUnionListState':
      return { ...described, kind: 'operator-list', mode: 'UNION', ttl: null };
    case 'getBroadcastState':
      return { ...described, kind: 'broadcast', mode: 'BROADCAST', ttl: null };
    case 'getListState':
      return store === 'operator'
        ? { ...described, kind: 'operator-list', mode: 'SPLIT_DISTRIBUTE', ttl: null }
        : { ...described, kind: 'list' };
    default:
      return { ...described, kind: descriptor.kind };
  }
}

/** What Flink calls before the first record. */
const BEFORE_RECORDS = /^(?:open|setup|setRuntimeContext|initializeState|restoreState|run)$/;

/** Says of a state whether it is registered with records alone. */
function timed(state: State | null, entry: string): State | null {
  return state && !BEFORE_RECORDS.test(entry) ? { ...state, withRecords: true } : state;
}

/** State of one name that is registered twice is one state. */
function isSame(a: State, b: State): boolean {
  return a.name !== null && a.name === b.name && a.kind === b.kind && a.mode === b.mode;
}

/** Each message once. */
export function unique(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return messages.filter((each) => {
    const key = JSON.stringify(each);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
