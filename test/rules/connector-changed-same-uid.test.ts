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
      revisions(files(OLD_SINK, 'addSink'), files('KafkaSink.builder().build()', 'sinkTo')),
      'Give this operator a new uid ("files-sink-v2"): its state is dropped',
      `//- src/main/java/Job.java\n${files('KafkaSink.builder().build()', 'sinkTo').replace('-v1', '-v2')}`,
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
});
