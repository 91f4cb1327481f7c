import { checkFindings, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { revisions } from './revisions';

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
});
