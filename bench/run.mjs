// npm run bench [-- folder]: what `check` costs beside bare tree-sitter parsing of the same files, both as cold processes
// in one run. Prints ratios: seconds mean nothing on a shared machine. Without a folder it writes one of 2,000 files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../scripts/ensure-built.mjs';
import { writeWorkspace } from './write-workspace.mjs';

const ROUNDS = 5;
const inBench = (name) => path.join(REPOSITORY, 'bench', name);

await ensureInstalled();
await ensureBuilt();
const scratch = mkdtempSync(path.join(tmpdir(), 'flink-playbook-bench-'));
try {
  const given = process.argv[2];
  const folder = given ? path.resolve(given) : writeWorkspace(path.join(scratch, 'workspace'), 2000);
  const commands = {
    'bare parsing': [inBench('bare-parse.cjs'), folder],
    check: [path.join(REPOSITORY, 'dist', 'cli.js'), 'check', folder, '--format', 'json', '--fail-on', 'never'],
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, args] of Object.entries(commands)) {
      runs[name].push(measure(args)); // in turns, so that noise hits both alike
    }
  }
  const [bare, check] = Object.values(runs).map(median);
  console.log(`${given ?? '2,000 written files'}, ${ROUNDS} rounds in turns, medians:`);
  console.log(`  time:   check / bare parsing = ${(check.ms / bare.ms).toFixed(2)}`);
  console.log(
    `  memory: check / bare parsing = ${(check.mb / bare.mb).toFixed(2)} (${check.mb.toFixed(0)} MB at its peak)`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs a cold process; its time in ms, its peak memory in MB. */
function measure(args) {
  const memory = path.join(scratch, 'memory');
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--require', inBench('report-memory.cjs'), ...args], {
    env: { ...process.env, BENCH_MEMORY: memory },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  }
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, mb: Number(readFileSync(memory, 'utf8')) / 1024 };
}

function median(runs) {
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return { ms: middle(runs.map(({ ms }) => ms)), mb: middle(runs.map(({ mb }) => mb)) };
}
