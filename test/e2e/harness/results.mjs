// What has passed and failed: told as it happens, and summed up in the run's last line.
const counts = { passed: 0, failed: 0 };
const MARKS = { passed: '✓', failed: '✗', pending: '-' };
const ERROR_LINES = 12;
const failures = [];

/**
 * Notes the result of one test.
 * @param {string} title
 * @param {'passed' | 'failed' | 'pending'} state
 * @param {unknown} [error]
 */
export function record(title, state, error) {
  if (state in counts) counts[state] += 1;
  console.log(`  ${MARKS[state]} ${title}`);
  const reason = error === undefined ? undefined : reasonOf(error);
  if (reason) console.log(reason);
  if (state === 'failed') failures.push([title, reason].filter(Boolean).join('\n'));
}

function reasonOf(error) {
  const lines = String(error?.stack ?? error)
    .split('\n')
    .slice(0, ERROR_LINES);
  return lines.map((line) => `      ${line}`).join('\n');
}

/**
 * Prints the failures once more, where they are found without scrolling, and the last line.
 * @returns {number} the exit code: red when something failed, and when nothing ran
 */
export function closeResults() {
  for (const failure of failures) console.log(`\n  ${MARKS.failed} ${failure}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
