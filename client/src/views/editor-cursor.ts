/** Where the cursor of an editor stands among calls. */
import * as vscode from 'vscode';
import type { Cursor } from './job-nodes';

/** The cursor; in front of a line of a chain it counts as on that line's call. */
export function cursorOf({ document, selection }: vscode.TextEditor): Cursor {
  const { line, character } = selection.active;
  const indent = /^\s*\.?/.exec(document.lineAt(line).text)?.[0].length ?? 0;
  return {
    uri: document.uri.toString(),
    line,
    column: Math.max(character, indent),
    textBetween: (start, end) => document.getText(new vscode.Range(start.line, start.column, end.line, end.column)),
  };
}
