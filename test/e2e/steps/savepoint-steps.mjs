// Savepoints in the editor: what they hold, what hurts, what a restore does, how they grow.
import * as assert from 'node:assert';
import { HUGE, layOutSavepoints, REVENUE } from '../harness/savepoints-of-all-kinds.mjs';
import { findOperator } from '../verbs/find-operator.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { runCommand } from '../verbs/palette.mjs';
import { openPlan, openSavepoint, tabOf } from '../verbs/savepoints.mjs';
import { steady } from '../verbs/steady.mjs';
import { until } from '../verbs/until.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const layOut = {
  title: 'savepoints lie in the workspace',
  async run({ folder }) {
    layOutSavepoints(folder);
  },
};

export const savepointSteps = [
  layOut,
  {
    title: 'a small savepoint shows its findings, operators and states',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-small');
      await frame.locator('.finding', { hasText: 'kryo-state' }).first().waitFor();
      await frame.locator('.ag-row', { hasText: 'count-process-v1' }).first().click();
      await frame.locator('vscode-tree-item', { hasText: 'visit' }).first().waitFor();
      await steady(page);
      await shot('small');
      await frame.locator('#states').scrollIntoViewIfNeeded();
      await frame.locator('figure canvas').first().waitFor();
      await frame.locator('figure').last().scrollIntoViewIfNeeded();
      await steady(page);
      await shot('small-states');
    },
  },
  {
    title: 'stale offsets are struck, and the forecast is drawn',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-stale');
      await frame.locator('.finding.error', { hasText: 'stale-union-state' }).waitFor();
      await frame.locator('.finding figure canvas').first().waitFor();
      await shot('stale');
      await tabOf(frame, 1).click();
      const stale = frame.locator('.ag-row.stale').first();
      await stale.waitFor();
      const cell = stale.locator('.ag-cell').first();
      assert.match(await cell.evaluate((each) => getComputedStyle(each).textDecorationLine), /line-through/);
      await stale.scrollIntoViewIfNeeded();
      await shot('offsets');
    },
  },
  {
    title: 'what is told of a tab is kept while it is hidden',
    async run({ page }) {
      await openSavepoint(page, 'savepoint-small');
      const frame = await openSavepoint(page, 'savepoint-stale');
      await frame.locator('.ag-row.stale').first().waitFor();
    },
  },
  {
    title: 'a damaged savepoint shows what was read, and where it ends',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-damaged');
      assert.match(await frame.locator('.damaged').innerText(), /at byte [\d,]+/);
      await frame.locator('.ag-row').first().waitFor();
      await steady(page);
      await shot('damaged');
    },
  },
  {
    title: 'of ten thousand operators only those in sight are drawn, and one is found by an error',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-huge');
      await frame.locator('.ag-row').first().waitFor();
      assert.ok((await frame.locator('.ag-row').count()) < 100);
      assert.match(await frame.locator('header').innerText(), /format v5/);
      await shot('huge');
      const id = (HUGE - 1).toString(16).padStart(32, '0');
      await frame
        .locator('vscode-textfield input')
        .first()
        .fill(`Cannot map state for operator ${id} to the new program`);
      await frame
        .locator('.filter span', { hasText: /^1 of 10,000$/ })
        .first()
        .waitFor();
      await frame.locator('.ag-row', { hasText: 'operator-9999-v1' }).first().waitFor();
      await shot('huge-filtered');
    },
  },
  {
    title: 'hostile names are text and nothing else',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-hostile');
      const row = frame.locator('.ag-row', { hasText: '<img src=x' }).first();
      await row.waitFor();
      assert.match(
        await row.innerText(),
        /\[click\]\(command:workbench\.action\.closeAllEditors\) \$\(trash\) \\u001b\[31mred \\u202eback/,
      );
      await row.click();
      await frame.locator('vscode-tree-item', { hasText: '<script>throw 1</script>' }).first().waitFor();
      assert.strictEqual(await frame.locator('main img, main script, main b').count(), 0);
      await steady(page);
      await shot('hostile');
    },
  },
  {
    title: 'the restore plan is set against the jobs of the workspace',
    async run({ page, shot }) {
      const frame = await openPlan(page, 'savepoint-hostile');
      await frame.locator('.ag-row', { hasText: 'revenue-process-v1' }).first().waitFor();
      await steady(page);
      await shot('plan');
      await frame.locator('.ag-row', { hasText: 'revenue-process-v1' }).first().dblclick();
      await page.locator('.tab.active', { hasText: 'OrdersJob.java' }).waitFor();
    },
  },
  {
    title: 'an error that names an operator leads to the savepoint, too',
    async run({ page }) {
      await openSavepoint(page, 'savepoint-hostile');
      await findOperator(page, `Cannot map checkpoint/savepoint state for operator ${REVENUE} to the new program`);
      const input = page.locator('.quick-input-widget input.input');
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'In the open savepoint' });
      await until(page, () => input.press('Enter'), row.first());
      await page.keyboard.press('ArrowDown'); // the first is in the source
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: '_metadata' }).waitFor();
    },
  },
  {
    title: 'savepoints are compared in a chart with the frame size',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'growing/chk-5');
      await frame.locator('vscode-button', { hasText: 'Compare Savepoints' }).click();
      const trend = await webviewFrame(page, 'body[data-page=trend] figure canvas');
      await trend.locator('.ag-row', { hasText: 'payments-source-v1' }).first().waitFor();
      await steady(page);
      await shot('growth');
    },
  },
  {
    title: 'the metadata of another program goes back to the usual editor, with a word',
    async run({ page, shot }) {
      await runCommand(page, 'View: Close All Editors');
      await openSavepoint(page, 'table', false);
      await page.locator('.monaco-editor .view-line', { hasText: 'PAR1' }).first().waitFor();
      await waitForNotification(page, /is not of a Flink savepoint/);
      await shot('other');
      await page.keyboard.press('Escape');
    },
  },
];
