/** The server's places in the editor's terms. */
import * as vscode from 'vscode';
import type { TextRange, ViewPlace } from '../../server/src/lsp/protocol';

export function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** The file's path as people say it, with its line. */
export function placeText({ uri, range }: ViewPlace): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${range.start.line + 1}`;
}

/** Opens the file with the cursor at the place. */
export async function showPlace(place: ViewPlace, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
  const range = toRange(place.range);
  const selection = new vscode.Range(range.start, range.start);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), { ...options, selection });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
