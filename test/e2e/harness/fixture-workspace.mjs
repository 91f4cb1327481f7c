// A fixture of test/e2e/workspaces as a workspace of its own: a copy in a temporary folder, as a git repository.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commitAll, initRepository } from '../../../scripts/vscode/quiet-git.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const WORKSPACES = new URL('../workspaces/', import.meta.url);

/**
 * @param {string} name of the fixture
 * @returns {string} the copy's folder
 */
export function layOutWorkspace(name) {
  const folder = temporaryFolder(name);
  fs.cpSync(fileURLToPath(new URL(name, WORKSPACES)), folder, { recursive: true });
  initRepository(folder);
  commitAll(folder, 'first', '2026-09-01T09:00:00Z');
  return folder;
}
