// Runs the tests beside it with mocha; VS Code calls run() inside the extension host.
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

interface TestResult {
  title: string;
  state: 'passed' | 'failed' | 'pending';
  error?: string;
}

/** Ends when the tests have; rewrites the report E2E_REPORT after each, so that a crash leaves what was done. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false });
  if (process.env.E2E_GREP) mocha.fgrep(process.env.E2E_GREP);
  for (const file of fs.readdirSync(__dirname)) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  const tests: TestResult[] = [];
  writeReport(tests, false);
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      writeReport(tests, true);
      if (failures) reject(new Error(`${failures} failed`));
      else resolve();
    });
    const note = (test: Mocha.Runnable, state: TestResult['state'], error?: Error) => {
      tests.push({ title: test.fullTitle(), state, error: error && (error.stack ?? String(error)) });
      writeReport(tests, false);
    };
    runner.on('pass', (test) => note(test, 'passed'));
    runner.on('pending', (test) => note(test, 'pending'));
    runner.on('fail', (test, error) => note(test, 'failed', error));
  });
}

function writeReport(tests: TestResult[], done: boolean): void {
  const file = process.env.E2E_REPORT as string;
  fs.writeFileSync(`${file}.new`, JSON.stringify({ done, tests }));
  fs.renameSync(`${file}.new`, file);
}
