// Savepoints in their editor.
import { until } from './until.mjs';
import { webviewFrame } from './webview.mjs';

/**
 * Opens `_metadata` of a folder of the workspace, by its path.
 * @param {import('playwright-core').Page} page
 * @param {string} name of the savepoint's folder
 * @param {boolean} [isOurs] false: another program's
 * @returns {Promise<import('playwright-core').Frame | null>} the page that shows it
 */
export async function openSavepoint(page, name, isOurs = true) {
  const input = page.locator('.quick-input-widget input.input');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name.split('/').at(-1) }).first();
  await until(
    page,
    async () => {
      await page.keyboard.press('F1');
      await input.fill(`savepoints/${name}/_metadata`, { timeout: 10_000 });
    },
    row,
  );
  await row.click();
  if (!isOurs) return null;
  // several are open: the one that says its own path is meant
  const path = `savepoints/${name}/_metadata`;
  for (const giveUpAt = Date.now() + 60_000; ; await page.waitForTimeout(200)) {
    const frame = await webviewFrame(page, 'header .code');
    for (const each of page.frames()) {
      const said = await each
        .locator('header .code')
        .innerText({ timeout: 500 })
        .catch(() => '');
      const seen = await each
        .locator('header .code')
        .isVisible()
        .catch(() => false);
      if (said.endsWith(path) && seen) return each;
    }
    if (Date.now() > giveUpAt) throw new Error(`no editor shows ${path}, but ${frame.url()}`);
  }
}

/** The header of a tab: operators, offsets, plan, details. */
export async function tabOf(frame, index) {
  return frame.locator('vscode-tab-header').nth(index);
}
