// A fixture of test/e2e/workspaces as a workspace of its own: a copy in a temporary folder, as a git repository.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commitAll, initRepository } from '../../../scripts/vscode/quiet-git.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const WORKSPACES = new URL('../workspaces/', import.meta.url);
/** The sample that `npm start` shows, by the name `sample`. */
const SAMPLE = new URL('../../../samples/orders/', import.meta.url);

/**
 * @param {string} name of the fixture
 * @returns {string} the copy's folder
 */
export function layOutWorkspace(name) {
  const folder = temporaryFolder(name);
  const source = name === 'sample' ? SAMPLE : new URL(name, WORKSPACES);
  fs.cpSync(fileURLToPath(source), folder, { recursive: true, filter: (file) => !file.endsWith('target') });
  initRepository(folder);
  commitAll(folder, 'first', '2026-09-01T09:00:00Z');
  return folder;
}
