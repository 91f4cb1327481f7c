/** The pages that explain rules, as read-only documents. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EXPLAIN, type ExplainParams } from '../../server/src/lsp/protocol';

export const EXPLANATION_SCHEME = 'flink-playbook';

export function registerExplanations(context: vscode.ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
      async provideTextDocumentContent(uri) {
        const params: ExplainParams = { rule: uri.path.replace(/^\/|\.md$/g, '') };
        return (await client.sendRequest<string | null>(EXPLAIN, params)) ?? vscode.l10n.t('There is no such rule.');
      },
    }),
  );
}

/** Shows a rule's page as rendered Markdown. */
export async function openExplanation(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: `/${rule}.md` });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
