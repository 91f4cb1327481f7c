/**
 * The state that sources and sinks outside a project keep by themselves. Each entry was read in the sources of the class it
 * names, of the versions it names; a class that is not here is not known.
 */

export interface ConnectorState {
  readonly name: string;
  readonly mode: 'SPLIT_DISTRIBUTE' | 'UNION';
}

export interface Connector {
  /** Binary names. */
  readonly classes: readonly string[];
  /** The versions whose sources were read. */
  readonly versions: string;
  /** The class that registers the state. */
  readonly source: string;
  /** Of the operator that runs the function; of a `Sink`'s writer. Empty where it keeps none. */
  readonly states: readonly ConnectorState[];
}

const split = (name: string): ConnectorState => ({ name, mode: 'SPLIT_DISTRIBUTE' });
const union = (name: string): ConnectorState => ({ name, mode: 'UNION' });

/** `StatefulSinkWriterStateHandler`: what a writer keeps whose sink has writer state. */
export const WRITER_STATE: ConnectorState = split('writer_raw_states');
/** `CommitterOperator` and `GlobalCommitterOperator`. */
export const COMMITTER_STATE: ConnectorState = split('streaming_committer_raw_states');
/** `SourceOperator`: the splits of every new `Source`. */
export const SOURCE_STATE: ConnectorState = split('SourceReaderState');
/** `DefaultOperatorStateBackend.DEFAULT_OPERATOR_STATE_NAME`, which `StreamingFunctionUtils` gives to `ListCheckpointed`. */
export const LIST_CHECKPOINTED_STATE: ConnectorState = split('_default_');

const KAFKA = 'org.apache.flink.streaming.connectors.kafka.';
const FUNCTIONS = 'org.apache.flink.streaming.api.functions.';

