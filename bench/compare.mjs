// What a comparison with a revision costs in a large workspace, beside `git diff` and reading the files that differ.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import esbuild from 'esbuild';
import { BUNDLE } from '../scripts/build.mjs';
import { REPOSITORY } from '../scripts/ensure-built.mjs';
import { writeWorkspace } from './write-workspace.mjs';

const FILES = 5000;

/** @param {string} scratch a folder for what it writes */
export async function benchCompare(scratch) {
  const outfile = path.join(scratch, 'compare.cjs');
  const define = { 'process.env.FLINK_PLAYBOOK_REPOSITORY': JSON.stringify(REPOSITORY) };
  await esbuild.build({ ...BUNDLE, define, entryPoints: [path.join(REPOSITORY, 'bench', 'compare.ts')], outfile });
  console.log(`a revision in which 20 of ${FILES.toLocaleString('en')} written files differ:`);
  spawnSync(process.execPath, [outfile, writeWorkspace(path.join(scratch, 'compare'), FILES)], { stdio: 'inherit' });
}
