/** Pages that the server wrote, as read-only documents: reports of a moment. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { UPGRADE_CHECK } from '../../server/src/lsp/protocol';

const SCHEME = 'flink-playbook-report';

export class Pages implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly texts = new Map<string, string>();

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.texts.get(path) ?? '';
  }

  /** Shows Markdown, rendered. */
  async show(name: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}

export function registerPages(context: vscode.ExtensionContext, client: LanguageClient): Pages {
  const pages = new Pages();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.commands.registerCommand('flinkPlaybook.upgradeCheck', async () => {
      await pages.show('upgrade-check', await client.sendRequest<string>(UPGRADE_CHECK));
    }),
  );
  return pages;
}
