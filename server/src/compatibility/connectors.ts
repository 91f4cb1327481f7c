/**
 * What happens to the state of a source or sink when its class is replaced by another one. Each line says where that is
 * known from; what is not here is to be looked up in the connector's own upgrade notes.
 */
import { type Message, message } from '../base/message';
import { MESSAGES } from '../flink/connectors/messages';
import { STORES } from '../flink/connectors/stores';
import type { Operator } from '../topology/job';

export interface ConnectorReplacement {
  /** `reads`: keep the uid, the new class reads the old state. `ignores`: take a new uid; under the old one it starts afresh. */
  readonly state: 'reads' | 'ignores';
  /** The classes of Flink, or the notes, that say so. */
  readonly source: Message;
}

type Connector = Pick<Operator, 'kind' | 'function'>;

const STREAMING_FILE_SINK = 'org.apache.flink.streaming.api.functions.sink.filesystem.StreamingFileSink';

/** Sinks whose writers were read: the tables of connectors say where. */
const SINKS_WITHOUT_COMPATIBLE_STATE: ReadonlySet<string> = new Set(
  [...MESSAGES, ...STORES].flatMap(({ classes, readsOnlyItsOwn }) => (readsOnlyItsOwn ? classes : [])),
);

/** What is known of a replacement; null when nothing is. */
export function connectorReplacement(old: Connector, now: Connector): ConnectorReplacement | null {
  const isNewSink = now.kind.startsWith('sinkTo');
  if (old.kind === 'addSource' && now.kind === 'fromSource') {
    return ignores(message('SourceOperator of Flink 1.17 to 2.3 reads nothing but what a Source wrote'));
  }
  if (old.kind === 'fromSource' && now.kind === 'addSource') {
    return ignores(message('no SourceFunction reads what SourceOperator wrote (Flink 1.17 to 1.20)'));
  }
  if (old.function === STREAMING_FILE_SINK && now.function === 'org.apache.flink.connector.file.sink.FileSink') {
    return { state: 'reads', source: message('FileSink names the old bucket states as its own') };
  }
  if (old.kind === 'addSink' && isNewSink && SINKS_WITHOUT_COMPATIBLE_STATE.has(now.function ?? '')) {
    return ignores(message('its writer names no state of another sink as its own (WithCompatibleState)'));
  }
  if (old.kind.startsWith('sinkTo') && now.kind === 'addSink') {
    return ignores(message('no SinkFunction reads what a SinkWriter wrote'));
  }
  return null;
}

function ignores(source: Message): ConnectorReplacement {
  return { state: 'ignores', source };
}

const FAMILIES =
  /(kafka|kinesis|pulsar|rabbitmq|jdbc|elasticsearch|opensearch|filesystem|file|iceberg|paimon|mongo|cassandra|pubsub|mysql|postgres|redis|nats)/i;

/** True for two connectors of one system: the one may be what people moved to from the other. */
export function areOfOneSystem(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => FAMILIES.exec(name)?.[1]?.toLowerCase().replace('filesystem', 'file'));
  return one !== undefined && one === other;
}

/** Another source or sink class. */
export function isConnectorChanged(old: Operator, now: Operator): boolean {
  const isConnector = isSource(old) ? isSource(now) : isSink(old) && isSink(now);
  return isConnector && (old.function !== now.function || old.kind !== now.kind);
}

export function isSource({ inputs, transformation }: Operator): boolean {
  return inputs.length === 0 && transformation.kind === 'source';
}

export function isSink({ transformation }: Operator): boolean {
  return transformation.kind === 'sink' || transformation.kind === 'sink-to';
}
