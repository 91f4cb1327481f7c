/** Files as the baseline has them: read-only documents at `flink-playbook-baseline:/path?commit`. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { BASELINE_TEXT, type BaselineTextParams, type TwoPlaces } from '../../../server/src/lsp/protocol';
import { showPlace, toRange } from '../places';

export const BASELINE_SCHEME = 'flink-playbook-baseline';

const SHOWN_DIGITS = 10;

export function registerBaselineDocuments(context: vscode.ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(BASELINE_SCHEME, {
      async provideTextDocumentContent(uri) {
        const params: BaselineTextParams = { uri: client.code2ProtocolConverter.asUri(uri) };
        const text = await client.sendRequest<string | null>(BASELINE_TEXT, params);
        return text ?? vscode.l10n.t('The revision that this file was in is not compared with any more.');
      },
    }),
    // its tab has the name of the file as it is now
    vscode.window.registerFileDecorationProvider({
      provideFileDecoration: ({ scheme, query }) =>
        scheme === BASELINE_SCHEME
          ? { badge: 'B', tooltip: vscode.l10n.t('Baseline {0}', query.slice(0, SHOWN_DIGITS)) }
          : undefined,
    }),
  );
}

/** Shows what became of the code: both texts beside each other where both are there. */
export async function showChange({ old, now }: TwoPlaces): Promise<void> {
  const left = old && vscode.Uri.parse(old.uri);
  const right = now ? vscode.Uri.parse(now.uri) : left && (await fileNow(left));
  if (!left || !right) {
    const place = now ?? old;
    return place ? showPlace(place, { preserveFocus: true }) : undefined;
  }
  const name = vscode.workspace.asRelativePath(right);
  const title = vscode.l10n.t('{0} (baseline ↔ now)', name);
  const selection = now ? toRange(now.range) : undefined;
  await vscode.commands.executeCommand('vscode.diff', left, right, title, {
    preserveFocus: true,
    // the beginning of the line: else both texts are scrolled to the right
    ...(selection ? { selection: new vscode.Range(selection.start.line, 0, selection.start.line, 0) } : {}),
  });
}

/** The same file in the work tree; null when it is gone. */
async function fileNow({ path }: vscode.Uri): Promise<vscode.Uri | null> {
  const uri = vscode.Uri.file(path);
  return vscode.workspace.fs.stat(uri).then(
    () => uri,
    () => null,
  );
}
