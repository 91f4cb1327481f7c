/** Migrates an old Kafka source from the offsets of a savepoint, which the person points at. */
import * as vscode from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import {
  MIGRATE_FROM_SAVEPOINT,
  type MigrateFromSavepointParams,
  type MigrateFromSavepointResult,
} from '../../server/src/lsp/protocol';

type Source = Pick<MigrateFromSavepointParams, 'uri' | 'range'>;

export function registerMigrateFromSavepoint(context: vscode.ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    // a test, or another extension, names the savepoint
    vscode.commands.registerCommand('flinkPlaybook.migrateFromSavepoint', (source: Source, savepoint?: string) =>
      migrate(client, source, savepoint),
    ),
  );
}

async function migrate(client: LanguageClient, source: Source, given?: string): Promise<void> {
  const savepoint = given ?? (await askForSavepoint());
  if (savepoint === undefined) {
    return;
  }
  const params: MigrateFromSavepointParams = { ...source, savepoint };
  const answer = await client.sendRequest<MigrateFromSavepointResult>(MIGRATE_FROM_SAVEPOINT, params);
  if ('failed' in answer) {
    void vscode.window.showErrorMessage(answer.failed);
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
