// What explains and leads on: hovers where names are used, the menu of a broken file, generated tests, older revisions.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { commitAll } from '../../../scripts/vscode/quiet-git.mjs';
import { hoverOver, placeOf } from '../verbs/editor.mjs';
import { accept, findOperator } from '../verbs/find-operator.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { until } from '../verbs/until.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

/** Of `payments-parse-v1`. */
const REMOVED = '755c8b8292a503f6b509798d56e08506';
const SOURCES = 'src/main/java/com/example/orders';

export const explainSteps = [
  {
    title: 'a lambda, and a class where its name is used, have hovers',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 34);
      await hoverOver(page, 'payment ->', 'Load follows the keys');
      await shot('hover-lambda-key');
      await page.mouse.move(0, 0);
      await openFile(page, 'CountryRevenue.java', 11);
      await hoverOver(page, 'Order,', 'Order');
      await shot('hover-type-name');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'Explain Rule shows the page of a rule',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 34);
      await runCommand(page, 'Flink Playbook: Explain Rule');
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'missing-operator-uid' }).first();
      await row.waitFor();
      await shot('explain-rule-asks');
      await row.click();
      const frame = await webviewFrame(page, '#missing-operator-uid, h1');
      assert.match(await frame.locator('body').innerText(), /uid/);
      await shot('explain-rule');
    },
  },
  {
    title: 'a data class gets a test that PojoTestUtils runs',
    async run({ page, shot }) {
      await openFile(page, 'Payment.java');
      await openMenu(page, 'Payment {', 'PaymentSerializerTest');
      await shot('generate-test-menu');
      await page.locator('.action-widget .monaco-list-row', { hasText: 'PaymentSerializerTest' }).first().click();
      await openFile(page, 'PaymentSerializerTest.java');
      await page.locator('.view-line', { hasText: 'PojoTestUtils.assertSerialized' }).waitFor();
      await shot('generated-test');
      await runCommand(page, 'File: Save All Files').catch(() => {});
    },
  },
  {
    title: 'the menu of a file with a syntax error says why it has no fix',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 34);
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type('class {');
      await openFile(page, 'PaymentsJob.java', 34);
      await openMenu(page, 'process(new', 'No fix is offered');
      await shot('no-fix');
      await page.keyboard.press('Escape');
      await runCommand(page, 'File: Revert File');
    },
  },
  {
    title: 'an operator that was renamed is found in an older revision',
    async run({ page, folder, shot }) {
      const file = path.join(folder, SOURCES, 'PaymentsJob.java');
      const text = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(file, text.replace('payments-map-v1', 'payments-parse-v1'));
      commitAll(folder, 'parse', '2026-09-02T09:00:00Z');
      fs.writeFileSync(file, text);
      commitAll(folder, 'another name', '2026-09-03T09:00:00Z');
      await findOperator(page, `state for operator ${REMOVED} to the new program`);
      await accept(page);
      await waitForNotification(page, /No operator of this workspace has the id/);
      await page.locator('.notifications-center .monaco-button', { hasText: 'Search Older Revisions' }).click();
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'payments-parse-v1' }).first();
      await row.waitFor({ timeout: 60_000 });
      await shot('history-asks');
      await row.click();
      await page.locator('.view-line', { hasText: 'payments-parse-v1' }).first().waitFor();
      await shot('history');
    },
  },
];

/** Puts the cursor on a text and opens its menu until an entry is there. */
async function openMenu(page, text, entry) {
  await until(
    page,
    async () => {
      const { x, y } = await placeOf(page, text);
      await page.mouse.click(x, y);
      await page.keyboard.press('ControlOrMeta+.');
    },
    page.locator('.action-widget .monaco-list-row', { hasText: entry }).first(),
  );
}
