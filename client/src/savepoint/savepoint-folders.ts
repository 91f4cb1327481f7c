/** Tells the explorer's menu which folders are savepoints, and which hold some. */
import * as vscode from 'vscode';
import { folderOf, METADATA, savepointsOfWorkspace } from './pick-savepoint';

const QUIET = 1000;

export function watchSavepointFolders(): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void tellFolders(), QUIET);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${METADATA}`, false, true, false);
  const subscriptions = [
    watcher,
    watcher.onDidCreate(soon),
    watcher.onDidDelete(soon),
    vscode.workspace.onDidChangeWorkspaceFolders(soon),
    { dispose: () => clearTimeout(timer) },
  ];
  soon();
  return vscode.Disposable.from(...subscriptions);
}

async function tellFolders(): Promise<void> {
  const folders = (await savepointsOfWorkspace()).map(folderOf);
  const parents = folders.map((folder) => vscode.Uri.joinPath(folder, '..'));
  await tell('flinkPlaybook.savepointFolders', folders);
  await tell('flinkPlaybook.savepointParents', parents);
}

/** `resourcePath in …` looks at the keys. */
async function tell(key: string, uris: readonly vscode.Uri[]): Promise<void> {
  const paths = Object.fromEntries(uris.map((uri) => [uri.scheme === 'file' ? uri.fsPath : uri.path, true]));
  await vscode.commands.executeCommand('setContext', key, paths);
}
