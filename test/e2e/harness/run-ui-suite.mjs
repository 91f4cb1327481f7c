// Runs one suite of test/e2e/ui: its steps, one after the other, in one real window.
import { setTimeout as sleep } from 'node:timers/promises';
import { dumpLogs } from './dump-logs.mjs';
import { openWindow } from './open-window.mjs';
import { record } from './results.mjs';
import { screenshot } from './screenshot.mjs';

const STEP_ENDS_WITHIN_MS = 3 * 60_000;
const WINDOW_OPENS_WITHIN_MS = 2 * 60_000;

/**
 * @typedef {object} UiSuite a module of test/e2e/ui
 * @property {import('./open-window.mjs').WindowOptions} options
 * @property {{ title: string, run: (window: UiWindow) => Promise<void> }[]} default the steps; each goes on where the
 *   one before it has ended
 *
 * @typedef {object} UiWindow what a step works with
 * @property {import('playwright-core').Page} page
 * @property {string} folder of the workspace
 * @property {(name: string, clip?: { x: number, y: number, width: number, height: number }) => Promise<void>} shot takes
 *   a picture, of all of the window or a part
 */

/**
 * @param {string} name
 * @param {UiSuite} suite
 * @param {string} extension its folder
 */
export async function runUiSuite(name, suite, extension) {
  const window = await openWindow(suite.options);
  const { page, server, folder } = window;
  const shot = (picture, clip) => screenshot(page, `${name} ${picture}`, clip);
  let failed = false;
  const step = async (title, run) => {
    try {
      await withinTime(run({ page, folder, shot }));
      record(`ui ${name} › ${title}`, 'passed');
      return true;
    } catch (error) {
      failed = true;
      record(`ui ${name} › ${title}`, 'failed', error);
      await shot(`FAILED ${title}`).catch(() => {});
      await page.keyboard.press('Escape').catch(() => {}); // what is left open must not cover the next step
      return false;
    }
  };
  try {
    const opened = await step('the window opens', async () => {
      await page.goto(server.address({ folder, extension }), { timeout: WINDOW_OPENS_WITHIN_MS });
      await page
        .locator('.explorer-folders-view .monaco-list-row')
        .first()
        .waitFor({ timeout: WINDOW_OPENS_WITHIN_MS });
    });
    for (const { title, run } of suite.default) {
      if (opened) await step(title, run);
      else record(`ui ${name} › ${title}`, 'failed', 'the window did not open');
    }
  } finally {
    if (failed) dumpLogs(window);
    await window.close();
  }
}

async function withinTime(work) {
  const end = new AbortController();
  const late = sleep(STEP_ENDS_WITHIN_MS, undefined, { signal: end.signal }).then(() => {
    throw new Error(`no end after ${STEP_ENDS_WITHIN_MS / 1000} s`);
  });
  late.catch(() => {}); // also when nobody waits for it any more
  try {
    await Promise.race([work, late]);
  } finally {
    end.abort();
  }
}
