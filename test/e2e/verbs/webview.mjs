// Webviews: their document is two frames deep.

const WITHIN_MS = 60_000;

/**
 * Finds the frame of the webview that shows something.
 * @param {import('playwright-core').Page} page
 * @param {string} selector of what it shows
 * @returns {Promise<import('playwright-core').Frame>}
 */
export async function webviewFrame(page, selector) {
  for (const giveUpAt = Date.now() + WITHIN_MS; ; await page.waitForTimeout(100)) {
    for (const frame of page.frames()) {
      if (frame.parentFrame()?.parentFrame() && (await frame.$(selector).catch(() => null))) return frame;
    }
    if (Date.now() > giveUpAt) throw new Error(`no webview shows ${selector}`);
  }
}
