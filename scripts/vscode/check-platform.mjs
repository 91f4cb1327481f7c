// Can the embedded VS Code run here at all?
import * as fs from 'node:fs';
import { NODE_PACKAGE } from './embedded-vscode.mjs';
import { UserError } from './user-error.mjs';

const INSTEAD =
  'Install VS Code itself with its `code` command on the PATH, or use the command line alone: npm start -- --no-open';
const NEEDED_BYTES = 1_000_000_000;

/** Fails, saying what to do, where the embedded VS Code cannot run. */
export function checkPlatform() {
  if (!['linux', 'darwin', 'win32'].includes(process.platform)) {
    throw new UserError(`The embedded VS Code does not run on ${process.platform}-${process.arch}. ${INSTEAD}`);
  }
  if (process.platform === 'linux' && !runsOnGlibc()) {
    throw new UserError(`The embedded VS Code needs a Linux with glibc; this one (Alpine?) has musl. ${INSTEAD}`);
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (!NODE_PACKAGE && (major < 22 || (major === 22 && minor < 15))) {
    throw new UserError(
      `On ${process.platform}-${process.arch} the embedded VS Code needs Node 22.15 or newer; this is ${process.version}. Install a newer Node.js. Or: ${INSTEAD}`,
    );
  }
}

/**
 * Fails when the disk has no room for an installation.
 * @param {string} folder
 */
export function checkDiskSpace(folder) {
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new UserError(
      `The embedded VS Code needs ${NEEDED_BYTES / 1e9} GB while it is set up, ${folder} has ${((bavail * bsize) / 1e9).toFixed(1)} GB left. Free some space, or set FLINK_PLAYBOOK_CACHE to a folder on another disk.`,
    );
  }
}

function runsOnGlibc() {
  process.report.excludeNetwork = true; // looking up interface names can take long
  return Boolean(process.report.getReport().header.glibcVersionRuntime);
}
