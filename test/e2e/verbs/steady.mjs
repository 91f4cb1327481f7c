// Pictures of what is drawn: charts and menus have no end that could be waited for.

const EACH_MS = 150;
const TRIES = 20;

/**
 * Waits until two pictures in a row are the same; in the end it goes on all the same.
 * @param {import('playwright-core').Page} page
 */
export async function steady(page) {
  let before = await page.screenshot();
  for (let tries = 0; tries < TRIES; tries += 1) {
    await page.waitForTimeout(EACH_MS);
    const now = await page.screenshot();
    if (now.equals(before)) return;
    before = now;
  }
}
