// Pictures of a test window, in test/e2e/screenshots.
import { fileURLToPath } from 'node:url';

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name of the picture, without ending
 * @param {{ x: number, y: number, width: number, height: number }} [clip] all of the window unless given
 */
export async function screenshot(page, name, clip) {
  await page.screenshot({
    path: `${SCREENSHOTS}${name.replace(/[^\p{L}\p{N}.]+/gu, '-')}.png`,
    ...(clip ? { clip } : {}),
  });
}
