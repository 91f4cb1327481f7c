/** What sources and sinks of connectors keep by themselves. */
import { message } from '../../base/message';
import { connectorOf, madeBy } from '../../flink/connector-state';
import { COMMITTER_STATE, type ConnectorState, SOURCE_STATE, WRITER_STATE } from '../../flink/connectors/connector';
import { isAtLeast } from '../../flink/flink-version';
import { supertypesOf } from '../../java/supertypes';
import type { Value } from '../interpreter/value';
import type { State } from '../job';
import { EMPTY } from './function-states';
import { extendsClass, projectObject } from './object-class';
import { NOTHING, type OperatorStates, type StatefulOperator } from './operator-states';
import type { StateContext } from './state-context';

/** The class of an object, or the one that a chain of calls begins with. */
export function classOf(value: Value): string | null {
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

/** The states of a connector, as an operator has them. */
export function stated(states: readonly ConnectorState[], origin: string): State[] {
  return states.map(
    ({ name, mode }): State => ({ ...EMPTY, name, kind: 'connector', mode, origin: origin.replace(/^.*[.$]/, '') }),
  );
}

/** What sources and sinks keep by themselves, by the call that adds them. */
export function connectorStates({ kind, arguments: given }: StatefulOperator, context: StateContext): OperatorStates {
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
  const object = projectObject(sink, pool);
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
