// npm run bench [-- folder]: what `check` costs beside bare tree-sitter parsing of the same files, both as cold processes
// in one run, and without a folder also what `types` and an edit cost. Prints ratios: seconds mean nothing on a shared machine.
// Without a folder it writes what it checks: 2,000 files, 10,000 data classes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../scripts/ensure-built.mjs';
import { benchCompare } from './compare.mjs';
import { benchEdits } from './edits.mjs';
import { measureInTurns } from './measure.mjs';
import { benchTypes } from './types.mjs';
import { writeWorkspace } from './write-workspace.mjs';

const ROUNDS = 5;

await ensureInstalled();
await ensureBuilt();
const scratch = mkdtempSync(path.join(tmpdir(), 'flink-playbook-bench-'));
try {
  const given = process.argv[2];
  const folder = given ? path.resolve(given) : writeWorkspace(path.join(scratch, 'workspace'), 2000);
  const commands = [
    [path.join(REPOSITORY, 'bench', 'bare-parse.cjs'), folder],
    [path.join(REPOSITORY, 'dist', 'cli.js'), 'check', folder, '--format', 'json', '--fail-on', 'never'],
  ];
  const [bare, check] = measureInTurns(commands, ROUNDS, scratch);
  console.log(`${given ?? '2,000 written files'}, ${ROUNDS} rounds in turns, medians:`);
  console.log(`  time:   check / bare parsing = ${(check.ms / bare.ms).toFixed(2)}`);
  console.log(
    `  memory: check / bare parsing = ${(check.mb / bare.mb).toFixed(2)} (${check.mb.toFixed(0)} MB at its peak)`,
  );
  if (!given) {
    benchTypes(scratch);
    await benchEdits(scratch);
    await benchCompare(scratch);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
