// Restricted Mode: the workspace is not trusted, so nothing of it is executed; reading works all the same.
import { waitForSquiggle } from '../verbs/editor.mjs';
import { openFile } from '../verbs/palette.mjs';
import { openProblems } from '../verbs/problems-panel.mjs';

export const options = { workspace: 'sample', trusted: false };

export default [
  {
    title: 'findings are shown in Restricted Mode',
    async run({ page, shot }) {
      await page.locator('text=Restricted Mode').first().waitFor();
      await openFile(page, 'RefundsJob.java');
      await waitForSquiggle(page, 'error');
      await openProblems(page, 'duplicate-operator-uid');
      await shot('findings');
    },
  },
];
