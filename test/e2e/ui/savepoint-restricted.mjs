// Restricted Mode: savepoints are read all the same; the history of an untrusted repository is not searched.
import * as assert from 'node:assert';
import { layOut } from '../steps/savepoint-steps.mjs';
import { openSavepoint, tabOf } from '../verbs/savepoints.mjs';

export const options = { workspace: 'sample', trusted: false };

export default [
  layOut,
  {
    title: 'a savepoint is shown in Restricted Mode, and nothing offers to search the history',
    async run({ page, shot }) {
      await page.locator('text=Restricted Mode').first().waitFor();
      const frame = await openSavepoint(page, 'growing/chk-5');
      await (await tabOf(frame, 2)).click();
      await frame.locator('.verdict').waitFor({ timeout: 90_000 });
      assert.strictEqual(await frame.locator('vscode-button', { hasText: 'Search Older Revisions' }).count(), 0);
      await shot('plan');
    },
  },
];
