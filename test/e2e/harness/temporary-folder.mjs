// One temporary folder for the whole run, removed when it ends, however it ends.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

let root;

/**
 * @param {string} name
 * @returns {string} a new folder
 */
export function temporaryFolder(name) {
  if (!root) {
    root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'flink-playbook-e2e-'));
    process.once('exit', () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  }
  return fs.mkdtempSync(path.join(root, `${name}-`));
}
