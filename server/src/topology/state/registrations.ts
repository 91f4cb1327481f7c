/** What the code of an object does with state while Flink runs it: `getState(…)` and its like, timers. */
import { REGISTERING, type StateStore } from '../../flink/state-descriptors';
import type { CallExpression, MethodDeclaration } from '../../java/ast';
import type { CodePlace } from '../code-place';
import type { TypeValues } from '../element-types/type-values';
import type { ClassCode } from '../interpreter/class-code';
import { textOf } from '../interpreter/constant-folding';
import { alternativesOf } from '../interpreter/join-values';
import type { LibraryCall, ObjectRun, ObservedCall } from '../interpreter/object-run';
import type { Body } from '../interpreter/value';
import { type Descriptor, descriptorOf } from './descriptors';
import { isStore, storeOf } from './stores';
import { type TimeToLive, timeToLive } from './time-to-live';

/** A call that registers state. */
export interface Registration {
  /** `getState`, `getUnionListState`… */
  readonly method: string;
  /** Null where it cannot be told with what it is registered. */
  readonly store: StateStore | null;
  /** Null where it cannot be told which descriptor it is given. */
  readonly descriptor: Descriptor | null;
  /** What the descriptor says when it is registered. */
  readonly timeToLive: TimeToLive;
  readonly call: CallExpression;
  /** The code that the call stands in. */
  readonly body: Body;
  /** The method that Flink calls, from which the code is reached. */
  readonly entry: MethodDeclaration;
  /** True where a choice decides whether it is registered; not so for `if (state == null)`. */
  readonly conditional: boolean;
  /** True where it happens only once, behind a comparison with null. */
  readonly lazy: boolean;
}

/** What an object's code does with state. */
export interface StateCode {
  /** The binary name of the class; for an anonymous class that of the one around it. */
  readonly owner: string;
  /** The object's class and its superclasses that are the project's. */
  readonly classes: readonly ClassCode[];
  readonly registrations: readonly Registration[];
  /** Where timers are registered. */
  readonly timers: { readonly event: readonly CodePlace[]; readonly processing: readonly CodePlace[] };
  /** What `getInternalTimerService` is given; null for a name that is not constant. */
  readonly timerServices: readonly { readonly name: string | null; readonly place: CodePlace }[];
  /** The methods and classes that get a state store or a runtime context and cannot be read. */
  readonly handedOn: readonly string[];
  /** False where there is too much code to follow it all. */
  readonly complete: boolean;
}

const TIMERS = { registerEventTimeTimer: 'event', registerProcessingTimeTimer: 'processing' } as const;
const TIMER_SERVICE = 'getInternalTimerService';

/** The calls that say something of state. */
export function concernsState({ call: { name }, arguments: given }: LibraryCall): boolean {
  return REGISTERING.has(name) || name in TIMERS || name === TIMER_SERVICE || given.some(isStore);
}

/** What the calls of an object's code say of state. */
export function stateCode(run: ObjectRun, types: TypeValues): StateCode {
  const { owner, classes, complete } = run;
  const placesOf = (name: string) => run.calls.filter(({ call }) => call.name === name).map(placeOf);
  return {
    owner,
    classes,
    complete,
    registrations: run.calls.flatMap((call) => registrationsOf(call, types)),
    timers: { event: placesOf('registerEventTimeTimer'), processing: placesOf('registerProcessingTimeTimer') },
    timerServices: run.calls
      .filter(({ call }) => call.name === TIMER_SERVICE)
      .map((call) => ({
        name: call.arguments[0]?.kind === 'constant' ? textOf(call.arguments[0]) : null,
        place: placeOf(call),
      })),
    handedOn: [
      ...run.calls.filter((call) => handsOn(call)).map(({ call }) => call.name),
      ...run.handedOn.filter(({ values }) => values.some(isStore)).map(({ to }) => to),
    ],
  };
}

function placeOf({ call, body: { file } }: ObservedCall): CodePlace {
  return { file, range: call.range };
}

function registrationsOf(observed: ObservedCall, types: TypeValues): Registration[] {
  const { call, receiver, arguments: given, body, entry, lazy } = observed;
  const last = given[given.length - 1];
  const isUsual = given.length <= (MORE_ARGUMENTS.get(call.name) ?? 1);
  if (!last || !isUsual || !REGISTERING.has(call.name)) {
    return [];
  }
  const store = storeOf(receiver);
  const alternatives = alternativesOf(last);
  return alternatives.flatMap((value): Registration[] => {
    const descriptor = descriptorOf(value, types);
    const conditional = observed.conditional || alternatives.length > 1;
    return store || descriptor || call.name === 'getPartitionedState'
      ? [
          {
            method: call.name,
            store,
            descriptor,
            timeToLive: alternatives.length > 1 ? 'unknown' : timeToLive(observed.timeToLive),
            call,
            body,
            entry,
            conditional,
            lazy,
          },
        ]
      : [];
  });
}

/** The methods that take a namespace and its serializer, or a descriptor's serializer, before the descriptor. */
const MORE_ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ['getPartitionedState', 3],
  ['getOrCreateKeyedState', 3],
]);

/** True when a call of code that is not here gets something that state could be registered with. */
function handsOn({ call, className, receiver, arguments: given }: ObservedCall): boolean {
  if (call.name === 'setRuntimeContext' && receiver?.kind === 'object') {
    return false; // Flink's own, which only keeps it: `open` is followed
  }
  const isOutside = className !== null && /^(?:java|javax|org\.apache\.flink|org\.slf4j)\./.test(className);
  return call.target?.kind !== 'super' && !isOutside && given.some(isStore);
}
