// npm test: installs and builds what is missing, runs every test that needs neither Java nor a browser.
// `npm test -- --grep <text>` runs some of them, `--under <folder of test/>` those of a folder. The last line is
// `N passed, N failed`.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, REPOSITORY } from './ensure-built.mjs';
import { endOnSignals } from './vscode/end-on-signals.mjs';
import { describeError } from './vscode/user-error.mjs';

const TESTS = path.join(REPOSITORY, 'test');
const UNDER = wordAfter('--under') ?? '';
const BUNDLED = path.join(REPOSITORY, 'dist', 'test', UNDER === '' ? 'unit' : `unit-${UNDER}`);
/** Folders whose tests need a browser or Java: they have commands of their own. */
const OTHER_SUITES = ['e2e', 'flink'];

endOnSignals();
try {
  await ensureInstalled();
  await ensureBuilt();
  await bundleTests();
  process.exitCode = await runTests(wordAfter('--grep'));
} catch (error) {
  console.error(describeError(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

/** Bundles the tests as the product is bundled, so that what they run is what is shipped. */
async function bundleTests() {
  const [{ default: esbuild }, { BUNDLE }] = await Promise.all([import('esbuild'), import('./build.mjs')]);
  rmSync(BUNDLED, { recursive: true, force: true });
  await esbuild.build({
    ...BUNDLE,
    alias: {},
    packages: 'external',
    entryPoints: readdirSync(TESTS, { recursive: true })
      .filter(
        (file) =>
          file.endsWith('.test.ts') && file.startsWith(UNDER) && !OTHER_SUITES.includes(file.split(path.sep)[0]),
      )
      .map((file) => path.join(TESTS, file)),
    outbase: path.join(TESTS, UNDER),
    outdir: BUNDLED,
    sourcemap: 'inline',
    define: { 'process.env.FLINK_PLAYBOOK_REPOSITORY': JSON.stringify(REPOSITORY) },
  });
}

/** Runs the bundled tests with mocha; returns the exit code. */
async function runTests(grep) {
  const { default: Mocha } = await import('mocha');
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ timeout: 60_000, reporter: 'dot', ...(grep ? { grep } : {}) });
  for (const file of readdirSync(BUNDLED, { recursive: true }).filter((name) => name.endsWith('.test.js'))) {
    mocha.addFile(path.join(BUNDLED, file));
  }
  const { stats } = await new Promise((done) => {
    const runner = mocha.run(() => done(runner));
  });
  console.log(`${stats.passes} passed, ${stats.failures} failed`);
  return stats.failures === 0 && stats.passes > 0 ? 0 : 1;
}

/** What stands behind an option; undefined without it. */
function wordAfter(option) {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}
