// Repeats an action until it shows: what is pressed while VS Code is still settling can be swallowed.

const TRIES = 6;
const EACH_MS = 10_000;

/**
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} act
 * @param {import('playwright-core').Locator} shown what the action should bring
 */
export async function until(page, act, shown) {
  for (let tries = 1; ; tries += 1) {
    try {
      await act();
      await shown.waitFor({ timeout: EACH_MS });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await page.keyboard.press('Escape');
      await page.mouse.move(0, 0);
    }
  }
}
