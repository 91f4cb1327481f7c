// The quick input at the top of the window: commands and files.
import { until } from './until.mjs';

/**
 * Runs a command by its title.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
export const runCommand = (page, title) => pick(page, `>${title}`, title);

/**
 * Opens a file of the workspace.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {number} [line] to put the cursor in
 */
export async function openFile(page, name, line) {
  await pick(page, line ? `${name}:${line}` : name, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

async function pick(page, typed, wanted) {
  const input = page.locator('.quick-input-widget input.input');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: wanted }).first();
  await until(
    page,
    async () => {
      await page.keyboard.press('F1');
      await input.fill(typed, { timeout: 10_000 });
    },
    row,
  );
  await row.click();
}
