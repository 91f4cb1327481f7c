import { checkFindings, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { job, revisions } from './revisions';

const only = { only: ['fresh-kafka-source-from-latest'] };

const NUMBERS = job('        env.fromSequence(1, 9).uid("a").print().uid("b");');
const LATEST = kafka('orders-source-v1', 'OffsetsInitializer.latest()');

/** A job with the numbers of `NUMBERS` besides. */
const beside = (text: string) =>
  text.replace(
    '        env.fromSource',
    '        env.fromSequence(1, 9).uid("a").print().uid("b");\n        env.fromSource',
  );

describe('fresh-kafka-source-from-latest', () => {
  it('fires at a KafkaSource with a new uid in the place of a FlinkKafkaConsumer', () =>
    checkFindings(
      revisions(
        legacy('orders-source-v1'),
        kafka(
          'orders-source-v2',
          'OffsetsInitializer.latest()',
          '        //  ^^^^^^^^^^ error [fresh-kafka-source-from-latest] what arrives between the savepoint and the start is never read',
        ),
      ),
      only,
    ));

  it('is silent where it starts at the committed offsets, or elsewhere (near miss)', async () => {
    await checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', COMMITTED)), only);
    await checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', null)), only);
  });

  it('is silent where the start is not known (near miss)', () =>
    checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', 'startOf(args)')), only));

  it('is silent where the source was a KafkaSource with this uid already (near miss)', () =>
    checkSilent(
      revisions(kafka('orders-source-v1', COMMITTED), kafka('orders-source-v1', 'OffsetsInitializer.latest()')),
      only,
    ));

  it("fires at a source of a job that ran, though it takes nobody's place", () =>
    checkFindings(
      revisions(
        NUMBERS,
        beside(
          kafka(
            'orders-source-v1',
            'OffsetsInitializer.latest()',
            '        //  ^^^^^^^^^^ error [fresh-kafka-source-from-latest] is new to the job and starts at the latest offset',
          ),
        ),
      ),
      only,
    ));

  it('fires at a source in the place of one that kept nothing', () =>
    checkFindings(
      revisions(
        job('        env.socketTextStream("localhost", 1).uid("a").print().uid("orders-sink-v1");'),
        kafka(
          'orders-source-v1',
          'OffsetsInitializer.latest()',
          '        //  ^^^^^^^^^^ error [fresh-kafka-source-from-latest]',
        ),
      ),
      only,
    ));

  it('is silent in a job that is new (near miss)', () =>
    checkSilent(
      `//- before/src/main/java/Job.java\n${NUMBERS}
//- after/src/main/java/Job.java\n${NUMBERS}
//- after/src/main/java/Other.java\n${LATEST.replace('class Job', 'class Other')}`,
      only,
    ));

  it('is silent where the source came into a helper, under another name (near miss)', () =>
    checkSilent(
      revisions(
        LATEST,
        job(
          '        env.fromSource(source(), WatermarkStrategy.noWatermarks(), "renamed").uid("orders-source-v1").print().uid("orders-sink-v1");',
          `    static KafkaSource<String> source() {
        return KafkaSource.<String>builder().setTopics("orders").setStartingOffsets(OffsetsInitializer.latest()).build();
    }`,
        ),
      ),
      only,
    ));

  it('is silent where the uid of the source, or of one before, is not known (near miss)', async () => {
    const open = LATEST.replace('.uid("orders-source-v1")', '.uid(args[0])');
    await checkSilent(revisions(NUMBERS, beside(open)), only);
    await checkSilent(revisions(open, beside(LATEST)), only);
  });

  it('is silent where a condition may leave the source out (near miss)', () =>
    checkSilent(
      revisions(
        NUMBERS,
        beside(LATEST).replace('        env.fromSource', '        if (args.length > 0) env.fromSource'),
      ),
      only,
    ));

  it('is silent at other offsets, a source that ends, and a job that ran on batches (near miss)', async () => {
    for (const offsets of [
      COMMITTED,
      'OffsetsInitializer.timestamp(1L)',
      'OffsetsInitializer.offsets(java.util.Map.of())',
      'args.length > 0 ? OffsetsInitializer.latest() : OffsetsInitializer.earliest()',
      'startOf(args)',
    ]) {
      await checkSilent(revisions(NUMBERS, beside(kafka('orders-source-v1', offsets))), only);
    }
    const ending = LATEST.replace('.setGroupId("g")', '.setBounded(OffsetsInitializer.latest())');
    await checkSilent(revisions(NUMBERS, beside(ending)), only);
    const batch = (text: string) =>
      text.replace(
        'getExecutionEnvironment();',
        'getExecutionEnvironment();\n        env.setRuntimeMode(org.apache.flink.api.common.RuntimeExecutionMode.BATCH);',
      );
    await checkSilent(revisions(batch(NUMBERS), batch(beside(LATEST))), only);
  });

  it('follows a builder in a variable as far as one start is set on it', async () => {
    const inVariable = (more: string, mark = '') =>
      beside(
        job(`        KafkaSourceBuilder<String> orders = KafkaSource.<String>builder().setStartingOffsets(OffsetsInitializer.latest());
        ${more}
        env.fromSource(orders.build(), WatermarkStrategy.noWatermarks(), "orders").uid("orders-source-v1")
${mark}
                .print().uid("orders-sink-v1");`),
      );
    const mark = '        //  ^^^^^^^^^^ error [fresh-kafka-source-from-latest]';
    await checkFindings(revisions(NUMBERS, inVariable('orders.setGroupId("g");', mark)), only);
    const other = 'if (args.length > 0) orders.setStartingOffsets(OffsetsInitializer.earliest());';
    await checkSilent(revisions(NUMBERS, inVariable(other)), only);
    await checkSilent(revisions(NUMBERS, inVariable('configure(orders);')), only);
  });
});
