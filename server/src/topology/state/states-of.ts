/** What state hangs on an operator: its function's, its Flink operator's, its connector's. */
import { type Message, message } from '../../base/message';
import { connectorOf } from '../../flink/connector-state';
import type { Connector } from '../../flink/connectors/connector';
import { builtInOperator, timerQueues } from '../../flink/operator-state';
import type { CodePlace } from '../code-place';
import type { TypeValues } from '../element-types/type-values';
import type { Value } from '../interpreter/value';
import type { State } from '../job';
import { classOf, connectorStates, stated } from './connector-states';
import { descriptorOf } from './descriptors';
import { EMPTY, functionStates, unique } from './function-states';
import { projectObject } from './object-class';
import { NOTHING, type OperatorStates, type StatefulOperator } from './operator-states';
import type { StateContext } from './state-context';
import { windowStates } from './window-states';

/** The states of an operator, its own behind those of its functions. */
export function statesOf(operator: StatefulOperator, context: StateContext): OperatorStates {
  const { kind, keyed, steps } = operator;
  const parts: OperatorStates[] = [
    broadcastStates(operator.broadcast, context.types),
    connectorStates(operator, context),
    ...functionsOf(operator).map((value) => statesOfValue(value, operator, context)),
  ];
  const { states: builtIn, timers } = builtInOperator(kind, keyed);
  const origin = kind.replace(/^(.*)\..*$/, '$1');
  const own = builtIn.map(
    (state): State => ({
      ...EMPTY,
      ...state,
      mode: state.kind === 'operator-list' ? 'SPLIT_DISTRIBUTE' : null,
      origin,
    }),
  );
  if (/^(?:window|windowAll|join|coGroup)\./.test(kind)) {
    parts.push(windowStates(steps, context));
  }
  const queues =
    timers === null ? [] : timerQueues(timers).map((name): State => ({ ...EMPTY, name, kind: 'timer', origin }));
  const states = [...parts.flatMap((part) => part.states), ...own, ...queues];
  return {
    states: withoutRepetition(states),
    incomplete: unique(parts.flatMap((part) => part.incomplete)),
  };
}

/** The arguments that may be functions of the project; what `fromSource` and `sinkTo` take keeps its state in Flink's operators. */
function functionsOf({ kind, arguments: given }: StatefulOperator): readonly Value[] {
  return /^(?:fromSource|sinkTo\b|assignTimestampsAndWatermarks|fromData|fromSequence|readTextFile|readFile|createInput)/.test(
    kind,
  )
    ? []
    : given;
}

function statesOfValue(value: Value, { kind }: StatefulOperator, context: StateContext): OperatorStates {
  switch (value.kind) {
    case 'object':
    case 'call':
    case 'unknown': {
      const object = projectObject(value, context.pool);
      if (object) {
        const { states, incomplete, code } = functionStates(object, context);
        const timers = timerPlaces(code.timers);
        const outside = object.unread ?? '';
        const connector = connectorAbove(object.supertypes.map(({ name }) => name));
        const inherited = connector ? stated(connector.states, connector.source) : [];
        return {
          states: [...states, ...inherited, ...timers],
          incomplete: connector ? incomplete.filter(({ args }) => args[0] !== outside) : incomplete,
        };
      }
      return ofOutside(value, kind);
    }
    case 'choice':
      return { states: [], incomplete: [message('which of several functions it runs is not known')] };
    default:
      return NOTHING;
  }
}

/** Where timers are registered: the queues of `user-timers`, with the place of the first. */
function timerPlaces({
  event,
  processing,
}: {
  event: readonly CodePlace[];
  processing: readonly CodePlace[];
}): State[] {
  const [eventQueue = '', processingQueue = ''] = timerQueues('user-timers');
  const at = (name: string, [place]: readonly CodePlace[]): State[] =>
    place ? [{ ...EMPTY, name, kind: 'timer', place }] : [];
  return [...at(eventQueue, event), ...at(processingQueue, processing)];
}

/** A function of a class outside the project. */
function ofOutside(value: Value, kind: string): OperatorStates {
  const name = classOf(value);
  const connector = name === null ? null : connectorOf(name);
  if (connector) {
    return { states: stated(connector.states, name ?? ''), incomplete: [] };
  }
  // what is no function: a name, a type, a time-out; the types of functions are said by the project's own code
  const isFunction =
    value.kind === 'call' || value.kind === 'unknown' ? /^(?:addSource|addSink|process|transform)$/.test(kind) : true;
  return name !== null && isKnownStateless(name)
    ? NOTHING
    : isFunction
      ? { states: [], incomplete: [message('the state of {0} is not known', name ?? 'its function')] }
      : NOTHING;
}

/** Classes that are arguments of calls and hold no state: types, tags, selectors, functions of Flink and the JDK. */
function isKnownStateless(name: string): boolean {
  return /^java\.|^org\.apache\.flink\.(?:api\.(?:common\.(?:typeinfo|functions|eventtime|serialization|io)|java)|util|types|core|configuration)\b/.test(
    name,
  );
}

function connectorAbove(names: readonly string[]): Connector | null {
  return names.map(connectorOf).find((connector) => connector !== null) ?? null;
}

function broadcastStates(given: readonly Value[], types: TypeValues): OperatorStates {
  const incomplete: Message[] = [];
  const states = given.flatMap((value): State[] => {
    const descriptor = descriptorOf(value, types);
    if (!descriptor) {
      incomplete.push(message('what {0} registers is not known', 'broadcast'));
      return [];
    }
    const { name, type, keyType, place } = descriptor;
    return [{ ...EMPTY, name, kind: 'broadcast', mode: 'BROADCAST', type, keyType, place }];
  });
  return { states, incomplete };
}

/** State of one name, kind and mode once: as code registers it, before what is only known to be there. */
function withoutRepetition(states: readonly State[]): State[] {
  return states.filter(
    (state, i) =>
      state.name === null ||
      !states
        .slice(0, i)
        .some(({ name, kind, mode }) => name === state.name && kind === state.kind && mode === state.mode),
  );
}
