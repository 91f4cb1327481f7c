import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { compareTexts } from './compare-texts';

const FLINK = 'org.apache.flink.';
const OLD = `${FLINK}streaming.connectors.`;
const NEW = `${FLINK}connector.`;

const job = (imports: readonly string[], line: string) => `import ${FLINK}api.common.eventtime.WatermarkStrategy;
import ${FLINK}api.common.serialization.*;
import ${FLINK}core.fs.Path;
import ${FLINK}streaming.api.environment.StreamExecutionEnvironment;
${imports.map((name) => `import ${name};`).join('\n')}
public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ${line}
        env.execute();
    }
}`;
const source = (imports: readonly string[], call: string) =>
  job(imports, `env.${call}.uid("moved-v1").print().uid("out-v1");`);
const fromSource = (name: string, made: string) =>
  source([name], `fromSource(${made}, WatermarkStrategy.noWatermarks(), "in")`);
const sink = (imports: readonly string[], call: string) =>
  job(imports, `env.fromSequence(1, 9).uid("in-v1").map(n -> "" + n).uid("map-v1").${call}.uid("moved-v1");`);

/** What becomes of the connector with the uid `moved-v1`: its states with their outcomes, else the operator's own. */
async function moved(before: string, after: string): Promise<string> {
  const { plans } = await compareTexts(before, after);
  const plan = plans[0]?.operators.find(({ match }) => match.old?.uid.value === 'moved-v1');
  const states = plan?.states.map(({ name, outcome }) => `${name} ${outcome}`) ?? [];
  const why = plan?.restore.message ? sayInEnglish(plan.restore.message) : '';
  const lookUp = /look it up/.test(why) ? ': look it up' : '';
  return `${states.length > 0 ? states.join(', ') : (plan?.restore.outcome ?? 'nothing')}${lookUp}`;
}

const STREAMING_FILE = sink(
  [`${FLINK}streaming.api.functions.sink.filesystem.StreamingFileSink`],
  'addSink(StreamingFileSink.forRowFormat(new Path("p"), new SimpleStringEncoder<String>()).build())',
);
const FILE = sink(
  [`${NEW}file.sink.FileSink`],
  'sinkTo(FileSink.forRowFormat(new Path("p"), new SimpleStringEncoder<String>()).build())',
);
const KINESIS_PRODUCER = sink(
  [`${OLD}kinesis.FlinkKinesisProducer`],
  'addSink(new FlinkKinesisProducer<>(new SimpleStringSchema(), new java.util.Properties()))',
);
const XA = sink(
  [`${NEW}jdbc.JdbcSink`],
  'addSink(JdbcSink.<String>exactlyOnceSink("i", (s, e) -> {}, null, null, null))',
);
const mysql = (name: string) => fromSource(name, 'MySqlSource.<String>builder().build()');
const OLD_CDC = 'com.ververica.cdc.connectors.mysql';

