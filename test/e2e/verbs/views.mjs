// The side bar's views.
import { runCommand } from './palette.mjs';
import { until } from './until.mjs';

/**
 * Opens a view of the extension and waits until it shows something.
 * @param {import('playwright-core').Page} page
 * @param {string} title such as Flink Jobs
 * @returns {Promise<import('playwright-core').Locator>} its rows
 */
export async function openView(page, title) {
  await runCommand(page, `Focus on ${title} View`);
  const rows = viewRows(page, title);
  await rows.first().waitFor();
  return rows;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
export function viewRows(page, title) {
  return page.locator(`.pane:has(.pane-header[aria-label^="${title}"]) .monaco-list-row`);
}

/**
 * Makes room for other views.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
export async function collapseView(page, title) {
  const header = page.locator(`.pane-header[aria-label^="${title}"]`);
  if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
}

/**
 * Presses a button of a view's title.
 * @param {import('playwright-core').Page} page
 * @param {string} view its title
 * @param {string} action how the button's name begins
 * @param {import('playwright-core').Locator} shown what that brings
 */
export const viewAction = (page, view, action, shown) =>
  pressInTitle(page, view, `.action-label[aria-label^="${action}"]`, shown);

/**
 * The same, of a button that has no name.
 * @param {import('playwright-core').Page} page
 * @param {string} view its title
 * @param {string} button as a selector
 * @param {import('playwright-core').Locator} shown what that brings
 */
export async function pressInTitle(page, view, button, shown) {
  const header = page.locator(`.pane-header[aria-label^="${view}"]`);
  await until(
    page,
    async () => {
      await runCommand(page, `Focus on ${view} View`); // the buttons show only then, or under the mouse
      await header.hover();
      await header.locator(button).first().click({ timeout: 5000 });
    },
    shown,
  );
}
