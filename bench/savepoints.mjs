// node bench/savepoints.mjs: `savepoint inspect` beside Flink's own Checkpoints.loadCheckpointMetadata, as cold processes in
// turns, on metadata of 10 and 200 MB whose bytes are offsets of a union state. Needs Maven and a JDK; Linux for memory.
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../scripts/ensure-built.mjs';
import { byte, int, long, utf } from '../test/e2e/harness/data-output.mjs';
import { propertiesOf } from '../test/e2e/harness/write-metadata.mjs';
import { runJava } from '../test/flink/ask.mjs';
import { compile } from '../test/flink/javac.mjs';
import { measureInTurns } from './measure.mjs';

const VERSION = '1.20.5';
const ROUNDS = 5;
const SUBTASKS = 4;
const ENTRY = 23;

await ensureInstalled();
await ensureBuilt();
const scratch = mkdtempSync(path.join(tmpdir(), 'flink-playbook-bench-'));
try {
  const source = readFileSync(path.join(REPOSITORY, 'bench', 'LoadMetadata.java'), 'utf8');
  const { ok, errors } = await compile({ 'LoadMetadata.java': source }, VERSION, { out: scratch });
  if (!ok) throw new Error(JSON.stringify(errors));
  for (const megabytes of [10, 200]) {
    const folder = path.join(scratch, `${megabytes}`);
    writeMetadata(folder, (megabytes * 1_048_576) / 8 / SUBTASKS);
    const flink = [];
    const own = [];
    for (let round = 0; round < ROUNDS; round++) {
      flink.push(await loadWithFlink(folder));
      const cli = path.join(REPOSITORY, 'dist', 'cli.js');
      own.push(...measureInTurns([[cli, 'savepoint', 'inspect', folder, '--format', 'json']], 1, scratch));
    }
    const [theirs, ours] = [middle(flink), middle(own)];
    console.log(`${megabytes} MB, ${ROUNDS} rounds in turns, medians, each a whole process:`);
    console.log(`  time:   Flink / savepoint inspect = ${(theirs.ms / ours.ms).toFixed(1)}`);
    console.log(`  memory: Flink ${theirs.mb.toFixed(0)} MB, savepoint inspect ${ours.mb.toFixed(0)} MB`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0); // the compiler is still there

async function loadWithFlink(folder) {
  const start = process.hrtime.bigint();
  const { code, stdout, stderr } = await runJava(VERSION, ['LoadMetadata', folder], { classes: [scratch] });
  if (code !== 0) throw new Error(stderr);
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, mb: Number(stdout) };
}

function middle(runs) {
  const of = (key) => runs.map((each) => each[key]).sort((a, b) => a - b)[runs.length >> 1];
  return { ms: of('ms'), mb: of('mb') };
}

/** One operator with the union state of a Kafka consumer, its entries in files; the end is a real savepoint's. */
function writeMetadata(folder, entries) {
  mkdirSync(folder);
  const file = openSync(path.join(folder, '_metadata'), 'w');
  const write = (...parts) => {
    for (const part of parts) writeSync(file, part);
  };
  write(
    int(0x4960672d),
    int(4),
    long(7),
    int(0),
    int(1),
    long(1),
    long(2),
    int(SUBTASKS),
    int(128),
    byte(0),
    int(SUBTASKS),
  );
  const offsets = Buffer.alloc(entries * 8);
  for (let i = 0; i < entries; i++) {
    offsets.writeUInt32BE(1300 + ENTRY * i, i * 8 + 4);
  }
  for (let i = 0; i < SUBTASKS; i++) {
    write(int(i), int(1), byte(4), int(1), utf('topic-partition-offset-states'), byte(1), int(entries), offsets);
    write(byte(6), utf(`file${i}`), long(1300 + ENTRY * entries), int(0), byte(0), byte(0), int(0), int(0));
  }
  write(propertiesOf('1.20.5-stale-kafka'));
  closeSync(file);
}