const PAIRS: readonly (readonly [name: string, before: string, after: string, outcome: string])[] = [
  [
    'FlinkKinesisConsumer to KinesisStreamsSource',
    source(
      [`${OLD}kinesis.FlinkKinesisConsumer`],
      'addSource(new FlinkKinesisConsumer<>("s", new SimpleStringSchema(), null))',
    ),
    fromSource(`${NEW}kinesis.source.KinesisStreamsSource`, 'KinesisStreamsSource.<String>builder().build()'),
    'Kinesis-Stream-Shard-State lost',
  ],
  [
    'FlinkKinesisProducer to KinesisStreamsSink',
    KINESIS_PRODUCER,
    sink([`${NEW}kinesis.sink.KinesisStreamsSink`], 'sinkTo(KinesisStreamsSink.<String>builder().build())'),
    'kept',
  ],
  [
    'FlinkKinesisProducer to KinesisFirehoseSink',
    KINESIS_PRODUCER,
    sink([`${NEW}firehose.sink.KinesisFirehoseSink`], 'sinkTo(KinesisFirehoseSink.<String>builder().build())'),
    'kept',
  ],
  [
    'a Pulsar source of another library to PulsarSource',
    source(
      [`${OLD}pulsar.FlinkPulsarSource`],
      'addSource(new FlinkPulsarSource<>("s", "a", new SimpleStringSchema(), null))',
    ),
    fromSource(`${NEW}pulsar.source.PulsarSource`, 'PulsarSource.<String>builder().build()'),
    'unknown: look it up',
  ],
  [
    'RMQSource to KafkaSource',
    source([`${OLD}rabbitmq.RMQSource`], 'addSource(new RMQSource<>(null, "q", true, new SimpleStringSchema()))'),
    fromSource(`${NEW}kafka.source.KafkaSource`, 'KafkaSource.<String>builder().build()'),
    'message-acknowledging-source-state lost',
  ],
  ['StreamingFileSink to FileSink', STREAMING_FILE, FILE, 'bucket-states kept, max-part-counter kept'],
  [
    'BucketingSink to FileSink',
    sink([`${OLD}fs.bucketing.BucketingSink`], 'addSink(new BucketingSink<String>("p"))'),
    FILE,
    'unknown: look it up',
  ],
  [
    'readTextFile to FileSource',
    source([], 'readTextFile("p")'),
    fromSource(`${NEW}file.src.FileSource`, 'FileSource.forRecordStreamFormat(null, new Path("p")).build()'),
    'splits lost',
  ],
  [
    "JDBC's function to JdbcSink",
    sink([`${NEW}jdbc.JdbcSink`], 'addSink(JdbcSink.<String>sink("i", (s, e) -> {}, null))'),
    sink([`${NEW}jdbc.core.datastream.sink.JdbcSink`], 'sinkTo(JdbcSink.<String>builder().buildAtLeastOnce(null))'),
    'kept',
  ],
  [
    "JDBC's transactions to JdbcSink",
    XA,
    sink(
      [`${NEW}jdbc.core.datastream.sink.JdbcSink`],
      'sinkTo(JdbcSink.<String>builder().buildExactlyOnce(null, null))',
    ),
    'XaSinkState lost',
  ],
  [
    "JDBC's transactions to OpensearchSink",
    XA,
    sink([`${NEW}opensearch.sink.OpensearchSinkBuilder`], 'sinkTo(new OpensearchSinkBuilder<String>().build())'),
    'XaSinkState lost',
  ],
  [
    "JDBC's transactions to MongoSink",
    XA,
    sink([`${NEW}mongodb.sink.MongoSink`], 'sinkTo(MongoSink.<String>builder().build())'),
    'XaSinkState lost',
  ],
  [
    'the old ElasticsearchSink to the one that Elasticsearch7SinkBuilder makes',
    sink(
      [`${OLD}elasticsearch7.ElasticsearchSink`],
      'addSink(new ElasticsearchSink.Builder<String>(null, null).build())',
    ),
    sink(
      [`${NEW}elasticsearch.sink.Elasticsearch7SinkBuilder`],
      'sinkTo(new Elasticsearch7SinkBuilder<String>().build())',
    ),
    'kept',
  ],
  [
    "Google's old PubSubSource to the new one",
    source(
      [`${OLD}gcp.pubsub.PubSubSource`],
      'addSource(PubSubSource.newBuilder().withDeserializationSchema(new SimpleStringSchema()).withProjectName("p").withSubscriptionName("s").build())',
    ),
    fromSource('com.google.pubsub.flink.PubSubSource', 'PubSubSource.<String>builder().build()'),
    '_default_ lost',
  ],
  [
    "a Debezium function to CDC's source",
    source([`${OLD_CDC}.MySqlSource`], 'addSource(MySqlSource.<String>builder().build())'),
    mysql(`${OLD_CDC}.source.MySqlSource`),
    'offset-states lost, history-records-states lost',
  ],
  [
    "CDC's source to that of CDC 3, in another package",
    mysql(`${OLD_CDC}.source.MySqlSource`),
    mysql(`${FLINK}cdc.connectors.mysql.source.MySqlSource`),
    'SourceReaderState unknown: look it up',
  ],
];

describe('under the same uid', () => {
  for (const [name, before, after, outcome] of PAIRS) {
    it(`${name}: ${outcome}`, async () => assert.equal(await moved(before, after), outcome));
  }
});

describe('operators that a library adds', () => {
  const verdictOf = async (before: string, after: string) => {
    const { verdict, incomplete } = await compareTexts(before, after);
    return [verdict, ...incomplete.map(({ why }) => sayInEnglish(why)).filter((why) => /adds to the job/.test(why))];
  };

  it('leave open what becomes of their state', async () => {
    const iceberg = (name: string, last: string) =>
      job(
        [`org.apache.iceberg.flink.sink.${name}`],
        `${name}.forRowData(env.fromSequence(1, 9).uid("in-v1")).${last}.append();`,
      );
    const found = await verdictOf(iceberg('FlinkSink', 'uidPrefix("ice")'), iceberg('IcebergSink', 'uidSuffix("ice")'));
    assert.deepEqual(found, ['unknown', 'what the old code in line 9 adds to the job is not known']);
  });

  it('also where the library is a connector of Flink', async () => {
    const cassandra = (more: string) =>
      job(
        [`${OLD}cassandra.CassandraSink`],
        `CassandraSink.addSink(env.fromSequence(1, 9).uid("in-v1"))${more}.build();`,
      );
    assert.equal((await verdictOf(cassandra(''), cassandra('.setHost("h")')))[0], 'unknown');
  });
});
