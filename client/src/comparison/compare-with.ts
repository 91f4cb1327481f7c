/** The commands about the baseline: compare with another revision, go back to the configured one, the upgrade's checklist. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type BaselineStatus,
  COMPARE_WITH,
  type CompareWithParams,
  REVISIONS,
  type RevisionsParams,
  type RevisionsResult,
  type StateChangesResult,
  UPGRADE_CHECKLIST,
  type UpgradeChecklistParams,
  type UpgradeChecklistResult,
} from '../../../server/src/lsp/protocol';
import { withoutLinks } from '../foreign-text';
import type { Latest } from '../latest';
import { chosenBaselines, keepChosen } from './chosen-baselines';
import { pickRevision } from './pick-revision';

export function registerCompareWith(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  changes: Latest<StateChangesResult>,
): void {
  const uriOf = (folder: vscode.WorkspaceFolder) => client.code2ProtocolConverter.asUri(folder.uri);
  const compare = async (folder: string, name: string | null) => {
    const before = chosenBaselines(context)[folder] ?? null;
    const status = await requestComparison(client, { uri: folder, name });
    if (status === undefined) {
      return; // the server went back by itself
    }
    if (status?.kind === 'none') {
      void vscode.window.showWarningMessage(
        withoutLinks(vscode.l10n.t('There is no comparison with {0}: {1}', status.wanted, status.why ?? '')),
      );
      await client.sendRequest(COMPARE_WITH, { uri: folder, name: before } satisfies CompareWithParams);
      return;
    }
    await keepChosen(context, folder, name);
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('flinkPlaybook.compareWith', async () => {
      const folder = await pickFolder();
      if (folder) {
        const uri = uriOf(folder);
        const { folders } = await changes.now();
        const status = folders.find((each) => sameUri(each.uri, uri));
        const params: RevisionsParams = { uri };
        const name = await pickRevision(status, () => client.sendRequest<RevisionsResult>(REVISIONS, params));
        if (name !== undefined) {
          await compare(uri, name);
        }
      }
    }),
    vscode.commands.registerCommand('flinkPlaybook.clearComparison', async () => {
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        await compare(uriOf(folder), null);
      }
    }),
    vscode.commands.registerCommand('flinkPlaybook.upgradeChecklist', async () => {
      const folder = await pickFolder();
      if (folder) {
        await showChecklist(client, { uri: uriOf(folder) });
      }
    }),
  );
}

/** Undefined when the person gave up waiting. */
async function requestComparison(
  client: LanguageClient,
  params: CompareWithParams,
): Promise<BaselineStatus | null | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Flink Playbook: reading the revision'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, token) => {
    const status = await client.sendRequest<BaselineStatus | null>(COMPARE_WITH, params, token);
    return token.isCancellationRequested ? undefined : status;
  });
}

/** As a document of its own, to be changed and copied, with its preview beside it. */
async function showChecklist(client: LanguageClient, params: UpgradeChecklistParams): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Flink Playbook: comparing'),
  };
  const result = await vscode.window.withProgress(options, () =>
    client.sendRequest<UpgradeChecklistResult>(UPGRADE_CHECKLIST, params),
  );
  if ('failed' in result) {
    const compare = vscode.l10n.t('Compare with Revision…');
    if ((await vscode.window.showInformationMessage(withoutLinks(result.failed), compare)) === compare) {
      await vscode.commands.executeCommand('flinkPlaybook.compareWith');
    }
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: result.page });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('markdown.showPreviewToSide');
}

/** The folder of the file in the editor, the only one, or the one that is picked. */
async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const here = document && vscode.workspace.getWorkspaceFolder(document.uri);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of a Flink job first.'));
  }
  return here ?? (folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0]);
}

/** Client and server may escape the same address in other ways. */
function sameUri(a: string, b: string): boolean {
  return vscode.Uri.parse(a).toString() === vscode.Uri.parse(b).toString();
}
