// Restricted Mode: git is only read, so that the comparison works all the same.
import { openFile } from '../verbs/palette.mjs';
import { openView } from '../verbs/views.mjs';

export const options = {
  workspace: 'upgrade',
  trusted: false,
  settings: { 'flinkPlaybook.baseline': 'deployed/*' },
};

export default [
  {
    title: 'the comparison is shown in Restricted Mode',
    async run({ page, shot }) {
      await page.locator('text=Restricted Mode').first().waitFor();
      await openFile(page, 'OrdersJob.java');
      const rows = await openView(page, 'State Changes');
      await rows.filter({ hasText: 'LOSES STATE' }).first().waitFor();
      await shot('view');
    },
  },
];
