// Lists of the quick input that commands open.
import { runCommand } from './palette.mjs';
import { until } from './until.mjs';

/**
 * The first row with a text.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
export const rowWith = (page, text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

/**
 * Takes one of a list that is open: what was typed is waited for, since rows move while the list is filled.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
export async function take(page, text) {
  const input = page.locator('.quick-input-widget input.input');
  await rowWith(page, text).waitFor();
  await input.fill(text);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
  await input.press('Enter');
}

/**
 * Takes one of the list that a command opens.
 * @param {import('playwright-core').Page} page
 * @param {string} command its title
 * @param {string} text
 */
export async function choose(page, command, text) {
  await until(page, () => runCommand(page, command), rowWith(page, text));
  await take(page, text);
}
