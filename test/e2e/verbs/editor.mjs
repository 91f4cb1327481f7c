// The text editor: squiggles, hovers, quick fixes.
import { until } from './until.mjs';

/**
 * Waits until the editor underlines something.
 * @param {import('playwright-core').Page} page
 * @param {'error' | 'warning' | 'info' | 'hint'} severity
 */
export async function waitForSquiggle(page, severity) {
  await page.locator(`.monaco-editor .squiggly-${severity}`).first().waitFor({ timeout: 60_000 });
}

/** A hover is drawn while it fades in. */
const FADES_MS = 300;

/**
 * Rests the mouse on a text until the hover says something. Its parts come one after the other, and a lens that comes
 * meanwhile moves the text and closes it.
 * @param {import('playwright-core').Page} page
 * @param {string} text as it stands in one line that is in view
 * @param {string | RegExp} said
 */
export async function hoverOver(page, text, said) {
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: said }).first();
  await until(
    page,
    async () => {
      const { x, y } = await placeOf(page, text);
      await page.mouse.move(x, y);
    },
    hover,
  );
  await page.waitForTimeout(FADES_MS);
}

/**
 * Applies a quick fix that is offered for a text.
 * @param {import('playwright-core').Page} page
 * @param {string} text as it stands in one line that is in view
 * @param {string} title of the fix
 */
export async function applyFix(page, text, title) {
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  await until(
    page,
    async () => {
      const { x, y } = await placeOf(page, text);
      await page.mouse.click(x, y);
      await page.locator('.monaco-editor [class*=codicon-light]').first().waitFor({ timeout: 10_000 });
      await page.keyboard.press('ControlOrMeta+.');
    },
    fix,
  );
  await fix.click();
}

/**
 * The middle of a text on the screen; waits until it is in view. A text may go across several coloured words.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 * @returns {Promise<{ x: number, y: number }>}
 */
export async function placeOf(page, text) {
  const place = await page.waitForFunction((wanted) => {
    for (const line of document.querySelectorAll('.editor-group-container.active .monaco-editor .view-line')) {
      const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node; passed += node.length, node = walker.nextNode()) {
        const inside = (offset) => offset >= passed && offset <= passed + node.length;
        if (inside(start)) range.setStart(node, start - passed);
        if (inside(start + wanted.length)) {
          range.setEnd(node, start + wanted.length - passed);
          break;
        }
      }
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, text);
  return place.jsonValue();
}
