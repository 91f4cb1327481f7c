/** What state hangs on an operator: its function's, its Flink operator's, its connector's. */
import { type Message, message } from '../../base/message';
import {
  COMMITTER_STATE,
  type Connector,
  type ConnectorState,
  connectorOf,
  madeBy,
  SOURCE_STATE,
  WRITER_STATE,
} from '../../flink/connector-state';
import { type FlinkVersion, isAtLeast } from '../../flink/flink-version';
import { builtInOperator, timerQueues } from '../../flink/operator-state';
import type { SourceClassPool } from '../../java/build-classes';
import { supertypesOf } from '../../java/supertypes';
import type { TypeExtractor } from '../../typeinfo/extract';
import type { CodePlace } from '../code-place';
import type { StreamStep, Value } from '../interpreter/value';
import type { State } from '../job';
import type { Operand } from './code';
import { descriptorOf } from './descriptors';
import { EMPTY, extendsClass, functionStates, unique } from './function-states';
import { Resolver } from './resolve';
import { windowStates } from './window-states';

/** An operator, as far as its state depends on it. */
export interface StatefulOperator {
  /** As in the contract: `process`, `window.aggregate`, `fromSource`, `sinkTo.writer`. */
  readonly kind: string;
  readonly keyed: boolean;
  /** What the call is given: the functions, the source, the sink. */
  readonly arguments: readonly Value[];
  /** The calls before it that belong to the same operator: `window`, `trigger`, `evictor`… */
  readonly steps: readonly StreamStep[];
  /** The state descriptors that the stream of rules was given by `broadcast(…)`; empty for all others. */
  readonly broadcast: readonly Value[];
}

export interface StateContext {
  readonly pool: SourceClassPool;
  readonly types: TypeExtractor;
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
}

export interface OperatorStates {
  readonly states: readonly State[];
  /** Why there may be others. */
  readonly incomplete: readonly Message[];
}

