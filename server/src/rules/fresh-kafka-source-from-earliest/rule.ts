/** A KafkaSource that nothing is restored into begins with the earliest record: what was processed is read again. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, shownClass, shownOperator } from '../changes';
import type { Rule } from '../rule';

export const freshKafkaSourceFromEarliest: Rule<Change> = {
  id: 'fresh-kafka-source-from-earliest',
  title: message('A new KafkaSource reads everything again'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => changesOfKind(facts, 'fresh-kafka-source-from-earliest'),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    return old
      ? message(
          '{0} {1} takes nothing over from {2} {3} and starts at the earliest offset: what was processed already is read again. Start at the committed offsets, or at those that the savepoint holds.',
          shownClass(now),
          shownOperator(now),
          shownClass(old),
          shownOperator(old),
        )
      : message(
          'The source {0} is new to the job and starts at the earliest offset: all that its topic still holds is read, also what was processed elsewhere before. Start it at the latest offset, or at committed ones, if that does harm.',
          shownOperator(now),
        );
  },
};
