/** The Flink version of the current file's project, in the language status. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  PROJECT_STATUS,
  type ProjectStatus,
  type ProjectStatusParams,
  STATUS_CHANGED,
} from '../../server/src/lsp/protocol';

export function registerLanguageStatus(context: vscode.ExtensionContext, client: LanguageClient): void {
  const item = vscode.languages.createLanguageStatusItem('flinkPlaybook.version', { language: 'java' });
  item.name = vscode.l10n.t('Flink Version');
  item.command = { command: 'flinkPlaybook.showLog', title: vscode.l10n.t('Show Log') };
  const refresh = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'java' || client.state !== State.Running) {
      return;
    }
    const params: ProjectStatusParams = { uri: document.uri.toString() };
    show(item, await client.sendRequest<ProjectStatus | null>(PROJECT_STATUS, params));
  };
  context.subscriptions.push(
    item,
    vscode.window.onDidChangeActiveTextEditor(refresh),
    client.onNotification(STATUS_CHANGED, refresh),
  );
}

function show(item: vscode.LanguageStatusItem, status: ProjectStatus | null): void {
  item.text = status?.flinkVersion ? `Flink ${status.flinkVersion}` : vscode.l10n.t('Flink version unknown');
  item.detail = status?.detail;
}
