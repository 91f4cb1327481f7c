// A fixture of test/e2e/workspaces as a workspace of its own: a copy in a temporary folder, as a git repository.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commitAll, initRepository, quietGit } from '../../../scripts/vscode/quiet-git.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const WORKSPACES = new URL('../workspaces/', import.meta.url);
/** The sample that `npm start` shows, by the name `sample`; as it was, by the name `sample-before`. */
const SAMPLE = new URL('../../../samples/orders/', import.meta.url);
const SAMPLE_BEFORE = new URL('../../../samples/orders-in-production/', import.meta.url);

/** Where a fixture has another folder with this ending, that holds the files which differ in production. */
const IN_PRODUCTION = '-in-production';
export const PRODUCTION_TAG = 'deployed/2026-09-01';

/**
 * @param {string} name of the fixture
 * @returns {string} the copy's folder
 */
export function layOutWorkspace(name) {
  const folder = temporaryFolder(name);
  const production = new URL(`${name}${IN_PRODUCTION}`, WORKSPACES);
  const isSample = name.startsWith('sample');
  copyInto(folder, isSample ? SAMPLE : new URL(name, WORKSPACES));
  if (name === 'sample-before') copyInto(folder, SAMPLE_BEFORE);
  initRepository(folder);
  if (!isSample && fs.existsSync(production)) {
    copyInto(folder, production);
    commitAll(folder, 'what runs in production', '2026-09-01T09:00:00Z');
    quietGit(folder, ['tag', PRODUCTION_TAG]);
    copyInto(folder, new URL(name, WORKSPACES));
    commitAll(folder, 'the next version', '2026-09-08T09:00:00Z');
  } else {
    commitAll(folder, 'first', '2026-09-01T09:00:00Z');
  }
  return folder;
}

function copyInto(folder, source) {
  fs.cpSync(fileURLToPath(source), folder, { recursive: true, filter: (file) => !file.endsWith('target') });
}
