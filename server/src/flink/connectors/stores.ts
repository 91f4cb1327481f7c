/** Connectors of databases, search engines and tables. */
import { type Connector, split, WRITER_STATE } from './connector';

const SEARCH = 'org.apache.flink.connector.';
const OLD = 'org.apache.flink.streaming.connectors.';

export const STORES: readonly Connector[] = [
  {
    classes: [
      'org.apache.flink.connector.jdbc.sink.JdbcSink',
      'org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink',
    ],
    versions: 'flink-connector-jdbc 3.2.0-1.19, flink-connector-jdbc-core 3.3.0-1.20, 4.0.0-2.0',
    source: 'JdbcSink',
    states: [WRITER_STATE],
    readsOnlyItsOwn: true,
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
    classes: [6, 7].flatMap((version) => [
      `${OLD}elasticsearch${version}.ElasticsearchSink`,
      `${OLD}elasticsearch${version}.ElasticsearchSink$Builder`,
    ]),
    versions: 'flink-connector-elasticsearch-base 3.0.1, 3.1.0',
    source: 'ElasticsearchSinkBase',
    states: [],
  },
  {
    classes: ['ElasticsearchSink', 'Elasticsearch6SinkBuilder', 'Elasticsearch7SinkBuilder'].map(
      (name) => `${SEARCH}elasticsearch.sink.${name}`,
    ),
    versions: 'flink-connector-elasticsearch-base 3.0.1, 3.1.0, 4.0.0',
    source: 'ElasticsearchSink',
    states: [],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['Elasticsearch8AsyncSink', 'Elasticsearch8AsyncSinkBuilder'].map(
      (name) => `${SEARCH}elasticsearch.sink.${name}`,
    ),
    versions: 'flink-connector-elasticsearch8 3.1.0, 4.0.0',
    source: 'Elasticsearch8AsyncSink, AsyncSinkBase',
    states: [WRITER_STATE],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['', '2', '3'].flatMap((version) => [
      `${SEARCH}opensearch.sink.Opensearch${version}Sink`,
      `${SEARCH}opensearch.sink.Opensearch${version}SinkBuilder`,
    ]),
    versions: 'flink-connector-opensearch 1.2.0, 2.0.0, opensearch2 2.0.0-1.19, opensearch3 3.0 (0ea60bd)',
    source: 'OpensearchSink, Opensearch2Sink, Opensearch3Sink',
    states: [],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['', '2'].flatMap((version) => [
      `${OLD}opensearch.Opensearch${version}Sink`,
      `${OLD}opensearch.Opensearch${version}Sink$Builder`,
    ]),
    versions: 'flink-connector-opensearch 1.2.0, 2.0.0',
    source: 'OpensearchSink',
    states: [],
  },
  {
    classes: ['CassandraPojoSink', 'CassandraTupleSink', 'CassandraRowSink'].map((name) => `${OLD}cassandra.${name}`),
    versions: 'flink-connector-cassandra 3.2.0',
    source: 'CassandraSinkBase',
    states: [],
  },
  {
    classes: ['org.apache.flink.connector.mongodb.sink.MongoSink'],
    versions: 'flink-connector-mongodb 1.2.0, 2.0.0, 2.1 (414058a)',
    source: 'MongoSink',
    states: [],
    readsOnlyItsOwn: true,
  },
  {
    classes: ['org.apache.flink.connector.hbase.sink.HBaseSinkFunction'],
    versions: 'flink-connector-hbase-base 4.0.0-1.19',
    source: 'HBaseSinkFunction',
    states: [],
  },
  {
    classes: ['org.apache.flink.streaming.connectors.redis.RedisSink'],
    versions: 'flink-connector-redis_2.11 1.1.5',
    source: 'RedisSink',
    states: [],
  },
  {
    classes: ['org.apache.iceberg.flink.sink.IcebergSink'],
    versions: 'iceberg-flink-1.20 1.8.1, iceberg-flink-2.1 (7f879b1)',
    source: 'IcebergSink, IcebergSinkWriter',
    states: [],
    readsOnlyItsOwn: true,
  },
];

/** What static methods make that do not give an object of their own class, by `class#method`. */
export const MADE_BY_STORES: Readonly<Record<string, string>> = {
  'org.apache.flink.connector.jdbc.JdbcSink#sink': 'org.apache.flink.connector.jdbc.internal.GenericJdbcSinkFunction',
  'org.apache.flink.connector.jdbc.JdbcSink#exactlyOnceSink': 'org.apache.flink.connector.jdbc.xa.JdbcXaSinkFunction',
};
