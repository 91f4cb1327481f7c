/** What the migration of a sink is called: its title says what it costs. */
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import type { FileFacts } from '../rule';
import { migrateSink, type SinkMigration } from './migrate-sink';

/** The fix at the class name of a `new FlinkKafkaProducer(…)`; none where something cannot be carried over. */
export function sinkMigrations(facts: FileFacts, className: TextRange): Fix[] {
  const migration = migrateSink(facts, className);
  if ('template' in migration) {
    return [];
  }
  const { edits, notes } = migration;
  return [{ title: title(migration), safe: false, preferred: false, edits, notes }];
}

/** Why no migration is offered there; null when one is. */
export function whyNoSinkMigration(facts: FileFacts, className: TextRange): Message | null {
  const migration = migrateSink(facts, className);
  return 'template' in migration ? migration : null;
}

function title({ uids, sinks }: SinkMigration): Message {
  const uid = uids.uids.map(({ text }) => text).join(', ');
  if (uids.othersWithoutUid) {
    return message(
      'Migrate to KafkaSink with the new uid {0} (for a job that runs: give all other operators their uids before, those without may lose their state with this; then end it by flink stop)',
      uid,
    );
  }
  return sinks.some(({ semantic }) => semantic === 'EXACTLY_ONCE')
    ? message(
        'Migrate to KafkaSink with the new uid {0} (for a job that runs: end it by flink stop, which commits the open transactions; dropped from any other savepoint they are lost)',
        uid,
      )
    : message('Migrate to KafkaSink with the new uid {0} (for a job that runs: end it by flink stop)', uid);
}
