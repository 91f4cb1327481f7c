#!/usr/bin/env node
/**
 * The tests that ask real Flink: `node test/flink/run.mjs [--full] [--flink 1.20.5,2.2.1] [--grep TEXT]`.
 * They need Maven and a JDK, and the jars of each version once. The last line is `N passed, N failed`.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { ALL, USUAL } from './versions.mjs';

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, flink: { type: 'string' }, grep: { type: 'string' } },
});
process.env.FLINK_VERSIONS = values.flink ?? (values.full ? ALL : USUAL).join(',');

// Not a measure of speed: only what ends a run that hangs.
const HANGING = 10 * 60_000;

function finish(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

const here = dirname(fileURLToPath(import.meta.url));
const mocha = new Mocha({ timeout: HANGING, grep: values.grep, color: process.stdout.isTTY });
for (const file of (await readdir(here)).sort()) {
  if (file.endsWith('.test.mjs')) mocha.addFile(join(here, file));
}

console.log(`Asking Flink ${process.env.FLINK_VERSIONS.replaceAll(',', ', ')}`);
try {
  await mocha.loadFilesAsync();
} catch (error) {
  console.error(error);
  finish(0, 1);
}
const runner = mocha.run(() => {
  if (runner.stats.passes + runner.stats.failures === 0) console.error('No test ran.');
  finish(runner.stats.passes, runner.stats.failures);
});
