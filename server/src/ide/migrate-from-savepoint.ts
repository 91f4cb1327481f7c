/** The migration to KafkaSource that starts at the exact offsets of a savepoint: nothing is lost, nothing repeated. */
import { type CheckedFile, checkFile } from '../analysis/check-file';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { overlaps, type TextRange } from '../base/text-range';
import type { Finding, Fix } from '../finding/finding';
import { migrateSource, type SourceMigration } from '../rules/legacy-kafka-connector/migrate-source';
import { liveOffsets, liveOffsetsOf, type SourceOffsets } from '../savepoint/live-offsets';
import type { Savepoint, SourcePosition } from '../savepoint/savepoint';

const RULE = 'legacy-kafka-connector';

/** What is offered at a finding: its click asks for the savepoint. Null where the source cannot be migrated so. */
export function savepointMigrationAt(
  workspace: Workspace,
  file: CheckedFile,
  finding: Finding,
): { readonly title: Message } | null {
  const migration = finding.rule === RULE && file instanceof SourceText ? migrated(workspace, file, finding, []) : null;
  return migration && !('template' in migration) ? { title: titleOf(migration) } : null;
}

/** The migration of the source at a range with the offsets of a savepoint; or why there is none. */
export function migrateFromSavepoint(
  workspace: Workspace,
  file: SourceText,
  range: TextRange,
  savepoint: Savepoint,
): Fix | Message {
  const finding = checkFile(workspace, file, notCancellable).find(
    ({ rule, place }) => rule === RULE && overlaps(place.range, range),
  );
  const plan = finding && migrated(workspace, file, finding, []);
  if (!finding || !plan) {
    return message('There is no old Kafka source at this place any more.');
  }
  if ('template' in plan) {
    return plan;
  }
  const offsets = offsetsFor(plan, savepoint);
  if ('template' in offsets) {
    return offsets;
  }
  const migration = migrated(workspace, file, finding, offsets);
  return 'template' in migration
    ? migration
    : { title: titleOf(migration), safe: false, preferred: false, edits: migration.edits, notes: migration.notes };
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

/** The offsets of all the old operators; or why they are not exact. */
function offsetsFor({ uids }: SourceMigration, savepoint: Savepoint): readonly SourcePosition[] | Message {
  const found = new Set<SourceOffsets>();
  for (const { operator } of uids.operators) {
    const source =
      operator.uid.value === null
        ? onlySource(savepoint, uids.operators.length)
        : liveOffsetsOf(savepoint, operator.uid.value);
    if (!source) {
      return message(
        'The savepoint has no offsets for the source {0}.',
        operator.uid.value ?? operator.uid.text ?? '?',
      );
    }
    const [reason] = source.reasons;
    if (reason) {
      return message('The offsets of the savepoint are not exact: {0}', reason);
    }
    found.add(source);
  }
  const positions = new Map<string, SourcePosition>();
  for (const position of [...found].flatMap((source) => source.positions)) {
    const key = `${position.topic}-${position.partition}`;
    const known = positions.get(key);
    if (known && known.nextOffset !== position.nextOffset) {
      return message('Two of the sources have read {0} up to different offsets: they cannot start from one list.', key);
    }
    positions.set(key, position);
  }
  return [...positions.values()];
}

/** A source without a uid is told by being the only one. */
function onlySource(savepoint: Savepoint, operators: number): SourceOffsets | null {
  const [only, ...others] = liveOffsets(savepoint);
  return only && others.length === 0 && operators === 1 ? only : null;
}
