// What is known of jobs, beside the code: views, lenses, hints, hovers, operator ids.
import * as assert from 'node:assert';
import { hoverOver } from '../verbs/editor.mjs';
import { accept, findOperator } from '../verbs/find-operator.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openView, viewRows } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const jobsSteps = [
  {
    title: 'Flink Jobs lists jobs, operators and states',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      const rows = await openView(page, 'Flink Jobs');
      await rows
        .filter({ hasText: /OrdersJob\s*5 operators/ })
        .first()
        .waitFor();
      await shot('view');
    },
  },
  {
    title: 'the view follows the cursor',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 34);
      const rows = viewRows(page, 'Flink Jobs');
      await rows.and(page.locator('.selected')).filter({ hasText: 'KeyedProcess' }).waitFor();
      await shot('follows');
    },
  },
  {
    title: 'lenses and hints stand beside the code',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 12);
      await page.locator('.codelens-decoration', { hasText: 'Flink job' }).first().waitFor();
      await page
        .locator('.view-line', { hasText: /no.uid.·/ })
        .first()
        .waitFor();
      await shot('lenses-job');
      await openFile(page, 'Order.java');
      await page.locator('.codelens-decoration', { hasText: 'Kryo' }).first().waitFor();
      await shot('lens-class');
    },
  },
  {
    title: 'hovers tell of operators, keys, states and fields',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 30);
      await hoverOver(page, 'process(new', 'operator id');
      await shot('hover-process');
      await page.mouse.move(0, 0);
      await hoverOver(page, 'keyBy', 'Load follows the keys');
      await shot('hover-key');
      await page.mouse.move(0, 0);
      await openFile(page, 'FraudCheck.java', 20);
      await hoverOver(page, '"history"', 'Kryo writes a part of it');
      await shot('hover-state');
      await page.mouse.move(0, 0);
      await openFile(page, 'PaymentHistory.java');
      await hoverOver(page, 'paymentIds', 'native from Flink 2.0 on');
      await shot('hover-field');
      await page.mouse.move(0, 0);
      await hoverOver(page, 'PaymentHistory {', 'POJO, with Kryo within');
      await shot('hover-data-class');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'an operator is found by the error that names its id',
    async run({ page, shot }) {
      const error =
        'Cannot map checkpoint/savepoint state for operator 24e8ad5bf5fd4d7d4d5ef6a1a1a8c9de to the new program';
      await findOperator(page, error);
      await shot('find-asks');
      await accept(page);
      await waitForNotification(page, /No operator of this workspace has the id 24e8ad5b/);
      await page.keyboard.press('Escape');
      await findOperator(page, 'state for operator 28ab80b2373cce07662e7ad1928644c6');
      await accept(page);
      await page.locator('.tab.active', { hasText: 'OrdersJob.java' }).waitFor();
      await shot('found');
    },
  },
  {
    title: 'all operators of a job get uids, after a warning and a preview',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 12);
      await runCommand(page, 'Flink Playbook: Name All Operators');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      await shot('name-warning');
      await dialog.locator('.monaco-button', { hasText: 'Keep the Old Ids' }).click();
      await page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor();
      await shot('name-preview');
      await page
        .locator(
          '.bulk-edit-panel .monaco-list-row input, .bulk-edit-panel .monaco-list-row .monaco-checkbox, .refactor-preview .monaco-list-row .monaco-checkbox',
        )
        .first()
        .click();
      await page.locator('.monaco-button', { hasText: 'Apply' }).first().click();
      await page.locator('.view-line', { hasText: 'setUidHash' }).first().waitFor();
      await shot('named');
    },
  },
  {
    title: 'the graph of a job goes to the source',
    async run({ page, shot }) {
      await openFile(page, 'RefundsJob.java', 12);
      await runCommand(page, 'Flink Playbook: Show Job Graph');
      const frame = await webviewFrame(page, '#graph .operator');
      await page.waitForTimeout(1000);
      await shot('graph');
      await frame.locator('.operator').first().focus();
      await frame.locator('.operator').first().press('ArrowRight');
      await shot('graph-focus');
      await frame.locator('.operator:focus').press('Enter');
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'RefundsJob.java' }).waitFor();
      await runCommand(page, 'View: Close Editors in Other Groups').catch(() => {});
    },
  },
  {
    title: 'the upgrade check tells what Flink 2 changes',
    async run({ page, shot }) {
      await runCommand(page, 'Flink Playbook: Upgrade Check');
      const frame = await webviewFrame(page, '#serializers-that-change');
      assert.match(await frame.locator('body').innerText(), /PaymentHistory/);
      await shot('upgrade-check');
    },
  },
  {
    title: 'Flink is asked only after the person agreed',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java', 17);
      await runCommand(page, 'Flink Playbook: Verify Job with Flink');
      const dialog = page.locator('.monaco-dialog-box', { hasText: 'Ask real Flink?' });
      await dialog.waitFor();
      await shot('verify-asks');
      await dialog.locator('.monaco-button', { hasText: 'Run' }).click();
      await waitForNotification(page, /is not compiled/);
      await page.keyboard.press('Escape');
    },
  },
  {
    title: 'Serializers groups the types',
    async run({ page, shot }) {
      const rows = await openView(page, 'Serializers');
      await rows.filter({ hasText: 'KryoSerializer' }).first().waitFor();
      await shot('serializers');
    },
  },
];
