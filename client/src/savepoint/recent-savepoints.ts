/** The savepoints that were looked at last, those of this workspace. */
import * as vscode from 'vscode';

const KEY = 'flinkPlaybook.recentSavepoints';
const KEPT = 10;

export class RecentSavepoints {
  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Addresses of `_metadata`, the newest first. */
  get all(): vscode.Uri[] {
    return this.context.workspaceState.get<string[]>(KEY, []).map((uri) => vscode.Uri.parse(uri));
  }

  add(uri: vscode.Uri): void {
    const text = uri.toString();
    this.keep([text, ...this.texts.filter((each) => each !== text)].slice(0, KEPT));
  }

  remove(uri: vscode.Uri): void {
    this.keep(this.texts.filter((each) => each !== uri.toString()));
  }

  private get texts(): string[] {
    return this.context.workspaceState.get<string[]>(KEY, []);
  }

  private keep(texts: readonly string[]): void {
    void this.context.workspaceState.update(KEY, texts);
  }
}