const CONNECTORS: readonly Connector[] = [
  {
    classes: ['', '08', '09', '010', '011'].map((suffix) => `${KAFKA}FlinkKafkaConsumer${suffix}`),
    versions: 'flink-connector-kafka 1.17.2, 3.4.0-1.20',
    source: 'FlinkKafkaConsumerBase',
    states: [union('topic-partition-offset-states')],
  },
  {
    classes: [`${KAFKA}FlinkKafkaProducer`],
    versions: 'flink-connector-kafka 1.17.2, 3.4.0-1.20',
    source: 'FlinkKafkaProducer, TwoPhaseCommitSinkFunction',
    states: [split('state'), union('next-transactional-id-hint-v2')],
  },
  {
    classes: ['org.apache.flink.connector.kafka.sink.KafkaSink'],
    versions: 'flink-connector-kafka 1.17.2, 3.4.0-1.20, 4.0.0-2.0',
    source: 'KafkaSink',
    states: [WRITER_STATE],
  },
  {
    classes: ['org.apache.flink.connector.file.sink.FileSink'],
    versions: 'flink-connector-files 1.20.3, 2.0.0',
    source: 'FileSink',
    states: [WRITER_STATE],
  },
  {
    classes: [`${FUNCTIONS}sink.filesystem.StreamingFileSink`],
    versions: 'flink-streaming-java 1.17.2, 1.20.5',
    source: 'StreamingFileSinkHelper',
    states: [split('bucket-states'), union('max-part-counter')],
  },
  {
    classes: ['org.apache.flink.connector.pulsar.sink.PulsarSink'],
    versions: 'flink-connector-pulsar 4.1.0-1.18',
    source: 'PulsarSink',
    states: [],
  },
  {
    classes: [
      'org.apache.flink.connector.jdbc.sink.JdbcSink',
      'org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink',
    ],
    versions: 'flink-connector-jdbc 3.2.0-1.19, flink-connector-jdbc-core 3.3.0-1.20',
    source: 'JdbcSink',
    states: [WRITER_STATE],
  },
  {
    classes: ['org.apache.flink.connector.jdbc.internal.GenericJdbcSinkFunction'],
    versions: 'flink-connector-jdbc 3.2.0-1.19',
    source: 'GenericJdbcSinkFunction',
    states: [],
  },
  {
    classes: ['org.apache.flink.connector.jdbc.xa.JdbcXaSinkFunction'],
    versions: 'flink-connector-jdbc 3.2.0-1.19',
    source: 'XaSinkStateHandlerImpl',
    states: [split('XaSinkState')],
  },
  {
    classes: ['org.apache.flink.streaming.connectors.rabbitmq.RMQSource'],
    versions: 'flink-connector-rabbitmq 3.0.1-1.17, flink-streaming-java 1.20.5',
    source: 'MessageAcknowledgingSourceBase',
    states: [split('message-acknowledging-source-state')],
  },
  {
    classes: [
      'org.apache.flink.cdc.debezium.DebeziumSourceFunction',
      'com.ververica.cdc.debezium.DebeziumSourceFunction',
    ],
    versions: 'flink-connector-debezium 2.4.2, 3.2.1',
    source: 'DebeziumSourceFunction',
    states: [union('offset-states'), union('history-records-states')],
  },
  {
    classes: ['source', 'source.legacy'].map((room) => `${FUNCTIONS}${room}.FromElementsFunction`),
    versions: 'flink-streaming-java 1.17.2, 1.20.5, flink-runtime 2.2.1',
    source: 'FromElementsFunction',
    states: [split('from-elements-state')],
  },
  {
    classes: ['source', 'source.legacy'].map((room) => `${FUNCTIONS}${room}.StatefulSequenceSource`),
    versions: 'flink-streaming-java 1.17.2, 1.20.5, flink-runtime 2.2.1',
    source: 'StatefulSequenceSource',
    states: [split('stateful-sequence-source-state')],
  },
  {
    classes: [
      `${FUNCTIONS}source.FromIteratorFunction`,
      `${FUNCTIONS}source.legacy.FromIteratorFunction`,
      `${FUNCTIONS}source.FromSplittableIteratorFunction`,
      `${FUNCTIONS}source.legacy.FromSplittableIteratorFunction`,
      `${FUNCTIONS}source.SocketTextStreamFunction`,
      `${FUNCTIONS}source.legacy.SocketTextStreamFunction`,
      `${FUNCTIONS}sink.PrintSinkFunction`,
      `${FUNCTIONS}sink.legacy.PrintSinkFunction`,
      `${FUNCTIONS}sink.DiscardingSink`,
      `${FUNCTIONS}sink.SocketClientSink`,
      `${FUNCTIONS}sink.legacy.SocketClientSink`,
      `${FUNCTIONS}sink.v2.DiscardingSink`,
      'org.apache.flink.api.connector.sink2.PrintSink',
      `${FUNCTIONS}sink.PrintSink`,
    ],
    versions: 'flink-streaming-java 1.17.2, 1.20.5, flink-runtime 2.2.1',
    source: 'the classes themselves',
    states: [],
  },
];

const BY_CLASS: ReadonlyMap<string, Connector> = new Map(
  CONNECTORS.flatMap((connector) => connector.classes.map((name): [string, Connector] => [name, connector])),
);

/** What is known of the state of a connector's class; null when nothing is. */
export function connectorOf(binaryName: string): Connector | null {
  return BY_CLASS.get(binaryName) ?? null;
}

/** What static methods make that do not give an object of their own class, by `class#method`. */
const MADE_BY: Readonly<Record<string, string>> = {
  'org.apache.flink.connector.jdbc.JdbcSink#sink': 'org.apache.flink.connector.jdbc.internal.GenericJdbcSinkFunction',
  'org.apache.flink.connector.jdbc.JdbcSink#exactlyOnceSink': 'org.apache.flink.connector.jdbc.xa.JdbcXaSinkFunction',
};

/** The class of what a chain of calls makes that begins with a static method: a builder's class, unless it is said otherwise. */
export function madeBy(owner: string, method: string): string {
  return MADE_BY[`${owner}#${method}`] ?? owner;
}
