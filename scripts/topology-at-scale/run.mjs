// node scripts/topology-at-scale/run.mjs <checkout>… --classpath <jars and folders> [--classes <folders>] [--flink 1.20.5]
// [--all]: holds the product's job graphs of checkouts that are compiled already against real Flink's, and prints a table.
// The class path has Flink and all that the jobs need. It runs every main up to its execute: only for code that you would run.
// Lists what is wrong and what is unknown (the first of each, or --all); ends with 1 when anything is wrong.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../ensure-built.mjs';
import { details, HEAD, row } from './table.mjs';

const { values, positionals } = parseArgs({
  options: {
    classpath: { type: 'string' },
    classes: { type: 'string' },
    flink: { type: 'string' },
    timeout: { type: 'string', default: '120' },
    all: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (positionals.length === 0 || !values.classpath) {
  console.error(
    'usage: node scripts/topology-at-scale/run.mjs <checkout>… --classpath <paths> [--classes <paths>] [--flink 1.20.5] [--all]',
  );
  process.exit(2);
}
await ensureInstalled();
await ensureBuilt();
const answers = positionals.map((checkout) => ({ name: basename(checkout), mains: verify(checkout).mains }));
console.log(HEAD);
for (const { name, mains } of answers) console.log(row(name, mains));
for (const { name, mains } of answers) for (const line of details(name, mains, values.all)) console.log(line);
if (answers.some(({ mains }) => mains.some(({ counts }) => counts.wrong > 0))) process.exitCode = 1;

function verify(checkout) {
  const options = [
    '--verify',
    '--yes',
    '--format',
    'json',
    '--timeout',
    values.timeout,
    '--classpath',
    values.classpath,
  ];
  if (values.classes) options.push('--classes', values.classes);
  if (values.flink) options.push('--flink', values.flink);
  const words = [`${REPOSITORY}/dist/cli.js`, 'topology', checkout, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${checkout}: flink-playbook topology --verify ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
