import { checkFindings, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { job, revisions } from './revisions';

const only = { only: ['fresh-kafka-source-from-earliest'] };

describe('fresh-kafka-source-from-earliest', () => {
  it('fires at a KafkaSource with a new uid in the place of a FlinkKafkaConsumer', () =>
    checkFindings(
      revisions(
        legacy('orders-source-v1'),
        kafka(
          'orders-source-v2',
          null,
          '        //  ^^^^^^^^^^ warning [fresh-kafka-source-from-earliest] what was processed already is read again',
        ),
      ),
      only,
    ));

  it('is silent where it starts at the committed offsets, or elsewhere (near miss)', async () => {
    await checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', COMMITTED)), only);
    await checkSilent(
      revisions(legacy('orders-source-v1'), kafka('orders-source-v2', 'OffsetsInitializer.latest()')),
      only,
    );
  });

  it('is silent where the start is not known (near miss)', () =>
    checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', 'startOf(args)')), only));

  it('is silent where the source was a KafkaSource with this uid already (near miss)', () =>
    checkSilent(revisions(kafka('orders-source-v1', COMMITTED), kafka('orders-source-v1', null)), only));

  it("fires at a source of a job that ran, though it takes nobody's place, and is silent in a new job", async () => {
    const numbers = job('        env.fromSequence(1, 9).uid("a").print().uid("b");');
    const beside = (mark = '') =>
      kafka('orders-source-v1', null, mark).replace(
        '        env.fromSource',
        '        env.fromSequence(1, 9).uid("a").print().uid("b");\n        env.fromSource',
      );
    const mark = '        //  ^^^^^^^^^^ warning [fresh-kafka-source-from-earliest] is new to the job';
    await checkFindings(revisions(numbers, beside(mark)), only);
    await checkSilent(
      `//- before/src/main/java/Job.java\n${numbers}
//- after/src/main/java/Job.java\n${numbers}
//- after/src/main/java/Other.java\n${beside().replace('class Job', 'class Other')}`,
      only,
    );
  });
});
