import { checkFindings, checkFix, checkNoFix, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { job, revisions } from './revisions';

const only = { only: ['connector-changed-same-uid'] };
const files = (sink: string, call: string, mark = '') =>
  job(`        env.fromSequence(1, 9).uid("a").map(String::valueOf).uid("b")
                .${call}(${sink}).uid("files-sink-v1");
${mark}`);
const OLD_SINK = 'StreamingFileSink.forRowFormat(null, null).build()';
const NEW_SINK = 'FileSink.forRowFormat(null, null).build()';
const WHOLE_OLD_SINK = `StreamingFileSink.forRowFormat(new org.apache.flink.core.fs.Path("file:///files"),
                    new org.apache.flink.api.common.serialization.SimpleStringEncoder<String>()).build()`;
const KAFKA_SINK = `KafkaSink.<String>builder().setBootstrapServers("kafka:9092").setRecordSerializer(
                    org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.builder().setTopic("files")
                        .setValueSerializationSchema(new SimpleStringSchema()).build()).build()`;

describe('connector-changed-same-uid', () => {
  it('fires at a KafkaSource under the uid of a FlinkKafkaConsumer, and says where it starts', () =>
    checkFindings(
      revisions(
        legacy('orders-source-v1'),
        kafka(
          'orders-source-v1',
          null,
          '        //  ^^^^^^^^^^ error [connector-changed-same-uid] the new one starts at OffsetsInitializer.earliest(), and the old state stays in every savepoint, multiplied',
        ),
      ),
      only,
    ));

  it('is silent where the new connector reads the old state (near miss)', () =>
    checkSilent(revisions(files(OLD_SINK, 'addSink'), files(NEW_SINK, 'sinkTo')), only));

  it('is silent where the uid is another one (near miss)', () =>
    checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', COMMITTED)), only));

  it('is silent where only the source of another branch still has the uid (near miss)', () => {
    const choice = (source: string) =>
      job(`        DataStream<String> lines;
        if (args.length > 0) {
            lines = env.fromSequence(1, 9).map(String::valueOf).returns(String.class).uid("orders-source-v1");
        } else {
            lines = ${source};
        }
        lines.print().uid("lines-sink-v1");`);
    const old = 'env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), new Properties()))';
    const now = 'env.fromSource(KafkaSource.<String>builder().build(), WatermarkStrategy.noWatermarks(), "orders")';
    return checkSilent(revisions(choice(`${old}.uid("orders-source-v1")`), choice(`${now}.uid("orders-source-v2")`)), {
      only: ['connector-changed-same-uid', 'state-lost-silently'],
    });
  });

  it('says to look it up where nobody here knows', () =>
    checkFindings(
      revisions(
        job('        env.addSource(new org.example.OldSource()).uid("a").print().uid("b");'),
        job(`        env.addSource(new org.example.NewSource()).uid("a").print().uid("b");
        //  ^^^^^^^^^ info [connector-changed-same-uid] Look it up`),
      ),
      only,
    ));

  it('offers a KafkaSource a new uid, from the committed offsets', () =>
    checkFix(
      revisions(legacy('orders-source-v1'), kafka('orders-source-v1', 'OffsetsInitializer.earliest()')),
      'Give this source the new uid "orders-source-v2", from the committed offsets',
      `//- src/main/java/Job.java\n${kafka('orders-source-v2', COMMITTED)}`,
      only,
    ));

  it('offers it nothing where it commits nothing', () =>
    checkNoFix(
      revisions(legacy('a'), kafka('a', null).replace('.setGroupId("g")', '')),
      'from the committed offsets',
      only,
    ));

  it('offers other connectors a new uid, and says what it costs', () =>
    checkFix(
      revisions(files(WHOLE_OLD_SINK, 'addSink'), files(KAFKA_SINK, 'sinkTo')),
      'Give this operator a new uid ("files-sink-v2"): its state is dropped',
      `//- src/main/java/Job.java\n${files(KAFKA_SINK, 'sinkTo').replace('-v1', '-v2')}`,
      only,
    ));

  it('offers none where nobody here knows', () =>
    checkNoFix(
      revisions(
        job('        env.addSource(new org.example.OldSource()).uid("a").print().uid("b");'),
        job('        env.addSource(new org.example.NewSource()).uid("a").print().uid("b");'),
      ),
      '',
      only,
    ));

  it('is silent where the old source only gave elements of the code (near miss)', () =>
    checkSilent(
      revisions(
        job('        env.fromElements("a", "b").uid("orders-source-v1").print().uid("orders-sink-v1");'),
        kafka('orders-source-v1', 'OffsetsInitializer.latest()'),
      ),
      only,
    ));

  it('says that the restore fails where the job moves to Flink 2 as well', () => {
    const pom = (revision: string, version: string) => `//- ${revision}/pom.xml
<project><dependencies><dependency>
  <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>${version}</version>
</dependency></dependencies></project>
`;
    const mark =
      '        //  ^^^^^^^^^^ error [connector-changed-same-uid] the restore fails: Flink 2 has no class for the offsets of FlinkKafkaConsumer';
    const both = revisions(legacy('orders-source-v1'), kafka('orders-source-v1', COMMITTED, mark));
    return checkFindings(`${pom('before', '1.20.5')}${pom('after', '2.2.1')}${both}`, { ...only, flink: null });
  });
});
