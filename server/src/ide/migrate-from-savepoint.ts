/** The migration to KafkaSource that starts at the exact offsets of a savepoint: nothing is lost, nothing repeated. */
import { type CheckedFile, checkFile } from '../analysis/check-file';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { overlaps, type TextRange } from '../base/text-range';
import type { Finding, Fix } from '../finding/finding';
import { migrateSource, type SourceMigration } from '../rules/legacy-kafka-connector/migrate-source';
import type { Savepoint, SourcePosition } from '../savepoint/savepoint';
import { kafkaSourceRenewalsAt, renewFromSavepoint } from './renew-kafka-source';
import { offsetsOf, withStart } from './savepoint-offsets';

const RULE = 'legacy-kafka-connector';
/** A KafkaSource that has the uid of the consumer before it. */
const SAME_UID = 'connector-changed-same-uid';

/** What is offered at a finding: its click asks for the savepoint. Null where the source cannot be migrated so. */
export function savepointMigrationAt(
  workspace: Workspace,
  file: CheckedFile,
  finding: Finding,
): { readonly title: Message } | null {
  if (finding.rule === SAME_UID && file instanceof SourceText) {
    return kafkaSourceRenewalsAt(workspace, file, finding.place.range).fromSavepoint;
  }
  const migration = finding.rule === RULE && file instanceof SourceText ? migrated(workspace, file, finding, []) : null;
  return migration && !('template' in migration) ? { title: titleOf(migration) } : null;
}

/** The migration of the old source at a range, or the renewal of a new one, with the offsets of a savepoint; or why there is none. */
export function migrateFromSavepoint(
  workspace: Workspace,
  file: SourceText,
  range: TextRange,
  savepoint: Savepoint,
): Fix | Message {
  const finding = checkFile(workspace, file, notCancellable).find(
    ({ rule, place }) => rule === RULE && overlaps(place.range, range),
  );
  if (!finding) {
    return renewFromSavepoint(workspace, file, range, savepoint);
  }
  const plan = migrated(workspace, file, finding, []);
  if ('template' in plan) {
    return plan;
  }
  const offsets = offsetsOf(
    plan.uids.operators.map(({ operator }) => operator),
    savepoint,
  );
  if ('template' in offsets) {
    return offsets;
  }
  const migration = migrated(workspace, file, finding, offsets);
  return 'template' in migration
    ? migration
    : {
        title: titleOf(migration),
        safe: false,
        preferred: false,
        edits: migration.edits,
        notes: withStart(migration.notes),
      };
}

function migrated(
  workspace: Workspace,
  file: SourceText,
  { place }: Finding,
  offsets: readonly SourcePosition[],
): SourceMigration | Message {
  return migrateSource(workspace.projectOf(file).factsOf(file), place.range, { offsets });
}

function titleOf({ uids }: SourceMigration): Message {
  return message(
    'Migrate to KafkaSource with the new uid {0}, from the exact offsets of a savepoint… (of a job that was cancelled with it: nothing is lost, nothing repeated)',
    uids.uids.map(({ text }) => text).join(', '),
  );
}