/** The states of an operator, its own behind those of its functions. */
export function statesOf(operator: StatefulOperator, context: StateContext): OperatorStates {
  const { kind, keyed, steps } = operator;
  const resolver = new Resolver(context.pool);
  const parts: OperatorStates[] = [
    broadcastStates(operator.broadcast, resolver, context.types),
    connectorStates(operator, context),
    ...functionsOf(operator).map((value) => statesOfValue(value, operator, resolver, context)),
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
    parts.push(windowStates(steps, resolver, context.types));
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

function statesOfValue(
  value: Value,
  { kind }: StatefulOperator,
  resolver: Resolver,
  { types }: StateContext,
): OperatorStates {
  switch (value.kind) {
    case 'object':
    case 'call':
    case 'unknown': {
      const object = resolver.objectOf({ kind: 'value', value });
      if (object) {
        const { states, incomplete, code } = functionStates(object, resolver, types);
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

const NOTHING: OperatorStates = { states: [], incomplete: [] };

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

/** The class of an object, or the one that a chain of calls begins with. */
function classOf(value: Value): string | null {
  if (value.kind === 'object') {
    return value.type.name;
  }
  if (value.kind === 'call') {
    let first = value;
    while (first.receiver?.kind === 'call') {
      first = first.receiver;
    }
    return first.owner !== null
      ? madeBy(first.owner, first.method)
      : first.receiver?.kind === 'object'
        ? first.receiver.type.name
        : null;
  }
  return value.kind === 'unknown' && value.type.kind === 'class' ? value.type.name : null;
}

function connectorAbove(names: readonly string[]): Connector | null {
  return names.map(connectorOf).find((connector) => connector !== null) ?? null;
}

function stated(states: readonly ConnectorState[], origin: string): State[] {
  return states.map(
    ({ name, mode }): State => ({ ...EMPTY, name, kind: 'connector', mode, origin: origin.replace(/^.*[.$]/, '') }),
  );
}

/** What sources and sinks keep by themselves, by the call that adds them. */
function connectorStates({ kind, arguments: given }: StatefulOperator, context: StateContext): OperatorStates {
  const known = (states: readonly ConnectorState[], origin: string): OperatorStates => ({
    states: stated(states, origin),
    incomplete: [],
  });
  const named = (name: string) => known(connectorOf(name)?.states ?? [], name);
  const SOURCES = 'org.apache.flink.streaming.api.functions.source.';
  switch (kind) {
    case 'fromSource':
    case 'fromData':
    case 'fromSequence':
      return known([SOURCE_STATE], 'Source');
    case 'fromElements':
      return named(`${SOURCES}FromElementsFunction`);
    case 'fromCollection':
      return fromCollection(given[0], named(`${SOURCES}FromElementsFunction`), context);
    case 'generateSequence':
      return named(`${SOURCES}StatefulSequenceSource`);
    case 'readTextFile.watcher':
    case 'readFile.watcher':
      return known([{ name: 'file-monitoring-state', mode: 'SPLIT_DISTRIBUTE' }], 'ContinuousFileMonitoringFunction');
    case 'readFile':
    case 'readTextFile':
      return known([{ name: 'splits', mode: 'SPLIT_DISTRIBUTE' }], 'ContinuousFileReaderOperator');
    case 'createInput':
      return { states: [], incomplete: [message('the state of {0} is not known', 'createInput')] };
    case 'sinkTo.writer':
      return writerStates(given[0], context);
    default:
      return /^sinkTo\..*committer$/i.test(kind) ? known([COMMITTER_STATE], 'Committer') : NOTHING;
  }
}

/** `fromCollection` of a collection keeps how far it is; of an iterator nothing. */
function fromCollection(
  first: Value | undefined,
  ofCollection: OperatorStates,
  { pool }: StateContext,
): OperatorStates {
  const type = first?.kind === 'unknown' || first?.kind === 'call' || first?.kind === 'object' ? first.type : null;
  const names = type?.kind === 'class' ? [...supertypesOf(type, pool)].map(({ name }) => name) : [];
  if (names.includes('java.util.Iterator')) {
    return NOTHING;
  }
  const isCollection = names.some((name) =>
    /^java\.util\.(?:\w*(?:List|Set|Queue|Deque)|Collection|Arrays|Collections)$/.test(name),
  );
  const owner = first?.kind === 'call' ? first.owner : null;
  return isCollection || /^java\.util\.(?:Arrays|Collections|List|Set)$/.test(owner ?? '')
    ? ofCollection
    : { states: [], incomplete: [message('whether it keeps state depends on the type of {0}', 'fromCollection')] };
}

/** `StatefulSink` and what took its place: only their writers keep state. */
const WITH_WRITER_STATE =
  /^org\.apache\.flink\.(?:api\.connector\.sink2\.(?:StatefulSink|SupportsWriterState)|connector\.base\.sink\.AsyncSinkBase)$/;

function writerStates(sink: Value | undefined, { pool, flinkVersion }: StateContext): OperatorStates {
  const resolver = new Resolver(pool);
  const object = sink && resolver.objectOf({ kind: 'value', value: sink });
  const name = sink ? classOf(sink) : null;
  const connector = name === null ? null : connectorOf(name);
  if (connector) {
    return { states: stated(connector.states, name ?? ''), incomplete: [] };
  }
  if (object && object.unread === null) {
    const stateful = object.supertypes.some((type) => WITH_WRITER_STATE.test(type.name));
    const isOld = extendsClass(object, 'org.apache.flink.api.connector.sink.Sink');
    if (!isOld) {
      return { states: stateful ? stated([WRITER_STATE], 'SinkWriter') : [], incomplete: [] };
    }
  }
  const what = name ?? (flinkVersion && isAtLeast(flinkVersion, 2, 0) ? 'Sink' : 'its sink');
  return { states: [], incomplete: [message('the state of {0} is not known', what)] };
}

function broadcastStates(given: readonly Value[], resolver: Resolver, types: TypeExtractor): OperatorStates {
  const incomplete: Message[] = [];
  const states = given.flatMap((value): State[] => {
    const operand: Operand = { kind: 'value', value };
    const descriptor = descriptorOf(operand, resolver, types);
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
