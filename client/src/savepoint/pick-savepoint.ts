/** Which savepoint a command is about: what it was called on, one of the last, or one that is pointed at. */
import * as vscode from 'vscode';
import { withoutIcons } from '../foreign-text';
import type { RecentSavepoints } from './recent-savepoints';

export const METADATA = '_metadata';

/** The `_metadata` of a savepoint's folder, or the file itself. */
export function metadataOf(uri: vscode.Uri): vscode.Uri {
  return uri.path.endsWith(`/${METADATA}`) ? uri : vscode.Uri.joinPath(uri, METADATA);
}

/** The savepoint's folder. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return uri.path.endsWith(`/${METADATA}`) ? vscode.Uri.joinPath(uri, '..') : uri;
}

interface Choice extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly ask?: 'folder' | 'file';
}

/** @returns the address of its `_metadata`; undefined when nothing was chosen */
export async function pickSavepoint(recent: RecentSavepoints, title: string): Promise<vscode.Uri | undefined> {
  const known = await knownSavepoints(recent);
  const choices: Choice[] = [
    { label: `$(folder-opened) ${vscode.l10n.t('A Savepoint’s Folder…')}`, ask: 'folder' },
    { label: `$(file) ${vscode.l10n.t('A _metadata File…')}`, ask: 'file' },
    ...section(vscode.l10n.t('looked at last'), known.recent),
    ...section(vscode.l10n.t('in this workspace'), known.inWorkspace),
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title, matchOnDescription: true });
  if (!chosen) {
    return undefined;
  }
  return chosen.uri ?? askFor(chosen.ask ?? 'folder', title);
}

async function askFor(what: 'folder' | 'file', title: string): Promise<vscode.Uri | undefined> {
  const isFolder = what === 'folder';
  const [found] =
    (await vscode.window.showOpenDialog({ canSelectFiles: !isFolder, canSelectFolders: isFolder, title })) ?? [];
  return found && (isFolder ? metadataOf(found) : found);
}

/** Folders of savepoints, or savepoints: what a comparison may be about. */
export async function askForFolders(title: string): Promise<vscode.Uri[]> {
  const options = { canSelectFiles: false, canSelectFolders: true, canSelectMany: true, title };
  return (await vscode.window.showOpenDialog(options)) ?? [];
}

/** How many are looked for in the workspace. */
const MOST = 500;

/** @returns addresses of `_metadata` files of the workspace */
export function savepointsOfWorkspace(): Thenable<vscode.Uri[]> {
  return vscode.workspace.findFiles(`**/${METADATA}`, undefined, MOST);
}

async function knownSavepoints(recent: RecentSavepoints) {
  const last = recent.all;
  const seen = new Set(last.map(String));
  const found = await savepointsOfWorkspace();
  return { recent: last, inWorkspace: found.filter((uri) => !seen.has(uri.toString())) };
}

function section(label: string, uris: readonly vscode.Uri[]): Choice[] {
  return uris.length === 0
    ? []
    : [
        { label, kind: vscode.QuickPickItemKind.Separator },
        ...uris.map((uri) => {
          const folder = folderOf(uri);
          const parent = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, '..'));
          return {
            label: withoutIcons(folder.path.slice(folder.path.lastIndexOf('/') + 1)),
            description: withoutIcons(parent),
            uri,
          };
        }),
      ];
}
