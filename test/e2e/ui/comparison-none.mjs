// No such revision, and no comparison wanted: the view says so, and leads to the list.
import { openFile, runCommand } from '../verbs/palette.mjs';

export const options = {
  workspace: 'upgrade',
  theme: 'light',
  settings: { 'flinkPlaybook.baseline': 'released/*' },
};

const pane = (page) => page.locator('.pane:has(.pane-header[aria-label^="State Changes"])');

export default [
  {
    title: 'the view tells why there is nothing to compare with',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      await runCommand(page, 'Focus on State Changes View');
      await pane(page).getByText('no tag is called released/*').first().waitFor();
      await pane(page).locator('.monaco-button', { hasText: 'Compare with Revision' }).first().waitFor();
      await shot('view');
    },
  },
];
