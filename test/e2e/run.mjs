// npm run test:e2e [-- host|ui] [--grep text]: the tests in a real VS Code. E2E_EXTENSION names another extension's
// folder to test, E2E_BROWSER the browser. The last line is "N passed, N failed".
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../../scripts/ensure-built.mjs';
import { findBrowser } from '../../scripts/vscode/find-browser.mjs';
import { installVsCode } from '../../scripts/vscode/install-vscode.mjs';
import { describeError } from '../../scripts/vscode/user-error.mjs';
import { closeResults, record, recordTwiceIfNeeded } from './harness/results.mjs';

const UI_SUITES = fileURLToPath(new URL('./ui/', import.meta.url));
const ENDS_WITHIN_MS = 60 * 60_000;

const extension = process.env.E2E_EXTENSION ? path.resolve(process.env.E2E_EXTENSION) : REPOSITORY;

setTimeout(() => fail('the run ends in time', `no end after ${ENDS_WITHIN_MS / 60_000} min`), ENDS_WITHIN_MS);
process.on('uncaughtException', (error) => fail('the run', error)); // and what no promise has caught
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => fail('the run', `ended by ${signal}`));

const { kinds, grep } = readArguments();
await attempt('the set-up', async () => {
  await ensureInstalled();
  if (extension === REPOSITORY) await ensureBuilt();
  findBrowser();
  await installVsCode();
  if (kinds.includes('host')) await runHost();
  if (kinds.includes('ui')) await runUi();
});
process.exit(closeResults());

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
    const unknown = positionals.find((kind) => !['host', 'ui'].includes(kind));
    if (unknown) throw new Error(`Unknown kind of tests: ${unknown}`);
    return { kinds: positionals.length ? positionals : ['host', 'ui'], grep: values.grep };
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run test:e2e [-- host|ui] [--grep text]`);
    process.exit(1);
  }
}

async function runHost() {
  const { runHostTests } = await import('./harness/run-host-tests.mjs');
  await recordTwiceIfNeeded(() => attempt('host tests', () => runHostTests({ extension, grep })));
}

/** A suite is run as a whole when the text is in its name or in a step's title: steps build upon each other. */
async function runUi() {
  const { runUiSuite } = await import('./harness/run-ui-suite.mjs');
  for (const file of fs
    .readdirSync(UI_SUITES)
    .filter((name) => name.endsWith('.mjs'))
    .sort()) {
    const name = path.basename(file, '.mjs');
    const runSuite = async () => {
      const suite = await import(new URL(`./ui/${file}`, import.meta.url));
      const titles = [name, ...suite.default.map(({ title }) => title)];
      if (grep === undefined || titles.some((title) => title.includes(grep))) await runUiSuite(name, suite, extension);
    };
    await recordTwiceIfNeeded(() => attempt(`ui ${name}`, runSuite));
  }
}

/** Records a failure, and goes on. */
async function attempt(title, work) {
  try {
    await work();
  } catch (error) {
    record(title, 'failed', describeError(error));
  }
}

function fail(title, error) {
  record(title, 'failed', error);
  process.exit(closeResults());
}
