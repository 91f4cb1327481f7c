// Runs test/e2e/host/*.test.ts with mocha inside a real extension host.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dumpLogs } from './dump-logs.mjs';
import { BUNDLES, bundleTests, HOST_WORKSPACE } from './host-bundles.mjs';
import { openWindow } from './open-window.mjs';
import { record } from './results.mjs';
import { screenshot } from './screenshot.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const ENDS_WITHIN_MS = 15 * 60_000;
const EXIT_FOLLOWS_REPORT_MS = 5_000;

/**
 * @param {{ extension: string, grep?: string }} options the extension's folder; only tests whose title has the text
 */
export async function runHostTests({ extension, grep = '' }) {
  await bundleTests();
  const reportFile = path.join(temporaryFolder('report'), 'report.json');
  const window = await openWindow(
    { workspace: HOST_WORKSPACE, extensions: ['redhat.java'] },
    { E2E_GREP: grep, E2E_REPORT: reportFile },
  );
  let ok = false;
  try {
    ok = await runInWindow(window, { extension, grep, reportFile });
    if (!ok) await screenshot(window.page, 'FAILED host').catch(() => {});
  } finally {
    if (!ok) dumpLogs(window);
    await window.close();
  }
}

/**
 * Opens the window as VS Code's own test window and waits for the end, whoever tells of it first. The truth is the
 * report that the tests write: VS Code's exit code is 0 also when a test has called process.exit.
 * @returns {Promise<boolean>} whether all went well
 */
async function runInWindow({ page, server, folder }, { extension, grep, reportFile }) {
  const report = () => (fs.existsSync(reportFile) ? JSON.parse(fs.readFileSync(reportFile, 'utf8')) : undefined);
  let exitCode;
  let died;
  // VS Code's workbench calls this in a test window
  await page.exposeFunction('codeAutomationExit', (code) => {
    exitCode = code;
  });
  server.ended.then((code) => {
    died ??= `the server ended with ${code}`;
  });
  page.on('crash', () => {
    died ??= 'the page crashed';
  });
  await page.goto(server.address({ folder, extension, tests: path.join(BUNDLES, 'index') }));

  const giveUpAt = Date.now() + ENDS_WITHIN_MS;
  let reportDoneAt;
  while (!died && exitCode === undefined && Date.now() < giveUpAt) {
    await sleep(200);
    if (report()?.done) reportDoneAt ??= Date.now();
    if (reportDoneAt && Date.now() > reportDoneAt + EXIT_FOLLOWS_REPORT_MS) break;
  }

  const { tests = [], done } = report() ?? {};
  for (const { title, state, error } of tests) record(`host › ${title}`, state, error);
  const failed = tests.filter(({ state }) => state === 'failed').length;
  const wrong = died ?? problemWith({ tests, done, failed, exitCode, grep });
  if (wrong) record('host tests run to their end', 'failed', wrong);
  return !wrong && failed === 0;
}

function problemWith({ tests, done, failed, exitCode, grep }) {
  if (!done)
    return tests.length
      ? 'the tests did not end: their report is incomplete'
      : 'no test was reported: run() did not start, a test file could not be loaded, or nothing ended in time';
  if (tests.length === 0 && !grep) return 'no test ran';
  if (exitCode !== undefined && (exitCode === 0) !== (failed === 0))
    return `VS Code's exit code ${exitCode} contradicts the report`;
  return undefined;
}
