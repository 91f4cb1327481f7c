/** Connectors of message queues and logs. */
import { type Connector, LIST_CHECKPOINTED_STATE, split, union, WRITER_STATE } from './connector';

const KAFKA = 'org.apache.flink.streaming.connectors.kafka.';
const KINESIS = 'org.apache.flink.streaming.connectors.kinesis.';
const PUBSUB = 'org.apache.flink.streaming.connectors.gcp.pubsub.';

/** A sink of `AsyncSinkBase`, whose writer keeps the requests that are on their way (`BufferedRequestState`). */
const asyncSink = (classes: readonly string[], versions: string, source: string): Connector => ({
  classes,
  versions,
  source: `${source}, AsyncSinkBase`,
  states: [WRITER_STATE],
  readsOnlyItsOwn: true,
});

export const MESSAGES: readonly Connector[] = [
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
    readsOnlyItsOwn: true,
  },
  {
    classes: [`${KINESIS}FlinkKinesisConsumer`, `${KINESIS}FlinkDynamoDBStreamsConsumer`],
    versions: 'flink-connector-kinesis 1.15.0, 4.0.0, 5.1.0',
    source: 'FlinkKinesisConsumer',
    states: [union('Kinesis-Stream-Shard-State')],
  },
  {
    classes: [`${KINESIS}FlinkKinesisProducer`],
    versions: 'flink-connector-kinesis 1.15.0',
    source: 'FlinkKinesisProducer',
    states: [],
  },
  asyncSink(
    ['org.apache.flink.connector.kinesis.sink.KinesisStreamsSink'],
    'flink-connector-aws-kinesis-streams 4.0.0, 5.1.0, 6.0.0',
    'KinesisStreamsSink',
  ),
  asyncSink(
    ['org.apache.flink.connector.firehose.sink.KinesisFirehoseSink'],
    'flink-connector-aws-kinesis-firehose 4.0.0, 5.1.0, 6.0.0',
    'KinesisFirehoseSink',
  ),
  asyncSink(['org.apache.flink.connector.sqs.sink.SqsSink'], 'flink-connector-sqs 5.0.0-1.20, 6.0.0', 'SqsSink'),
  asyncSink(
    ['org.apache.flink.connector.dynamodb.sink.DynamoDbSink'],
    'flink-connector-dynamodb 4.0.0, 5.1.0, 6.0.0',
    'DynamoDbSink',
  ),
  asyncSink(
    [
      'org.apache.flink.connector.prometheus.sink.PrometheusSink',
      'org.apache.flink.connector.prometheus.sink.PrometheusSinkBuilder',
    ],
    'flink-connector-prometheus 1.0.0',
    'PrometheusSink',
  ),
  {
    classes: ['org.apache.flink.connector.pulsar.sink.PulsarSink'],
    versions: 'flink-connector-pulsar 4.1.0-1.18',
    source: 'PulsarSink',
    states: [],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['org.apache.flink.streaming.connectors.rabbitmq.RMQSource'],
    versions: 'flink-connector-rabbitmq 3.0.1-1.17, flink-streaming-java 1.20.5',
    source: 'MessageAcknowledgingSourceBase',
    states: [split('message-acknowledging-source-state')],
  },
  {
    classes: ['org.apache.flink.streaming.connectors.rabbitmq.RMQSink'],
    versions: 'flink-connector-rabbitmq 3.0.1-1.17',
    source: 'RMQSink',
    states: [],
  },
  {
    classes: [`${PUBSUB}PubSubSource`],
    versions: 'flink-connector-gcp-pubsub 3.1.0-1.19',
    source: 'PubSubSource, which is ListCheckpointed',
    states: [LIST_CHECKPOINTED_STATE],
  },
  {
    classes: ['PubSubSinkV2', 'PubSubSinkV2Builder'].map(
      (name) => `org.apache.flink.connector.gcp.pubsub.sink.${name}`,
    ),
    versions: 'flink-connector-gcp-pubsub 3.2 (303f4db)',
    source: 'PubSubSinkV2',
    states: [],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['NiFiSource', 'NiFiSink'].map((name) => `org.apache.flink.streaming.connectors.nifi.${name}`),
    versions: 'flink-connector-nifi, Flink before 1.15 (28f79b4, 647cbfd)',
    source: 'NiFiSource, NiFiSink',
    states: [],
  },
  {
    classes: [`${PUBSUB}PubSubSink`],
    versions: 'flink-connector-gcp-pubsub 3.1.0-1.19',
    source: 'PubSubSink',
    states: [],
  },
];
