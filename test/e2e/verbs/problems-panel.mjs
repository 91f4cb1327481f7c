// The Problems panel.
import { runCommand } from './palette.mjs';

/**
 * Opens the Problems panel.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} its rows
 */
export async function openProblems(page) {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  return rows.allInnerTexts();
}
