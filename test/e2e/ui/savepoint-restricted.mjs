// Restricted Mode: savepoints are read all the same; the history of an untrusted repository is not searched.
import * as assert from 'node:assert';
import { layOut } from '../steps/savepoint-steps.mjs';
import { openPlan } from '../verbs/savepoints.mjs';

export const options = { workspace: 'sample', trusted: false };

export default [
  layOut,
  {
    title: 'a savepoint is shown in Restricted Mode, and nothing offers to search the history',
    async run({ page, shot }) {
      await page.locator('text=Restricted Mode').first().waitFor();
      const frame = await openPlan(page, 'growing/chk-5');
      assert.strictEqual(await frame.locator('vscode-button', { hasText: 'Search Older Revisions' }).count(), 0);
      await shot('plan');
    },
  },
];
