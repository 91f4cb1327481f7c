/** Answers the migration of an old Kafka source from the offsets of a savepoint. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { SourceText } from '../analysis/source-text';
import type { Cancellation } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { migrateFromSavepoint } from '../ide/migrate-from-savepoint';
import type { Telling } from '../ide/telling';
import type { Savepoint } from '../savepoint/savepoint';
import { fromRange, toDocumentEdits } from './convert';
import { toPreviewedEdit } from './previewed-edit';
import { MIGRATE_FROM_SAVEPOINT, type MigrateFromSavepointParams, type MigrateFromSavepointResult } from './protocol';
import type { Session } from './session';

/** Reads every offset of a savepoint of this machine; the wiring gives it. */
export type ReadSavepoint = (
  path: string,
  cancellation: Cancellation,
  lookIn?: readonly string[],
) => Promise<{ readonly savepoint: Savepoint } | { readonly why: Message }>;

export interface MigrationContext {
  session(): Session;
  telling(): Telling;
  /** Whether the editor shows a preview of annotated edits. */
  hasPreview(): boolean;
  readonly readSavepoint: ReadSavepoint;
}

export function answerMigrations(connection: Connection, context: MigrationContext): void {
  connection.onRequest(
    MIGRATE_FROM_SAVEPOINT,
    async (
      { uri, range, savepoint: path, lookIn }: MigrateFromSavepointParams,
      cancelled: CancellationToken,
    ): Promise<MigrateFromSavepointResult> => {
      const session = context.session();
      await session.ready;
      const { say } = context.telling();
      const at = session.locate(uri);
      if (!(at?.file instanceof SourceText)) {
        return { failed: say(message('This file is not known.')) };
      }
      const read = await context.readSavepoint(path, cancelled, lookIn);
      if ('why' in read) {
        return { failed: say(read.why) };
      }
      const fix = migrateFromSavepoint(at.folder.workspace, at.file, fromRange(range), read.savepoint);
      if ('template' in fix) {
        return { failed: say(fix) };
      }
      return { edit: toPreviewedEdit(fix, toDocumentEdits(fix.edits, session), say, session, context.hasPreview()) };
    },
  );
}
