// What has passed and failed: told as it happens, and summed up in the run's last line.
const counts = { passed: 0, failed: 0 };
const MARKS = { passed: '✓', failed: '✗', pending: '-' };
const ERROR_LINES = 12;

/**
 * Notes the result of one test.
 * @param {string} title
 * @param {'passed' | 'failed' | 'pending'} state
 * @param {unknown} [error]
 */
export function record(title, state, error) {
  if (state in counts) counts[state] += 1;
  console.log(`  ${MARKS[state]} ${title}`);
  if (error === undefined) return;
  const lines = String(error?.stack ?? error)
    .split('\n')
    .slice(0, ERROR_LINES);
  console.log(lines.map((line) => `      ${line}`).join('\n'));
}

/**
 * Prints the last line.
 * @returns {number} the exit code: red when something failed, and when nothing ran
 */
export function closeResults() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
