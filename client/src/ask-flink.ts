/** The commands that hold the product's answers against real Flink. Each says what it will run, and asks. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  ASK_FLINK,
  type AskFlinkParams,
  type AskFlinkResult,
  type FlinkReport,
  type JobsResult,
} from '../../server/src/lsp/protocol';
import { withoutLinks } from './foreign-text';
import type { Latest } from './latest';
import type { Pages } from './pages';
import { pickJob } from './pick-job';
import { toRange } from './places';
import type { JobNode } from './views/job-nodes';

export function registerAskFlink(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  jobs: Latest<JobsResult>,
  pages: Pages,
): void {
  const differences = vscode.languages.createDiagnosticCollection('flinkPlaybook.verified');
  const run = async (params: AskFlinkParams, warning: string) => {
    const report = (await mayRun(warning)) ? await ask(client, params) : undefined;
    if (report) {
      show(report, differences, pages);
    }
  };
  const ofFile = (what: 'types' | 'measure', warning: string) => async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'java') {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open the Java file whose classes are asked about first.'),
      );
      return;
    }
    await run({ what, uri: document.uri.toString() }, warning);
  };
  context.subscriptions.push(
    differences,
    // what was true of the text before says nothing about the new one
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        differences.delete(document.uri);
      }
    }),
    vscode.commands.registerCommand(
      'flinkPlaybook.verifyTypes',
      ofFile(
        'types',
        vscode.l10n.t(
          'This runs Java with the class path of the project, and loads the classes of this file: their static initializers may run.',
        ),
      ),
    ),
    vscode.commands.registerCommand(
      'flinkPlaybook.measureSerializer',
      ofFile(
        'measure',
        vscode.l10n.t(
          'This runs Java with the class path of the project, makes records of the classes of this file, and writes and reads them many times: about two seconds a class.',
        ),
      ),
    ),
    vscode.commands.registerCommand('flinkPlaybook.verifyJob', async (node?: JobNode) => {
      const job = node?.kind === 'job' ? node.job : await pickJob(jobs);
      if (job) {
        const warning = vscode.l10n.t(
          'This runs the code of {0} on this machine, with the class path of the project, up to its execute(), and opens its functions. No job is started; but whatever else the code does before, it does.',
          job.entry,
        );
        await run({ what: 'job', uri: job.place.uri, entry: job.entry }, warning);
      }
    }),
  );
}

async function mayRun(warning: string): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Code is run only in a workspace that you trust.'));
    return false;
  }
  const yes = vscode.l10n.t('Run');
  const question = vscode.l10n.t('Ask real Flink?');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail: warning }, yes)) === yes;
}

async function ask(client: LanguageClient, params: AskFlinkParams): Promise<FlinkReport | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Flink Playbook: asking real Flink'),
    cancellable: true,
  };
  const result = await vscode.window.withProgress(options, (_, token) =>
    client.sendRequest<AskFlinkResult>(ASK_FLINK, params, token),
  );
  if ('failed' in result) {
    void vscode.window.showWarningMessage(withoutLinks(vscode.l10n.t('Flink could not be asked: {0}', result.failed)));
    return undefined;
  }
  return result;
}

function show(report: FlinkReport, collection: vscode.DiagnosticCollection, pages: Pages): void {
  collection.clear();
  const byUri = new Map<string, vscode.Diagnostic[]>();
  for (const { uri, range, message, verdict } of report.differences) {
    const { Warning, Information } = vscode.DiagnosticSeverity;
    const diagnostic = new vscode.Diagnostic(toRange(range), message, verdict === 'wrong' ? Warning : Information);
    diagnostic.source = 'Flink Playbook';
    byUri.set(uri, [...(byUri.get(uri) ?? []), diagnostic]);
  }
  for (const [uri, diagnostics] of byUri) {
    collection.set(vscode.Uri.parse(uri), diagnostics);
  }
  if (report.page !== null) {
    void pages.show('measured', report.page);
  }
  void vscode.window.showInformationMessage(withoutLinks(report.summary));
}
