/** The Flink version of the current file's project, and what it is compared with, in the language status. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { PROJECT_STATUS, type ProjectStatus, type ProjectStatusParams } from '../../server/src/lsp/protocol';
import { baselineWords } from './comparison/baseline-status';

export function registerLanguageStatus(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  statusChanged: vscode.Event<void>,
): void {
  const item = vscode.languages.createLanguageStatusItem('flinkPlaybook.version', { language: 'java' });
  item.name = vscode.l10n.t('Flink Version');
  item.command = { command: 'flinkPlaybook.showLog', title: vscode.l10n.t('Show Log') };
  const baseline = vscode.languages.createLanguageStatusItem('flinkPlaybook.baseline', { language: 'java' });
  baseline.name = vscode.l10n.t('Flink Baseline');
  baseline.text = vscode.l10n.t('Compared with nothing');
  baseline.command = { command: 'flinkPlaybook.compareWith', title: vscode.l10n.t('Compare with Revision…') };
  const refresh = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'java' || client.state !== State.Running) {
      return;
    }
    const params: ProjectStatusParams = { uri: document.uri.toString() };
    const status = await client.sendRequest<ProjectStatus | null>(PROJECT_STATUS, params);
    show(item, status);
    if (status?.baseline) {
      const { text, detail } = baselineWords(status.baseline);
      baseline.text = text;
      baseline.detail = detail;
      baseline.busy = status.baseline.kind === 'reading';
    }
  };
  context.subscriptions.push(
    item,
    baseline,
    vscode.window.onDidChangeActiveTextEditor(refresh),
    statusChanged(() => refresh()),
  );
}

function show(item: vscode.LanguageStatusItem, status: ProjectStatus | null): void {
  item.text = status?.flinkVersion ? `Flink ${status.flinkVersion}` : vscode.l10n.t('Flink version unknown');
  item.detail = status?.detail;
}
