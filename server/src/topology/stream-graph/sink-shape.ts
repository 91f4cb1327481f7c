/**
 * What a sink adds behind its writer: `SinkTransformationTranslator.SinkExpander.expand` asks for its interfaces
 * (`TwoPhaseCommittingSink` until 1.18, `SupportsCommitter` from 1.19 on, and those of topologies; 1.15 to 2.3).
 */
import type { ClassPool } from '../../java/class-model';
import type { Value } from '../interpreter/value';
import { ancestryOf, chainedMethods, classOf, isOnePiece, rootClassOf } from './value-class';

export interface SinkShape {
  /** Null when it is not known. */
  readonly committer: boolean | null;
  /** Of FileSink: `placeholders` are what `disableCompact` leaves for old state. */
  readonly compaction: 'none' | 'compactors' | 'placeholders';
  /** True when the sink builds, or may build, further operators that are not known. */
  readonly more: boolean;
}

const WRITER: SinkShape = { committer: false, compaction: 'none', more: false };
const COMMITTING: SinkShape = { committer: true, compaction: 'none', more: false };
const UNKNOWN: SinkShape = { committer: null, compaction: 'none', more: true };

const CONNECTORS = 'org.apache.flink.connector.';
const FILE_SINK = `${CONNECTORS}file.sink.FileSink`;

/**
 * Connectors by their sinks and builders, for when no class path shows them. Read in the sources of the connectors named,
 * in all their releases for Flink 1.15 to 2.2; a sink of the old interface (`org.apache.flink.api.connector.sink`) is none of them.
 */
const KNOWN: ReadonlyMap<string, SinkShape> = new Map([
  // flink-connector-kafka 1.15 to 5.0: what addPostCommitTopology does from 4.0 on adds no operator
  [`${CONNECTORS}kafka.sink.KafkaSink`, COMMITTING],
  [`${CONNECTORS}kafka.sink.KafkaSinkBuilder`, COMMITTING],
  // flink-connector-jdbc 3.2 on
  [`${CONNECTORS}jdbc.sink.JdbcSink`, COMMITTING],
  [`${CONNECTORS}jdbc.sink.JdbcSinkBuilder`, COMMITTING],
  [`${CONNECTORS}jdbc.core.datastream.sink.JdbcSink`, COMMITTING],
  [`${CONNECTORS}jdbc.core.datastream.sink.JdbcSinkBuilder`, COMMITTING],
  // flink-connector-pulsar 4.0 on
  [`${CONNECTORS}pulsar.sink.PulsarSink`, COMMITTING],
  // flink-connector-elasticsearch 3.0 on
  [`${CONNECTORS}elasticsearch.sink.ElasticsearchSink`, WRITER],
  [`${CONNECTORS}elasticsearch.sink.Elasticsearch6SinkBuilder`, WRITER],
  [`${CONNECTORS}elasticsearch.sink.Elasticsearch7SinkBuilder`, WRITER],
  [`${CONNECTORS}elasticsearch.sink.Elasticsearch8AsyncSinkBuilder`, WRITER],
  [`${CONNECTORS}elasticsearch.sink.Elasticsearch8AsyncSink`, WRITER],
  // flink-connector-mongodb 1.0 on
  [`${CONNECTORS}mongodb.sink.MongoSink`, WRITER],
  // flink-connector-aws 4.0 on: all extend AsyncSinkBase
  [`${CONNECTORS}kinesis.sink.KinesisStreamsSink`, WRITER],
  [`${CONNECTORS}firehose.sink.KinesisFirehoseSink`, WRITER],
  [`${CONNECTORS}dynamodb.sink.DynamoDbSink`, WRITER],
  [`${CONNECTORS}sqs.sink.SqsSink`, WRITER],
  // flink-streaming-java 1.18 on
  ['org.apache.flink.streaming.api.functions.sink.PrintSink', WRITER],
  ['org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink', WRITER],
]);

const SINK2 = 'org.apache.flink.api.connector.sink2.';
const COMMITTERS = [`${SINK2}TwoPhaseCommittingSink`, `${SINK2}SupportsCommitter`];
const TOPOLOGIES =
  /^org\.apache\.flink\.streaming\.api\.connector\.sink2\.(With|Supports)(PreWrite|PreCommit|PostCommit)Topology$/;

/** Supertypes that bring no operator, for when no class path shows them. */
const PLAIN =
  /^org\.apache\.flink\.(api\.connector\.sink2\.(Sink|StatefulSink|Supports(WriterState|ConcurrentExecutionAttempts))(\$\w+)?|connector\.base\.sink\.AsyncSinkBase|streaming\.api\.lineage\.LineageVertexProvider|api\.(common|java\.typeutils)\.\w+)$/;

/** What a value handed to `sinkTo` adds. */
export function sinkShapeOf(sink: Value | undefined, pool: ClassPool): SinkShape {
  for (const name of [classOf(sink), rootClassOf(sink)]) {
    if (name === FILE_SINK || name?.startsWith(`${FILE_SINK}$`)) {
      return fileSinkShape(sink);
    }
    const known = name === null ? null : (KNOWN.get(name) ?? byInterfaces(name, pool));
    if (known) {
      return known;
    }
  }
  return UNKNOWN;
}

/** By the interfaces of the class; null when these do not tell. */
function byInterfaces(name: string, pool: ClassPool): SinkShape | null {
  const { names, open } = ancestryOf(name, pool);
  const all = [...names];
  if (
    pool.find(name)?.kind !== 'class' ||
    !all.some((ancestor) => ancestor.startsWith(SINK2) || ancestor.endsWith('.AsyncSinkBase'))
  ) {
    return null;
  }
  const inherited = all.slice(1).map((ancestor) => KNOWN.get(ancestor));
  const committer = COMMITTERS.some((committing) => names.has(committing)) || inherited.includes(COMMITTING);
  const settled = open.every(
    (one) => PLAIN.test(one) || COMMITTERS.includes(one) || TOPOLOGIES.test(one) || KNOWN.has(one),
  );
  return {
    committer: committer || (settled ? false : null),
    compaction: 'none',
    more: !settled || all.some((ancestor) => TOPOLOGIES.test(ancestor)),
  };
}

/** `FileSink.addPreCommitTopology` (1.15 to 2.3). */
function fileSinkShape(sink: Value | undefined): SinkShape {
  const methods = chainedMethods(sink);
  if (!methods[0]?.startsWith('for') || !isOnePiece(sink)) {
    return { ...COMMITTING, more: true }; // made elsewhere, with compaction or without
  }
  const [last] = methods.filter((method) => method === 'enableCompact' || method === 'disableCompact').slice(-1);
  return {
    committer: true,
    compaction: last === 'enableCompact' ? 'compactors' : last ? 'placeholders' : 'none',
    more: false,
  };
}
