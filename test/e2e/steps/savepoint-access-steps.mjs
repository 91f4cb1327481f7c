// Savepoints without a mouse, without seeing, and without motion.
import * as assert from 'node:assert';
import { layOutSavepoints } from '../harness/savepoints-of-all-kinds.mjs';
import { focused, seriousFaults } from '../verbs/accessibility.mjs';
import { runCommand } from '../verbs/palette.mjs';
import { openPlan, openSavepoint, tabOf } from '../verbs/savepoints.mjs';
import { steady } from '../verbs/steady.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

const WHOLE = { width: 1280, height: 800 };
const HALF = { width: 640, height: 400 };
const TABS = ['operators', 'offsets', 'plan', 'details'];

export const savepointAccessSteps = [
  {
    title: 'savepoints lie in the workspace',
    async run({ folder }) {
      layOutSavepoints(folder);
    },
  },
  {
    title: 'axe finds nothing serious in any tab',
    async run({ page }) {
      const frame = await openSavepoint(page, 'savepoint-stale');
      await frame.locator('.ag-row', { hasText: 'a234e2c8' }).first().click();
      await frame.locator('vscode-tree-item').first().waitFor();
      await frame.locator('figure canvas').first().waitFor();
      const faults = [];
      for (const [index, tab] of TABS.entries()) {
        await tabOf(frame, index).click();
        if (tab === 'plan') await frame.locator('.verdict, .no-plan').first().waitFor({ timeout: 90_000 });
        faults.push(...(await seriousFaults(frame)).map((fault) => `${tab}: ${fault}`));
      }
      assert.deepStrictEqual(faults, []);
    },
  },
  {
    title: 'axe finds nothing serious in what is damaged, and in the restore plan',
    async run({ page }) {
      const damaged = await openSavepoint(page, 'savepoint-damaged');
      const faults = await seriousFaults(damaged);
      const plan = await openPlan(page, 'savepoint-hostile');
      assert.deepStrictEqual([...faults, ...(await seriousFaults(plan))], []);
    },
  },
  {
    title: 'axe finds nothing serious in how savepoints grew',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'growing/chk-5');
      await frame.locator('vscode-button', { hasText: 'Compare Savepoints' }).click();
      const trend = await webviewFrame(page, 'body[data-page=trend] figure canvas');
      await trend.locator('.ag-row').first().waitFor();
      await steady(page);
      await shot('growth');
      assert.deepStrictEqual(await seriousFaults(trend), []);
      await runCommand(page, 'View: Close All Editors');
    },
  },
  {
    title: 'all of it is reached with Tab, in the order it is read, and what has the focus is seen',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-stale');
      await frame.locator('.ag-row').first().waitFor();
      await frame.locator('h1').click();
      const passed = [];
      for (let i = 0; i < 40 && !passed.at(-1)?.name.startsWith('Operators ('); i += 1) {
        await page.keyboard.press('Tab');
        passed.push(await focused(frame));
      }
      const names = passed.map(({ name }) => name);
      const order = ['Compare Savepoints…', 'Export JSON', 'Explain', 'Show Operator', 'Operators ('];
      const places = order.map((name) => names.findIndex((each) => each.startsWith(name)));
      assert.ok(!places.includes(-1), names.join('\n'));
      assert.deepStrictEqual(
        places,
        [...places].sort((a, b) => a - b),
        names.join('\n'),
      );
      assert.deepStrictEqual(
        passed.filter(({ isSeen }) => !isSeen),
        [],
      );
      await shot('focus');
    },
  },
  {
    title: 'arrows go through the tabs, the table and the tree',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-small');
      await frame.locator('.ag-row', { hasText: 'count-process-v1' }).first().waitFor();
      await frame.locator('vscode-tab-header').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await frame.locator('vscode-tab-header[active]', { hasText: 'Kafka Offsets' }).waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await frame.locator('vscode-tab-header[active]', { hasText: 'Operators' }).waitFor();
      // the filter, then the heads of the columns, then the cells
      await press(page, frame, 'Tab', ({ what }) => what === 'columnheader');
      await press(page, frame, 'ArrowDown', ({ what }) => what === 'gridcell');
      const row = () => frame.evaluate(() => document.activeElement?.closest('[role=row]')?.textContent ?? '');
      for (let i = 0; i < 20 && !(await row()).includes('count-process-v1'); i += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Space');
      await frame.locator('vscode-tree-item', { hasText: 'visit' }).first().waitFor();
      assert.ok((await focused(frame)).isSeen);
      await press(page, frame, 'Tab', ({ tag }) => tag === 'vscode-tree-item');
      const first = await frame.locator('vscode-tree-item').first().innerText();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await shot('tree-focus');
      const active = await frame.evaluate(() => document.activeElement?.closest('vscode-tree') !== null);
      assert.ok(active && first);
    },
  },
  {
    title: 'ten thousand operators are filtered and sorted by keyboard alone',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-huge');
      await frame.locator('.ag-row').first().waitFor();
      await tabOf(frame, 0).focus();
      await press(page, frame, 'Tab', ({ tag }) => tag === 'input');
      await page.keyboard.type('operator-99');
      await frame.locator('.filter [role=status]', { hasText: '111 of 10,000' }).waitFor();
      await press(page, frame, 'Tab', ({ what }) => what === 'columnheader');
      await press(page, frame, 'ArrowRight', ({ name }) => name.startsWith('Entries'));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await frame.locator('[role=columnheader][aria-sort=descending]', { hasText: 'Entries' }).waitFor();
      await press(page, frame, 'ArrowDown', ({ what, name }) => what === 'gridcell' && name === '14');
      await page.keyboard.press('Space');
      await frame.locator('#states', { hasText: 'operator-99' }).waitFor();
      assert.ok((await focused(frame)).isSeen);
      await steady(page);
      await shot('keyboard');
      await frame.locator('vscode-textfield input').first().fill('');
    },
  },
  {
    title: 'enlarged to 200 % nothing is cut off at the side',
    async run({ page, shot }) {
      await runCommand(page, 'View: Close Primary Side Bar');
      const frame = await openSavepoint(page, 'savepoint-stale');
      await page.setViewportSize(HALF); // as wide in its own measure as the window is at 200 %
      for (const index of TABS.keys()) {
        await tabOf(frame, index).click();
        await frame.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
      }
      await tabOf(frame, 0).click();
      await tabOf(frame, 0).scrollIntoViewIfNeeded();
      await steady(page);
      await shot('enlarged');
      await page.setViewportSize(WHOLE);
      await runCommand(page, 'View: Show Explorer');
    },
  },
  {
    title: 'a screen reader hears how many rows a filter leaves, and what each chart shows',
    async run({ page }) {
      const frame = await openSavepoint(page, 'savepoint-huge');
      await frame.locator('vscode-textfield input').first().fill('operator-77-v1');
      await frame.locator('[role=status]', { hasText: '1 of 10,000' }).waitFor();
      const stale = await openSavepoint(page, 'savepoint-stale');
      const charts = await stale.locator('figure [role=img]').evaluateAll((all) => all.map((each) => each.ariaLabel));
      assert.ok(charts.length > 0);
      for (const said of charts) assert.match(said ?? '', /\d/);
      assert.strictEqual(await stale.locator('[role=region][aria-label=Operators]').count(), 1);
      await runCommand(page, 'View: Close All Editors');
    },
  },
  {
    title: 'nothing moves where less motion is wanted',
    async run({ page }) {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const frame = await openSavepoint(page, 'savepoint-small');
      await frame.locator('.ag-row').first().click();
      await tabOf(frame, 1).click();
      await tabOf(frame, 0).click();
      assert.strictEqual(await frame.evaluate(() => document.getAnimations().length), 0);
    },
  },
];

/** Presses a key until what has the focus is right. */
async function press(page, frame, key, isRight) {
  const passed = [];
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press(key);
    const at = await focused(frame);
    if (isRight(at)) return;
    passed.push(`${at.what} ${at.name}`);
  }
  assert.fail(`${key} does not lead there:\n${passed.join('\n')}`);
}
