/** A KafkaSource that nothing is restored into begins with the latest record: what came before is never read. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, shownClass, shownOperator } from '../changes';
import type { Rule } from '../rule';

export const freshKafkaSourceFromLatest: Rule<Change> = {
  id: 'fresh-kafka-source-from-latest',
  title: message('A new KafkaSource skips records'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => changesOfKind(facts, 'fresh-kafka-source-from-latest'),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    return old
      ? message(
          '{0} {1} takes nothing over from {2} {3} and starts at the latest offset: what arrives between the savepoint and the start is never read. Start at the committed offsets, or at those that the savepoint holds.',
          shownClass(now),
          shownOperator(now),
          shownClass(old),
          shownOperator(old),
        )
      : message(
          'The source {0} is new to the job and starts at the latest offset: what its topic holds until the first start is never read. Start it at the earliest offset, or at committed ones, if those records count.',
          shownOperator(now),
        );
  },
};
