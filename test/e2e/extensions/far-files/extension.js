// Stands in for a virtual workspace: files under `far:` are those of the first folder's `savepoints`, and one is said to
// be too large.
const vscode = require('vscode');

const LARGE = '/too-large/_metadata';
const OF_LARGE = 65 * 1024 * 1024;

exports.activate = (context) => {
  const here = (uri) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'savepoints', uri.path);
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions('read-only');
  };
  const files = {
    onDidChangeFile: new vscode.EventEmitter().event,
    watch: () => new vscode.Disposable(() => {}),
    stat: async (uri) =>
      uri.path === LARGE
        ? { type: vscode.FileType.File, ctime: 0, mtime: 0, size: OF_LARGE }
        : vscode.workspace.fs.stat(here(uri)),
    readDirectory: (uri) => vscode.workspace.fs.readDirectory(here(uri)),
    readFile: (uri) => vscode.workspace.fs.readFile(here(uri)),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const far = (path) => vscode.Uri.from({ scheme: 'far', path });
  const small = far('/savepoint-stale/_metadata');
  const command = (name, run) => vscode.commands.registerCommand(`farFiles.${name}`, run);
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('far', files, { isReadonly: true }),
    command('open', () => vscode.commands.executeCommand('vscode.open', small)),
    command('openLarge', () => vscode.commands.executeCommand('vscode.open', far(LARGE))),
    command('copyOffsets', () => vscode.commands.executeCommand('flinkPlaybook.copyOffsets', small)),
    command('compare', () => vscode.commands.executeCommand('flinkPlaybook.compareSavepoints', small)),
  );
};
