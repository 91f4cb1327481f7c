/** What the migrations of a source are called: each title says what it costs. */
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import type { FileFacts } from '../rule';
import { migrateSource, type SourceMigration } from './migrate-source';

/** The fixes at the class name of a `new FlinkKafkaConsumer(…)`; none where something cannot be carried over. */
export function sourceMigrations(facts: FileFacts, className: TextRange): Fix[] {
  const committed = migrateSource(facts, className, 'committed');
  const written = migrateSource(facts, className, 'as-written');
  // where a job runs, nobody knows whether the position in its code was ever read: restores did not
  const isNew = !('template' in written) && !written.uids.operators.some((of) => facts.ranBefore(of));
  return [
    ...('template' in committed ? [] : [fix(committed, committedTitle(committed))]),
    ...(isNew ? [fix(written, writtenTitle(written))] : []),
  ];
}

/** Why no migration is offered there; null when one is. */
export function whyNoSourceMigration(facts: FileFacts, className: TextRange): Message | null {
  const migration = migrateSource(facts, className, 'committed');
  return 'template' in migration ? migration : null;
}

// never preferred: each drops the old state
function fix({ edits, notes }: SourceMigration, title: Message): Fix {
  return {
    title,
    safe: false,
    preferred: false,
    edits,
    ...(edits.length > 1 || notes.messages.length > 0 ? { notes } : {}),
  };
}

function committedTitle({ uids, sources }: SourceMigration): Message {
  const uid = uids.uids.map(({ text }) => text).join(', ');
  if (uids.othersWithoutUid) {
    return message(
      'Migrate to KafkaSource with the new uid {0}, from the offsets that the old source committed (for a job that runs: give all other operators their uids before, those without lose their state with this; then stop it with a savepoint, group.id as before)',
      uid,
    );
  }
  const resets = new Set(sources.map(({ start }) => start.reset));
  if (resets.has('LATEST')) {
    return message(
      'Migrate to KafkaSource with the new uid {0}, from the offsets that the old source committed (for a job that runs: stop it with a savepoint, group.id as before; what came since its last checkpoint is read twice; a partition without committed offset skips what it holds, since auto.offset.reset is latest)',
      uid,
    );
  }
  return resets.has('NONE')
    ? message(
        'Migrate to KafkaSource with the new uid {0}, from the offsets that the old source committed (for a job that runs: stop it with a savepoint, group.id as before; what came since its last checkpoint is read twice; it fails at a partition without committed offset, since auto.offset.reset is none)',
        uid,
      )
    : message(
        'Migrate to KafkaSource with the new uid {0}, from the offsets that the old source committed (for a job that runs: stop it with a savepoint, group.id as before; what came since its last checkpoint is read twice; a partition without committed offset is read from its beginning)',
        uid,
      );
}

function writtenTitle({ uids, sources }: SourceMigration): Message {
  const starts = new Set(sources.map(({ start }) => start.text.replace(/^OffsetsInitializer\./, '')));
  return message(
    'Migrate to KafkaSource with the uid {0}, starting at {1} (only for a job that never ran: one that runs would repeat or skip records)',
    uids.uids.map(({ text }) => text).join(', '),
    [...starts].join(', '),
  );
}
