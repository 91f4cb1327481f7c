// What an edit costs in a large workspace, beside a check of all of it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import esbuild from 'esbuild';
import { BUNDLE } from '../scripts/build.mjs';
import { REPOSITORY } from '../scripts/ensure-built.mjs';
import { writeWorkspace } from './write-workspace.mjs';

const FILES = 5000;

/** @param {string} scratch a folder for what it writes */
export async function benchEdits(scratch) {
  const outfile = path.join(scratch, 'edits.cjs');
  const define = { 'process.env.FLINK_PLAYBOOK_REPOSITORY': JSON.stringify(REPOSITORY) };
  const entryPoints = [path.join(REPOSITORY, 'bench', 'edits.ts')];
  await esbuild.build({ ...BUNDLE, entryPoints, outfile, define });
  console.log(`an open job in ${FILES.toLocaleString('en')} written files:`);
  spawnSync(process.execPath, [outfile, writeWorkspace(path.join(scratch, 'edits'), FILES)], { stdio: 'inherit' });
}
