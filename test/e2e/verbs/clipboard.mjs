// The clipboard of the window.

/** @param {import('playwright-core').Page} page */
export async function readClipboard(page) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return page.evaluate(() => navigator.clipboard.readText());
}
