/**
 * Objects of libraries that code fills call by call, such as a `Configuration` or a map: what each was told so far is kept as
 * one chain of calls, as if it had been written `new Configuration().set(…).set(…)`.
 */
import type { Store } from './store';
import { unknown } from './unknown-value';
import type { CallValue, ObjectValue, Value } from './value';

const FILLED =
  /^org\.apache\.flink\.configuration\.Configuration$|^java\.util\.(?:Properties|(?:Linked)?Hash(?:Map|Set)|Tree(?:Map|Set)|ArrayList|LinkedList|ArrayDeque|concurrent\.ConcurrentHashMap)$/;
const READS =
  /^(?:get|contains|is|key|entrySet|values|size|to|hash|equals|clone|forEach|stream|parallelStream|iterator|peek|index|element$)/;

/** Notes a new object: it was told nothing yet but what it may be a copy of. */
export function beginFilling(object: ObjectValue, store: Store): void {
  const key = keyOf(object);
  if (key !== null) {
    store.fields.set(key, { ...object, arguments: object.arguments.map((argument) => filled(argument, store)) });
  }
}

/** Notes a call on such an object. */
export function fill(call: CallValue, store: Store): void {
  const key = call.receiver && keyOf(call.receiver);
  const before = key === null ? undefined : store.fields.get(key);
  if (key !== null && before && !READS.test(call.method)) {
    const given = call.arguments.map((argument) => filled(argument, store));
    // of the type that the object has, whatever the call gives
    const type = 'type' in before ? before.type : call.type;
    store.fields.set(key, { ...call, receiver: before, arguments: given, type });
  }
}

/** Code that is not followed has the object: what it tells it is not known. */
export function fillUnseen(value: Value, { fields }: Store): void {
  const key = keyOf(value);
  if (key !== null && fields.has(key)) {
    fields.set(key, unknown());
  }
}

/** What the object was told so far; all other values as they are. */
export function filled(value: Value, store: Store): Value {
  const key = keyOf(value);
  const known = key === null ? undefined : store.fields.get(key);
  if (known) {
    return known;
  }
  // a copy of another such object: Configuration.fromMap(options)
  return value.kind === 'call' && value.arguments.length > 0
    ? { ...value, arguments: value.arguments.map((argument) => filled(argument, store)) }
    : value;
}

/** True for an object whose calls are kept. */
export function isFilled(value: Value): boolean {
  return keyOf(value) !== null;
}

/** Where the store keeps it; calls such as `set` give the object itself. */
function keyOf(value: Value): string | null {
  let at: Value | null = value;
  while (at?.kind === 'call') {
    if (READS.test(at.method)) {
      return null;
    }
    at = at.receiver;
  }
  return at?.kind === 'object' && at.body === null && FILLED.test(at.type.name) ? `${at.identity}.<told>` : null;
}
