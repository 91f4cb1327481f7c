// Stands in for the Java extension, which cannot be installed here: the same id, and the part of its exported API that is
// used. A test says when its import has ended, and with which class path.
const vscode = require('vscode');

exports.activate = () => {
  const classpathUpdated = new vscode.EventEmitter();
  let classpaths = [];
  let finish;
  const ready = new Promise((resolve) => {
    finish = resolve;
  });
  return {
    serverMode: 'Standard',
    onDidClasspathUpdate: classpathUpdated.event,
    serverReady: () => ready,
    getClasspaths: async (_uri, _options) => ({ projectRoot: '', classpaths, modulepaths: [] }),
    /** For tests. */
    finishImport(found) {
      classpaths = found;
      finish(true);
    },
    /** For tests. */
    changeClasspath(found) {
      classpaths = found;
      classpathUpdated.fire(vscode.workspace.workspaceFolders[0].uri);
    },
  };
};
