// The clipboard of the window.

/**
 * What browsers ask a person for: before something is copied.
 * @param {import('playwright-core').Page} page
 */
export const allowClipboard = (page) => page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

/** @param {import('playwright-core').Page} page */
export const readClipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
