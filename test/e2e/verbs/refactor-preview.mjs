// The Refactor Preview: what an edit would change, before it is applied.

const ROWS = '.bulk-edit-panel .monaco-list-row, .refactor-preview .monaco-list-row';

/**
 * Waits until it is open.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} its rows
 */
export async function previewRows(page) {
  await page.locator(ROWS).first().waitFor();
  return page.locator(ROWS).allInnerTexts();
}

/**
 * Applies what is shown; what is not ticked stays away.
 * @param {import('playwright-core').Page} page
 */
export async function applyPreview(page) {
  await page.locator('.monaco-button', { hasText: 'Apply' }).first().click();
  await page.locator(ROWS).first().waitFor({ state: 'detached' });
}
