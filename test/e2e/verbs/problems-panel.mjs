// The Problems panel.
import { runCommand } from './palette.mjs';

/**
 * Opens the Problems panel, and waits until it lists something.
 * @param {import('playwright-core').Page} page
 * @param {string} listed
 * @returns {Promise<import('playwright-core').Locator>} the rows with that text
 */
export async function openProblems(page, listed) {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row', { hasText: listed });
  await rows.first().waitFor();
  return rows;
}
