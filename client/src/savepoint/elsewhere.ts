/** Folders of this machine in which the files of savepoints are looked for that were moved; pointed at in a page. */
import * as vscode from 'vscode';

const KEY = 'flinkPlaybook.lookElsewhere';
const KEPT = 10;

export class Elsewhere {
  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Absolute paths, the newest first. */
  get folders(): readonly string[] {
    return this.context.workspaceState.get<string[]>(KEY, []);
  }

  /** @returns whether a folder was chosen */
  async ask(): Promise<boolean> {
    const [folder] =
      (await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        title: vscode.l10n.t('Where are the files of the savepoint now?'),
        openLabel: vscode.l10n.t('Look Here'),
      })) ?? [];
    if (folder?.scheme !== 'file') {
      return false;
    }
    const others = this.folders.filter((each) => each !== folder.fsPath);
    await this.context.workspaceState.update(KEY, [folder.fsPath, ...others].slice(0, KEPT));
    return true;
  }
}
