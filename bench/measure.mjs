import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../scripts/ensure-built.mjs';

/**
 * Runs Node with each list of arguments, as cold processes and in turns, so that noise hits all alike.
 * @param {string[][]} commands
 * @param {number} rounds
 * @param {string} scratch a folder for what the processes report
 * @returns {{ms: number, mb: number}[]} the median time and peak memory of each
 */
export function measureInTurns(commands, rounds, scratch) {
  const runs = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, args] of commands.entries()) {
      runs[i].push(measure(args, scratch));
    }
  }
  return runs.map(median);
}

function measure(args, scratch) {
  const memory = path.join(scratch, 'memory');
  const start = process.hrtime.bigint();
  const reporter = path.join(REPOSITORY, 'bench', 'report-memory.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['--require', reporter, ...args], {
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
