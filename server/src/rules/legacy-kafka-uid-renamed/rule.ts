/** A FlinkKafkaConsumer under another uid: it begins with the earliest record. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, restoreUid, shownUid } from '../changes';
import type { Rule } from '../rule';

export const legacyKafkaUidRenamed: Rule<Change> = {
  id: 'legacy-kafka-uid-renamed',
  title: message('A FlinkKafkaConsumer got another uid'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'legacy-kafka-uid-renamed'),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    return message(
      'The uid of this FlinkKafkaConsumer was {0} and is {1}: its offsets are not found. The job does not start from a savepoint; with --allowNonRestoredState it reads its topics from the earliest record again, whatever start it is given.',
      shownUid(old),
      shownUid(now),
    );
  },

  fixes: (facts, { data }) => {
    const { old, now } = operatorsOf(data);
    return restoreUid(facts, old, now);
  },
};
