/** Whether a file is still the one that was read: found out when it is asked, and worth asking when it is told. */
import * as vscode from 'vscode';

export type OnDisk = 'same' | 'changed' | 'gone';

export class FileOnDisk implements vscode.Disposable {
  private readonly subscriptions: readonly vscode.Disposable[];
  /** As it was when it was read. */
  private before: string | null = null;

  /** @param told whenever something happened to it, to its folder, or beside that */
  constructor(
    private readonly uri: vscode.Uri,
    told: () => void,
  ) {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const within = (path: string, pattern: string) =>
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, path), pattern);
    const file = vscode.workspace.createFileSystemWatcher(within('..', name));
    // a folder that is deleted tells nothing of the files in it
    const folder = vscode.workspace.createFileSystemWatcher(within('../..', '*'), false, true, false);
    this.subscriptions = [file, folder, file.onDidChange(told)].concat(
      [file, folder].flatMap((watcher) => [watcher.onDidCreate(told), watcher.onDidDelete(told)]),
    );
  }

  /** Notes what is there, right before it is read. */
  async note(): Promise<void> {
    this.before = await this.look();
  }

  async state(): Promise<OnDisk> {
    const now = await this.look();
    return now === this.before ? 'same' : now === null ? 'gone' : 'changed';
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  /** Null where there is no file. */
  private async look(): Promise<string | null> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
      return `${mtime} ${size}`;
    } catch {
      return null;
    }
  }
}
