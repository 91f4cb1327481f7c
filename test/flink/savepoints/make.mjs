#!/usr/bin/env node
/**
 * Makes the savepoints of `test/savepoint/data` anew, with real Flink: `node test/flink/savepoints/make.mjs`. Beside each
 * stands what that Flink itself reads in it. Ids of files and counts of records differ from run to run.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runJava } from '../ask.mjs';
import { CACHE, ROOT } from '../classpath.mjs';
import { compile } from '../javac.mjs';

const SOURCE = join(ROOT, 'test', 'flink', 'savepoints', 'MakeSavepoint.java');
const DATA = join(ROOT, 'test', 'savepoint', 'data');

/** Name, Flink, format, memory threshold, copies of each stale Kafka offset. */
const SAVEPOINTS = [
  ['1.17.2-canonical', '1.17.2', 'CANONICAL', '20kb', '0'],
  ['1.20.5-stale-kafka', '1.20.5', 'CANONICAL', '20kb', '4'],
  ['1.20.5-native-files', '1.20.5', 'NATIVE', '0b', '0'],
  ['2.0.0-canonical-files', '2.0.0', 'CANONICAL', '0b', '0'],
  ['2.3.0-canonical', '2.3.0', 'CANONICAL', '20kb', '0'],
];

const only = process.argv[2];
for (const [name, version, format, threshold, copies] of SAVEPOINTS) {
  if (only && only !== name) continue;
  const out = join(CACHE, 'savepoints', version);
  await mkdir(out, { recursive: true });
  const { ok, errors } = await compile({ 'MakeSavepoint.java': await readFile(SOURCE, 'utf8') }, version, { out });
  if (!ok) throw new Error(`Flink ${version}: ${JSON.stringify(errors)}`);
  const folder = join(DATA, name);
  await mkdir(DATA, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  const { code, stderr } = await runJava(version, ['MakeSavepoint', folder, format, threshold, copies], {
    classes: [out],
  });
  if (code !== 0) throw new Error(`${name}: ${stderr.slice(-5000)}`);
  console.log(name);
}
process.exit(0); // the compiler is still there
