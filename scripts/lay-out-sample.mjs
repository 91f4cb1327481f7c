// Lays out the sample job as a git repository with two commits: what runs in production, and today's state.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REPOSITORY } from './ensure-built.mjs';
import { cacheFolder } from './vscode/cache-folder.mjs';
import { withLock } from './vscode/file-lock.mjs';
import { commitAll, initRepository, quietGit } from './vscode/quiet-git.mjs';

const TODAY = path.join(REPOSITORY, 'samples', 'orders');
const IN_PRODUCTION = path.join(REPOSITORY, 'samples', 'orders-in-production');
const DEPLOYED_TAG = 'deployed/2026-09-01';
const LEFT_OUT = ['target', '.DS_Store']; // what a build leaves in the sample's own folder

/**
 * Lays the sample out in the cache folder, or leaves it as it is when the user has changed it there.
 * @param {(line: string) => void} [say] told what was done
 * @returns {Promise<string>} its folder
 */
export async function layOutSample(say = console.log) {
  const parent = path.join(cacheFolder(), 'sample');
  const folder = path.join(parent, 'orders');
  await withLock(path.join(parent, 'orders.lock'), say, () => {
    const sample = hashOf(TODAY, IN_PRODUCTION);
    const record = readRecord(folder);
    if (fs.existsSync(folder) && !isUntouched(folder, record)) {
      say(`Keeping your changes in the sample ${folder} (delete that folder to get the sample anew)`);
    } else if (record?.sample !== sample) {
      layOut(parent, folder, sample);
      say(`Sample laid out in ${folder}`);
    }
  });
  return folder;
}

function layOut(parent, folder, sample) {
  const fresh = path.join(parent, '.orders-new');
  const old = path.join(parent, '.orders-old');
  for (const left of [fresh, old]) fs.rmSync(left, { recursive: true, force: true });
  copy(TODAY, fresh);
  copy(IN_PRODUCTION, fresh);
  initRepository(fresh);
  commitAll(fresh, 'What runs in production', '2026-09-01T09:00:00Z');
  quietGit(fresh, ['tag', DEPLOYED_TAG]);
  for (const name of fs.readdirSync(fresh)) {
    if (name !== '.git') fs.rmSync(path.join(fresh, name), { recursive: true });
  }
  copy(TODAY, fresh);
  commitAll(fresh, "Today's state", '2026-09-15T09:00:00Z');
  fs.writeFileSync(recordFile(fresh), JSON.stringify({ sample, refs: refsOf(fresh) }));
  if (fs.existsSync(folder)) fs.renameSync(folder, old);
  fs.renameSync(fresh, folder);
  fs.rmSync(old, { recursive: true, force: true });
}

/** Whether all but build output is as we laid it out: files, branches, tags, stashes and where HEAD is. */
function isUntouched(folder, record) {
  try {
    return record?.refs === refsOf(folder) && quietGit(folder, ['status', '--porcelain']) === '';
  } catch {
    return false; // not a repository (any more): not ours to judge
  }
}

function refsOf(folder) {
  return `${quietGit(folder, ['rev-parse', '--symbolic-full-name', 'HEAD'])}\n${quietGit(folder, ['for-each-ref'])}`;
}

function copy(from, to) {
  fs.cpSync(from, to, { recursive: true, filter: (file) => !LEFT_OUT.includes(path.basename(file)) });
}

const recordFile = (folder) => path.join(folder, '.git', 'flink-playbook-sample.json');

function readRecord(folder) {
  try {
    return JSON.parse(fs.readFileSync(recordFile(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

function hashOf(...folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of filesIn(folder))
      hash
        .update(`${path.relative(folder, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
    );
}
