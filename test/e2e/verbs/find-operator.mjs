// The command that finds an operator by its id.
import { runCommand } from './palette.mjs';
import { until } from './until.mjs';

/**
 * Types what "Find Operator by ID…" asks for.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
export async function findOperator(page, text) {
  const input = page.locator('.quick-input-widget input.input');
  await until(
    page,
    () => runCommand(page, 'Flink Playbook: Find Operator by ID'),
    page.locator('.quick-input-widget', { hasText: 'the whole error that names one' }),
  );
  await input.fill(text);
}

/** Enter counts only once what was typed is found to be right. */
export async function accept(page) {
  const input = page.locator('.quick-input-widget input.input');
  for (let tries = 0; tries < 6; tries += 1) {
    await input.press('Enter');
    if (
      await input
        .waitFor({ state: 'hidden', timeout: 3000 })
        .then(() => true)
        .catch(() => false)
    )
      return;
  }
}
