/** Migrates an old Kafka source from the offsets of a savepoint, which the person points at. */
import * as vscode from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import {
  MIGRATE_FROM_SAVEPOINT,
  type MigrateFromSavepointParams,
  type MigrateFromSavepointResult,
} from '../../server/src/lsp/protocol';

import { withoutLinks } from './foreign-text';
import { Elsewhere } from './savepoint/elsewhere';
import { savepointSettings } from './savepoint/requests';

type Source = Pick<MigrateFromSavepointParams, 'uri' | 'range'>;

export function registerMigrateFromSavepoint(context: vscode.ExtensionContext, client: LanguageClient): void {
  const elsewhere = new Elsewhere(context);
  context.subscriptions.push(
    // a test, or another extension, names the savepoint
    vscode.commands.registerCommand('flinkPlaybook.migrateFromSavepoint', (source: Source, savepoint?: string) =>
      migrate(client, elsewhere, source, savepoint),
    ),
  );
}

async function migrate(client: LanguageClient, elsewhere: Elsewhere, source: Source, given?: string): Promise<void> {
  const savepoint = given ?? (await askForSavepoint());
  if (savepoint === undefined) {
    return;
  }
  const { lookIn } = savepointSettings(vscode.Uri.file(savepoint), elsewhere.folders);
  const params: MigrateFromSavepointParams = { ...source, savepoint, lookIn };
  const answer = await client.sendRequest<MigrateFromSavepointResult>(MIGRATE_FROM_SAVEPOINT, params);
  if ('failed' in answer) {
    void vscode.window.showErrorMessage(withoutLinks(answer.failed));
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit as WorkspaceEdit);
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function askForSavepoint(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('The savepoint with which the job was cancelled'),
      openLabel: vscode.l10n.t('Start from Its Offsets'),
    })) ?? [];
  return folder?.fsPath;
}
