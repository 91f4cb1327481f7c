/** The Visual Studio Code side: starts the language server and offers its commands. It knows no Flink. */
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import {
  type InitializationOptions,
  JOBS,
  type JobsResult,
  SERIALIZERS,
  type SerializersResult,
  STATE_CHANGES,
  type StateChangesResult,
} from '../../server/src/lsp/protocol';
import { registerAskFlink } from './ask-flink';
import { registerClassPaths } from './class-paths';
import { registerCommands } from './commands';
import { BASELINE_SCHEME, registerBaselineDocuments } from './comparison/baseline-documents';
import { chosenBaselines } from './comparison/chosen-baselines';
import { registerCompareWith } from './comparison/compare-with';
import { registerExplainRule } from './explain-rule';
import { EXPLANATION_SCHEME, registerExplanations } from './explanations';
import { registerGraph } from './graph/graph-panel';
import { registerLanguageStatus } from './language-status';
import { Latest } from './latest';
import { registerMigrateFromSavepoint } from './migrate-from-savepoint';
import { registerNameOperators } from './name-operators';
import { registerOperatorIds } from './operator-ids';
import { registerPages } from './pages';
import { registerSavepoints } from './savepoint/savepoint-commands';
import { statusChanges } from './status-changes';
import { registerJobsView } from './views/jobs-view';
import { registerSerializersView } from './views/serializers-view';
import { registerStateChangesView } from './views/state-changes-view';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  client = createClient(context);
  registerExplanations(context, client);
  registerBaselineDocuments(context, client);
  registerCommands(context, client);
  registerExplainRule(context);
  const statusChanged = statusChanges(context, client);
  registerLanguageStatus(context, client, statusChanged);
  registerClassPaths(context, client);
  registerViews(context, client, statusChanged);
  try {
    await client.start();
  } catch (error) {
    client.error(vscode.l10n.t('Flink Playbook could not start its language server.'), error, 'force');
  }
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

function registerViews(
  context: vscode.ExtensionContext,
  running: LanguageClient,
  statusChanged: vscode.Event<void>,
): void {
  const jobs = new Latest<JobsResult>(running, JOBS, statusChanged);
  const serializers = new Latest<SerializersResult>(running, SERIALIZERS, statusChanged);
  const changes = new Latest<StateChangesResult>(running, STATE_CHANGES, statusChanged);
  context.subscriptions.push(jobs, serializers, changes);
  registerJobsView(context, jobs);
  registerSerializersView(context, serializers);
  registerStateChangesView(context, changes);
  registerCompareWith(context, running, changes);
  registerOperatorIds(context, running, jobs, registerSavepoints(context, running, statusChanged));
  registerGraph(context, jobs);
  registerNameOperators(context, running, jobs);
  registerMigrateFromSavepoint(context, running);
  registerAskFlink(context, running, jobs, registerPages(context, running));
}

/** The commands that hovers may link to; links to others do nothing. */
const LINKED_COMMANDS = ['flinkPlaybook.explainRule', 'flinkPlaybook.copyOperatorId', 'flinkPlaybook.showGraph'];

function createClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  // asked at every start of the server: trust may have been granted since
  const options = (): InitializationOptions => ({
    language: vscode.env.language,
    explanationUri: `${EXPLANATION_SCHEME}:/{rule}.md`,
    commands: true,
    trusted: vscode.workspace.isTrusted,
    knowsClassPaths: true,
    baselineScheme: BASELINE_SCHEME,
    baselines: chosenBaselines(context),
    cacheFolder: context.globalStorageUri.fsPath,
  });
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      { language: 'java' },
      // what of these is not Flink's, the server leaves alone
      { scheme: 'file', pattern: '**/{*.yaml,*.yml,*.sh,*.bash,*.mk,Makefile,Dockerfile*,*.Dockerfile}' },
    ],
    synchronize: {
      fileEvents: [
        '**/*.java',
        '**/{pom.xml,build.gradle,build.gradle.kts,settings.gradle,settings.gradle.kts,gradle.properties}',
        '**/*.versions.toml',
        '**/*.{yaml,yml,properties,conf,sh,bash,mk}',
        '**/{Makefile,Dockerfile*,*.Dockerfile}',
        '**/lombok.config',
        '**/.flink-playbook.json',
        // which revision is the baseline may change with these
        '**/.git/{HEAD,packed-refs,refs/**}',
      ].map((glob) => vscode.workspace.createFileSystemWatcher(glob)),
    },
    initializationOptions: options,
    markdown: { isTrusted: { enabledCommands: LINKED_COMMANDS }, supportHtml: false },
    outputChannelName: 'Flink Playbook',
  };
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'flinkPlaybook',
    'Flink Playbook',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    clientOptions,
  );
}
