/** The Visual Studio Code side: starts the language server and offers its commands. It knows no Flink. */
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { registerCommands } from './commands';
import { EXPLANATION_SCHEME, registerExplanations } from './explanations';
import { registerLanguageStatus } from './language-status';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  client = createClient(context);
  registerExplanations(context, client);
  registerCommands(context, client);
  registerLanguageStatus(context, client);
  try {
    await client.start();
  } catch (error) {
    client.error(vscode.l10n.t('Flink Playbook could not start its language server.'), error, 'force');
  }
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

function createClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const options: InitializationOptions = {
    language: vscode.env.language,
    explanationUri: `${EXPLANATION_SCHEME}:/{rule}.md`,
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [{ language: 'java' }],
    synchronize: {
      fileEvents: [
        '**/*.java',
        '**/{pom.xml,build.gradle,build.gradle.kts,settings.gradle,settings.gradle.kts,gradle.properties}',
        '**/*.versions.toml',
        '**/*.{yaml,yml,properties,conf}',
        '**/lombok.config',
        '**/.flink-playbook.json',
      ].map((glob) => vscode.workspace.createFileSystemWatcher(glob)),
    },
    initializationOptions: options,
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
