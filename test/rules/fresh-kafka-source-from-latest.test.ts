import { checkFindings, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { job, revisions } from './revisions';

const only = { only: ['fresh-kafka-source-from-latest'] };

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

  it("is advice at a source that takes nobody's place", () =>
    checkFindings(
      revisions(
        job('        env.fromSequence(1, 9).uid("a").print().uid("b");'),
        kafka(
          'orders-source-v1',
          'OffsetsInitializer.latest()',
          '        //  ^^^^^^^^^^ info [fresh-kafka-source-from-latest] is new and starts at the latest offset',
        ).replace(
          '        env.fromSource',
          '        env.fromSequence(1, 9).uid("a").print().uid("b");\n        env.fromSource',
        ),
      ),
      only,
    ));
});
