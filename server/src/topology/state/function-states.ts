/** The states that the code of a function, source, sink, operator or trigger of the project registers. */
import { type Message, message } from '../../base/message';
import { LIST_CHECKPOINTED_STATE } from '../../flink/connector-state';
import { timerQueues } from '../../flink/operator-state';
import type { TypeExtractor } from '../../typeinfo/extract';
import type { State } from '../job';
import { type CodeObject, codeOperand } from './code';
import { textOf } from './constant-values';
import { type Registration, type StateCode, stateCode } from './registrations';
import type { Resolver } from './resolve';

export interface FunctionStates {
  readonly states: readonly State[];
  /** What may be missing of them, or be too much. */
  readonly incomplete: readonly Message[];
  readonly code: StateCode;
}

/** The states of an object of one of the project's classes. */
export function functionStates(object: CodeObject, resolver: Resolver, types: TypeExtractor): FunctionStates {
  const code = stateCode(object, resolver, types);
  const incomplete: Message[] = [];
  const states: State[] = [];
  for (const registration of code.registrations) {
    const state = stateOf(registration, code);
    if (!state) {
      incomplete.push(message('what {0} registers is not known', registration.method));
    } else if (!states.some((other) => isSame(other, state))) {
      states.push(state);
    }
    if (state && registration.conditional) {
      incomplete.push(message('the state {0} is registered only sometimes', state.name ?? '?'));
    }
  }
  for (const { name, frame, place } of code.timerServices) {
    const service = name ? textOf(codeOperand(name, frame), resolver) : null;
    const queues = service === null ? [null] : timerQueues(service);
    states.push(...queues.map((queue): State => ({ ...EMPTY, name: queue, kind: 'timer', place, origin: null })));
  }
  if (extendsClass(object, LIST_CHECKPOINTED)) {
    const { name, mode } = LIST_CHECKPOINTED_STATE;
    states.push({ ...EMPTY, name, kind: 'operator-list', mode, origin: 'ListCheckpointed' });
  }
  for (const { method } of code.handedOn) {
    incomplete.push(message('{0} may register state, and is not read', method));
  }
  if (object.unread !== null) {
    incomplete.push(message('the class {0} may register state, and is not known', object.unread));
  }
  return { states, incomplete: unique(incomplete), code };
}

const LIST_CHECKPOINTED = 'org.apache.flink.streaming.api.checkpoint.ListCheckpointed';

/** True when one of the object's supertypes has this name. */
export function extendsClass(object: CodeObject, binaryName: string): boolean {
  return object.supertypes.some(({ name }) => name === binaryName);
}

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

function stateOf({ method, store, descriptor }: Registration, { timeToLive }: StateCode): State | null {
  if (!descriptor || (store === null && method === 'getListState')) {
    return null;
  }
  const { name, type, keyType, place, identity } = descriptor;
  const ttl = timeToLive.get(identity) ?? null;
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
