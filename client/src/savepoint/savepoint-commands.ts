/** The commands about savepoints, from the palette, the explorer, the jobs and the pages. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  SAVEPOINT_OFFSETS,
  type SavepointOffsetsParams,
  type SavepointOffsetsResult,
} from '../../../server/src/lsp/protocol';
import { withoutIcons, withoutLinks } from '../foreign-text';
import type { Node } from '../views/job-nodes';
import { askForFolders, folderOf, metadataOf, pickSavepoint } from './pick-savepoint';
import { requestInNotification, savepointSettings } from './requests';
import { SavepointEditors } from './savepoint-editor';
import { watchSavepointFolders } from './savepoint-folders';
import { TrendPanel } from './trend-panel';

/** What a command was called on: a file or folder, a job or an operator of the view, or nothing. */
type CalledOn = vscode.Uri | Node | undefined;

export function registerSavepoints(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  statusChanged: vscode.Event<void>,
): SavepointEditors {
  const editors = new SavepointEditors(context, client, statusChanged);
  const choose = (on: CalledOn, title: string) =>
    on instanceof vscode.Uri ? Promise.resolve(metadataOf(on)) : pickSavepoint(editors.recent, title);
  const inspect = async (on: CalledOn, operator?: unknown) => {
    const uri = await choose(on, vscode.l10n.t('Which savepoint is to be inspected?'));
    if (uri) {
      await editors.show(uri, 'operators', typeof operator === 'string' ? operator : operatorOf(on));
    }
  };
  const plan = async (on: CalledOn) => {
    const uri = await choose(on ?? editors.active?.uri, vscode.l10n.t('Which savepoint is to be restored?'));
    if (uri) {
      await editors.show(uri, 'plan', operatorOf(on));
    }
  };
  const compare = async (on: CalledOn, selected?: readonly vscode.Uri[]) => {
    const chosen = on instanceof vscode.Uri ? beside(on, selected) : [];
    const title = vscode.l10n.t('Which savepoints are to be compared? Choose several, or the folder they are in.');
    const folders = chosen.length > 0 ? chosen : await askForFolders(title);
    if (folders.length > 0) {
      await TrendPanel.show(context, client, editors, folders);
    }
  };
  const copyOffsets = async (on: CalledOn, operator?: unknown) => {
    const open = editors.active?.uri;
    const uri = await choose(on instanceof vscode.Uri ? on : open, vscode.l10n.t('From which savepoint?'));
    if (uri) {
      const { lookIn } = savepointSettings(uri, editors.elsewhere.folders);
      await copyOffsetsOf(client, uri, lookIn, typeof operator === 'string' ? operator : operatorOf(on));
    }
  };
  context.subscriptions.push(
    editors,
    watchSavepointFolders(),
    vscode.commands.registerCommand('flinkPlaybook.inspectSavepoint', inspect),
    vscode.commands.registerCommand('flinkPlaybook.compareSavepoints', compare),
    vscode.commands.registerCommand('flinkPlaybook.restorePlan', plan),
    vscode.commands.registerCommand('flinkPlaybook.copyOffsets', copyOffsets),
  );
  return editors;
}

/** One alone is compared with those that lie beside it. */
function beside(on: vscode.Uri, selected: readonly vscode.Uri[] | undefined): vscode.Uri[] {
  const folders = (selected && selected.length > 1 ? selected : [on]).map(folderOf);
  const [only] = folders;
  return folders.length === 1 && only && on.path.endsWith('/_metadata') ? [vscode.Uri.joinPath(only, '..')] : folders;
}

function operatorOf(on: CalledOn): string | null {
  return on instanceof vscode.Uri || on?.kind !== 'operator' ? null : on.operator.operatorId;
}

async function copyOffsetsOf(
  client: LanguageClient,
  uri: vscode.Uri,
  lookIn: readonly string[],
  operator: string | null,
): Promise<void> {
  if (uri.scheme !== 'file') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Offsets are read only from savepoints on this machine: copy it here first.'),
    );
    return;
  }
  const params: SavepointOffsetsParams = { path: uri.fsPath, operator, lookIn };
  const title = vscode.l10n.t('Flink Playbook: reading the offsets of the savepoint');
  const answer = await requestInNotification<SavepointOffsetsResult>(client, title, SAVEPOINT_OFFSETS, params);
  if (!answer) {
    return;
  }
  if ('sources' in answer) {
    const items = answer.sources.map(({ operatorId, name }) => ({
      label: withoutIcons(name ?? operatorId),
      description: operatorId,
    }));
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Of which source?') });
    return chosen && copyOffsetsOf(client, uri, lookIn, chosen.description);
  }
  if ('failed' in answer) {
    void vscode.window.showErrorMessage(withoutLinks(answer.failed));
    return;
  }
  await vscode.env.clipboard.writeText(answer.java);
  void vscode.window.showInformationMessage(
    answer.partitions === 1
      ? vscode.l10n.t('Copied the offset of 1 partition as Java.')
      : vscode.l10n.t('Copied the offsets of {0} partitions as Java.', answer.partitions),
  );
}
