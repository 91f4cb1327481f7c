// The commands and switches that no other suite uses: filter, copied ids, refused names, questions to Flink, lenses, the server.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { allowClipboard, readClipboard } from '../verbs/clipboard.mjs';
import { chooseInViewMenu } from '../verbs/menus.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { until } from '../verbs/until.mjs';
import { openView, viewAction, viewRows } from '../verbs/views.mjs';

const lens = (page, text) => page.locator('.codelens-decoration', { hasText: text }).first();
const hint = (page) => page.locator('.view-line', { hasText: /no.uid.·/ }).first();

export const commandsSteps = [
  {
    title: 'a filter leaves what matches, opened, and is cleared again',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java', 3);
      const rows = await openView(page, 'Flink Jobs');
      const input = page.locator('.quick-input-widget:visible input.input');
      await viewAction(page, 'Flink Jobs', 'Filter Jobs', input);
      await input.fill('history');
      await input.press('Enter');
      const said = page.locator('.pane', { hasText: 'Filtered by “history”' });
      await said.first().waitFor();
      await rows.filter({ hasText: 'history' }).first().waitFor();
      await shot('filter');
      await rows.filter({ hasText: 'RefundsJob' }).first().waitFor({ state: 'detached' });
      await viewAction(
        page,
        'Flink Jobs',
        'Clear Filter',
        page.locator('.action-label[aria-label^="Filter Jobs"]').first(),
      );
      await said.first().waitFor({ state: 'detached' });
      await rows.filter({ hasText: 'OrdersJob' }).first().waitFor();
    },
  },
  {
    title: 'the names of rows to a screen reader are short, and say what icons say',
    async run({ page }) {
      await openFile(page, 'PaymentsJob.java', 34);
      const rows = viewRows(page, 'Flink Jobs');
      const selected = rows
        .and(page.locator('.selected'))
        .filter({ hasText: 'KeyedProcess' })
        .filter({ hasText: 'no uid' });
      await selected.waitFor();
      const named = await selected.getAttribute('aria-label');
      assert.match(named ?? '', /^KeyedProcess, no uid · [0-9a-f]{8}/);
      const groups = await openView(page, 'Serializers');
      const group = await groups.filter({ hasText: 'KryoSerializer' }).first().getAttribute('aria-label');
      assert.match(group ?? '', /^KryoSerializer: \d+ type/);
    },
  },
  {
    title: 'views are read anew from their menus',
    async run({ page }) {
      for (const view of ['Flink Jobs', 'Serializers']) {
        await chooseInViewMenu(page, view, 'Refresh');
        await viewRows(page, view).first().waitFor();
      }
    },
  },
  {
    title: 'the id of the operator at the cursor is copied',
    async run({ page, shot }) {
      await allowClipboard(page);
      await openFile(page, 'PaymentsJob.java', 34);
      await runCommand(page, 'Flink Playbook: Copy Operator ID');
      await page.locator('.statusbar', { hasText: /Copied operator id [0-9a-f]{32}/ }).waitFor();
      await shot('copied');
      assert.match(await readClipboard(page), /^[0-9a-f]{32}$/);
    },
  },
  {
    title: 'nothing is named where the person gives up',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 12);
      await runCommand(page, 'Flink Playbook: Name All Operators');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.filter({ hasText: 'would lose their state' }).waitFor();
      await shot('name-refuses');
      await dialog.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await page.locator('.refactor-preview, .bulk-edit-panel .monaco-list-row').count(), 0);
      assert.equal(await page.locator('.tab.active.dirty').count(), 0);
    },
  },
  {
    title: 'types are verified and measured only after the person agreed',
    async run({ page, shot }) {
      await openFile(page, 'Payment.java', 3);
      const dialog = page.locator('.monaco-dialog-box', { hasText: 'Ask real Flink?' });
      await runCommand(page, 'Flink Playbook: Verify Types with Flink');
      await dialog.waitFor();
      await shot('verify-types-asks');
      await dialog.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      await runCommand(page, 'Flink Playbook: Measure Serializer');
      await dialog.filter({ hasText: 'two seconds a class' }).waitFor();
      await dialog.locator('.monaco-button', { hasText: 'Run' }).click();
      await waitForNotification(page, /is not compiled/);
      await page.keyboard.press('Escape');
    },
  },
  {
    title: 'each kind of lens has a switch, and all have one',
    async run({ page, folder, shot }) {
      const settings = path.join(folder, '.vscode', 'settings.json');
      fs.mkdirSync(path.dirname(settings), { recursive: true });
      const set = (lenses) =>
        fs.writeFileSync(
          settings,
          JSON.stringify(
            Object.fromEntries(Object.entries(lenses).map(([name, on]) => [`flinkPlaybook.lenses.${name}`, on])),
          ),
        );
      await openFile(page, 'PaymentsJob.java', 12);
      await lens(page, 'Flink job').waitFor();
      await hint(page).waitFor();
      set({ jobs: false });
      await lens(page, 'Flink job').waitFor({ state: 'detached' });
      await hint(page).waitFor();
      set({ operators: false });
      await lens(page, 'Flink job').waitFor();
      await hint(page).waitFor({ state: 'detached' });
      await shot('lenses-without-hints');
      await openFile(page, 'Order.java');
      await lens(page, 'Kryo').waitFor();
      set({ classes: false });
      await lens(page, 'Kryo').waitFor({ state: 'detached' });
      set({ enabled: false });
      await openFile(page, 'PaymentsJob.java', 12);
      await lens(page, 'Flink job').waitFor({ state: 'detached' });
      await hint(page).waitFor({ state: 'detached' });
      await shot('lenses-off');
      set({});
      await lens(page, 'Flink job').waitFor();
    },
  },
  {
    title: 'the server is started again, and its log is shown',
    async run({ page, shot }) {
      await openFile(page, 'RefundsJob.java', 3);
      await runCommand(page, 'Flink Playbook: Restart Server');
      await until(
        page,
        () => openView(page, 'Flink Jobs'),
        viewRows(page, 'Flink Jobs').filter({ hasText: 'RefundsJob' }).first(),
      );
      await runCommand(page, 'Flink Playbook: Show Log');
      await page.locator('.panel .output-view, .panel [id="workbench.panel.output"]').first().waitFor();
      await shot('log');
      await runCommand(page, 'View: Hide Panel').catch(() => {});
    },
  },
];
