// The side bar's views.
import { runCommand } from './palette.mjs';

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
