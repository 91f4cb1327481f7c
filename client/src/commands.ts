/** The commands of the palette. */
import * as vscode from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import {
  CHECK_WORKSPACE,
  type CheckWorkspaceParams,
  type CheckWorkspaceResult,
  type ViewPlace,
} from '../../server/src/lsp/protocol';
import { showPlace } from './places';

export function registerCommands(context: vscode.ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('flinkPlaybook.checkWorkspace', () => checkWorkspace(client)),
    vscode.commands.registerCommand('flinkPlaybook.restartServer', () => client.restart()),
    vscode.commands.registerCommand('flinkPlaybook.showLog', () => client.outputChannel.show()),
    vscode.commands.registerCommand('flinkPlaybook.showPlace', (place: ViewPlace) => showPlace(place)),
  );
}

/** Checks every file, with progress and a way to cancel; the findings stand in the Problems panel afterwards. */
async function checkWorkspace(client: LanguageClient): Promise<CheckWorkspaceResult | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no folder to check. Open the folder of a Flink job first.'),
    );
    return undefined;
  }
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Flink Playbook: checking the workspace'),
      cancellable: true,
    },
    (progress, token) => requestCheck(client, progress, token),
  );
  void report(client, result);
  return result;
}

async function requestCheck(
  client: LanguageClient,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<CheckWorkspaceResult> {
  const workDoneToken = `check-workspace-${Date.now()}`;
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report') {
      const { message, percentage = shown } = value;
      progress.report({ message, increment: percentage - shown });
      shown = percentage;
    }
  });
  try {
    const params: CheckWorkspaceParams = { workDoneToken };
    return await client.sendRequest<CheckWorkspaceResult>(CHECK_WORKSPACE, params, token);
  } finally {
    listening.dispose();
  }
}

async function report(client: LanguageClient, result: CheckWorkspaceResult): Promise<void> {
  for (const line of result.incomplete) {
    client.outputChannel.appendLine(`incomplete: ${line}`);
  }
  const parts = [
    result.cancelled
      ? vscode.l10n.t('Check cancelled after {0} files.', result.files)
      : vscode.l10n.t('{0} findings in {1} files.', result.findings, result.files),
    result.incomplete.length > 0
      ? vscode.l10n.t('{0} things were not known: see the log.', result.incomplete.length)
      : '',
  ];
  const showProblems = vscode.l10n.t('Show Problems');
  const showLog = vscode.l10n.t('Show Log');
  const actions = [...(result.findings > 0 ? [showProblems] : []), ...(result.incomplete.length > 0 ? [showLog] : [])];
  const chosen = await vscode.window.showInformationMessage(parts.filter(Boolean).join(' '), ...actions);
  if (chosen === showProblems) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  } else if (chosen === showLog) {
    client.outputChannel.show();
  }
}
