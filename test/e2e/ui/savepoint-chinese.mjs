// Savepoints in Simplified Chinese, in high contrast.
import * as assert from 'node:assert';
import { layOut } from '../steps/savepoint-steps.mjs';
import { openPlan, openSavepoint, tabOf } from '../verbs/savepoints.mjs';

export const options = { workspace: 'sample', locale: 'zh-cn', theme: 'high-contrast' };

export default [
  layOut,
  {
    title: 'findings, tables and charts speak Chinese',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-stale');
      await frame.locator('.finding figure canvas').first().waitFor();
      assert.match(await frame.locator('.finding').first().innerText(), /处理办法/);
      await shot('stale');
      await tabOf(frame, 1).click();
      await frame.locator('.ag-row.stale').first().scrollIntoViewIfNeeded();
      await shot('offsets');
    },
  },
  {
    title: 'a damaged savepoint says so in Chinese',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-damaged');
      assert.match(await frame.locator('.damaged').innerText(), /字节处损坏/);
      await shot('damaged');
    },
  },
  {
    title: 'the restore plan speaks Chinese',
    async run({ page, shot }) {
      await openPlan(page, 'growing/chk-5');
      await shot('plan');
    },
  },
];
