// Savepoints in their editor.
import { until } from './until.mjs';

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
  return isOurs ? savepointNamed(page, name) : null;
}

/**
 * The page that shows a savepoint: of several that are open, the one that is seen and says this place.
 * @param {import('playwright-core').Page} page
 * @param {string} name the end of its folder's path
 * @param {number} [within] milliseconds
 */
export async function savepointNamed(page, name, within = 60_000) {
  const path = `${name}/_metadata`;
  for (const giveUpAt = Date.now() + within; ; await page.waitForTimeout(200)) {
    for (const frame of page.frames()) {
      const place = frame.locator('header .code');
      const said = await place.innerText({ timeout: 500 }).catch(() => '');
      if (said.endsWith(path) && (await place.isVisible().catch(() => false))) return frame;
    }
    if (Date.now() > giveUpAt) throw new Error(`no editor shows ${path}`);
  }
}

/** The header of a tab: operators, offsets, plan, details. */
export const tabOf = (frame, index) => frame.locator('vscode-tab-header').nth(index);

/**
 * Opens a savepoint and shows its restore plan, once it is there.
 * @param {import('playwright-core').Page} page
 * @param {string} name of the savepoint's folder
 */
export async function openPlan(page, name) {
  const frame = await openSavepoint(page, name);
  await tabOf(frame, 2).click();
  await frame.locator('.verdict').waitFor({ timeout: 90_000 });
  return frame;
}
