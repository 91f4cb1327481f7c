// The language status: what extensions say about the open file, behind `{}` in the status bar.
import { until } from './until.mjs';

/**
 * Opens the language status of the file in the editor.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} what each entry says, its command's title last
 */
export async function openLanguageStatus(page) {
  const entries = page.locator('.hover-language-status');
  await until(page, () => page.locator('[id="status.languageStatus"]').click(), entries.first());
  return entries.allInnerTexts();
}
