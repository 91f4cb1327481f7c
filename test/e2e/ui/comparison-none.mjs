// No such revision, and then no repository at all: the view says so, and leads to the list.
import * as fs from 'node:fs';
import * as path from 'node:path';
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
  {
    title: 'a folder outside git has no comparison, and findings all the same',
    async run({ page, folder, shot }) {
      fs.rmSync(path.join(folder, '.git'), { recursive: true });
      fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
      fs.writeFileSync(path.join(folder, '.vscode', 'settings.json'), '{ "flinkPlaybook.baseline": "auto" }');
      await pane(page).getByText('not a git repository').first().waitFor();
      await page.locator('.monaco-editor [class*=squiggly-]').first().waitFor();
      await shot('no-git');
    },
  },
];
