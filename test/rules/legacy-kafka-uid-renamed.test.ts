import { checkFindings, checkFix, checkNoFix, checkSilent } from '../fixture/check';
import { COMMITTED, kafka, legacy } from './kafka-revisions';
import { revisions } from './revisions';

const only = { only: ['legacy-kafka-uid-renamed'] };

describe('legacy-kafka-uid-renamed', () => {
  it('fires at the new uid of a source that still is FlinkKafkaConsumer', () =>
    checkFindings(
      revisions(
        legacy('orders-source-v1'),
        legacy(
          'orders-source-v2',
          '        //                        ^^^^^^^^^^^^^^^^^^ error [legacy-kafka-uid-renamed] reads its topics from the earliest record again',
        ),
      ),
      only,
    ));

  it('is silent where the source moved to KafkaSource (near miss)', () =>
    checkSilent(revisions(legacy('orders-source-v1'), kafka('orders-source-v2', COMMITTED)), only));

  it('offers the old uid', () =>
    checkFix(
      revisions(legacy('orders-source-v1'), legacy('orders-source-v2')),
      'Give the operator its uid "orders-source-v1" again',
      `//- src/main/java/Job.java\n${legacy('orders-source-v1')}`,
      only,
    ));

  it('never offers another new uid', () =>
    checkNoFix(revisions(legacy('orders-source-v1'), legacy('orders-source-v2')), 'new uid', only));
});
