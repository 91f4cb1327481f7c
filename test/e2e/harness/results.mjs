// What has passed and failed: told as it happens, and summed up in the run's last line.
const MARKS = { passed: '✓', failed: '✗', pending: '-' };
const ERROR_LINES = 12;

/** Of the tests that run, and of those before them. */
let results = [];
const done = [];
const failedOnce = [];

/**
 * Notes the result of one test.
 * @param {string} title
 * @param {'passed' | 'failed' | 'pending'} state
 * @param {unknown} [error]
 */
export function record(title, state, error) {
  const text = [`  ${MARKS[state]} ${title}`, ...(error === undefined ? [] : reasonOf(error))].join('\n');
  results.push({ state, text });
  console.log(text);
}

/**
 * Runs tests, and once more where some of them fail: a window on a busy machine loses a key or a click now and then. What
 * failed at first is told at the end, so that a test that needs two attempts is seen.
 * @param {() => Promise<void>} run records what it finds, and never rejects
 */
export async function recordTwiceIfNeeded(run) {
  await run();
  const failures = failuresAmong(results);
  if (failures.length > 0) {
    failedOnce.push(...failures);
    results = [];
    console.log('  once more:');
    await run();
  }
  done.push(...results);
  results = [];
}

/**
 * Prints the failures again, where they are found without scrolling, and the last line.
 * @returns {number} the exit code: red when something failed, and when nothing ran
 */
export function closeResults() {
  done.push(...results);
  const passed = done.filter(({ state }) => state === 'passed').length;
  const failures = failuresAmong(done);
  tell('Failed at the first attempt:', failedOnce);
  tell('Failed:', failures);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0 ? 0 : 1;
}

function failuresAmong(tests) {
  return tests.filter(({ state }) => state === 'failed');
}

function tell(heading, tests) {
  if (tests.length > 0) console.log([heading, ...tests.map(({ text }) => text), ''].join('\n'));
}

function reasonOf(error) {
  return String(error?.stack ?? error)
    .split('\n')
    .slice(0, ERROR_LINES)
    .map((line) => `      ${line}`);
}
