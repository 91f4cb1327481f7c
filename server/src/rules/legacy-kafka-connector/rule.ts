/** FlinkKafkaConsumer or FlinkKafkaProducer in a job: they are gone in Flink 2, and leaving them needs care. */
import { message } from '../../base/message';
import { isAtLeast } from '../../flink/flink-version';
import type { LegacyKafkaConnector } from '../../flink/legacy-kafka';
import type { Detection, FileFacts, Rule } from '../rule';
import { sinkMigrations, whyNoSinkMigration } from './sink-fixes';
import { sourceMigrations, whyNoSourceMigration } from './source-fixes';

export const legacyKafka: Rule<LegacyKafkaConnector> = {
  id: 'legacy-kafka-connector',
  title: message('A job uses the legacy Kafka connector'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  *check(facts: FileFacts): Iterable<Detection<LegacyKafkaConnector>> {
    const replaced = facts.flinkVersion === null || isAtLeast(facts.flinkVersion, 1, 14);
    if (facts.file.test || !replaced) {
      return;
    }
    for (const { connector, range } of facts.legacyKafka) {
      const why = (connector.role === 'source' ? whyNoSourceMigration : whyNoSinkMigration)(facts, range);
      const place = { file: facts.file.path, range };
      yield {
        range,
        data: connector,
        related: why ? [{ ...place, message: message('No migration is offered here: {0}.', why) }] : [],
      };
    }
  },

  message: ({ role, className, replacement }) =>
    role === 'source'
      ? message(
          '{0} is the legacy Kafka source, removed from the connector for Flink 2. Moving to {1} takes a new uid: under the old one the old offsets stay in the state and multiply at each restore.',
          className,
          replacement,
        )
      : message(
          '{0} is the legacy Kafka sink, removed from the connector for Flink 2. Moving to {1} takes a new uid, and transactions of the old sink that are still open must be committed first.',
          className,
          replacement,
        ),

  fixes: (facts, { data, range }) =>
    data.role === 'source' ? sourceMigrations(facts, range) : sinkMigrations(facts, range),
};
