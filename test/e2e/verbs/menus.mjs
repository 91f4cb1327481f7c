// Context menus and the menus of views' titles.
import { until } from './until.mjs';
import { pressInTitle } from './views.mjs';

const OPENING_MS = 500;

/** Menus are drawn in a shadow root, which locators see through. */
const entry = (page, title) => page.locator('.monaco-menu .action-item:not(.disabled)', { hasText: title }).first();

/**
 * Chooses in the context menu of something.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} on
 * @param {string} title
 */
export async function chooseInMenu(page, on, title) {
  await until(page, () => on.click({ button: 'right', timeout: 10_000 }), entry(page, title));
  await take(page, title);
}

/**
 * Chooses in the menu behind the dots of a view's title.
 * @param {import('playwright-core').Page} page
 * @param {string} view its title
 * @param {string} title
 */
export async function chooseInViewMenu(page, view, title) {
  await pressInTitle(page, view, '.codicon-toolbar-more', entry(page, title));
  await take(page, title);
}

/** A menu does not take a click in the moment in which it opens, lest the click that opened it choose something. */
async function take(page, title) {
  const chosen = entry(page, title);
  while (await chosen.isVisible()) {
    await page.waitForTimeout(OPENING_MS);
    await chosen.click({ timeout: 10_000 }).catch(async (error) => {
      if (await chosen.isVisible()) throw error;
    });
    await page.waitForTimeout(OPENING_MS);
  }
}
