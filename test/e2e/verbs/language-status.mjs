// The language status: what extensions say about the open file, behind `{}` in the status bar.
import { until } from './until.mjs';

/**
 * Opens the language status of the file in the editor, and waits until an entry says something.
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} said
 */
export async function openLanguageStatus(page, said) {
  const entry = page.locator('.hover-language-status', { hasText: said }).first();
  await until(page, () => page.locator('[id="status.languageStatus"]').click(), entry);
}
