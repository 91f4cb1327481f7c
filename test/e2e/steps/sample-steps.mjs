// A first look at the sample: squiggles, hovers, fixes, the check of the workspace, the language status.
import * as assert from 'node:assert';
import { applyFix, hoverOver, waitForSquiggle } from '../verbs/editor.mjs';
import { openLanguageStatus } from '../verbs/language-status.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openProblems } from '../verbs/problems-panel.mjs';

export const sampleSteps = [
  {
    title: 'a job shows its findings when it is opened',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java');
      await waitForSquiggle(page, 'warning');
      await shot('squiggles');
    },
  },
  {
    title: 'the hover of a uid tells the operator id',
    async run({ page, shot }) {
      await hoverOver(page, 'payments-source-v1', /operator id\s[0-9a-f]{32}/);
      await shot('hover-uid');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'a quick fix adds a uid, and its finding is gone',
    async run({ page, shot }) {
      const before = await (await openProblems(page, 'missing-operator-uid')).count();
      await openFile(page, 'PaymentsJob.java', 34);
      await applyFix(page, 'process(new', 'Add uid "fraud-check-process-v1"');
      await page.locator('.view-line', { hasText: '.uid("fraud-check-process-v1")' }).waitFor();
      await page.waitForFunction(
        (count) =>
          [...document.querySelectorAll('.markers-panel .monaco-list-row')].filter((row) =>
            row.textContent.includes('missing-operator-uid'),
          ).length < count,
        before,
      );
      await shot('fixed');
    },
  },
  {
    title: 'the hover of a class tells why Kryo serializes it',
    async run({ page, shot }) {
      await openFile(page, 'Order.java');
      await waitForSquiggle(page, 'warning');
      await hoverOver(page, 'Order {', /Kryo[\s\S]*missing a default constructor/);
      await shot('hover-class');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'a quick fix makes the class a POJO',
    async run({ page, shot }) {
      await applyFix(page, 'Order {', 'Make Order a POJO: public constructor without arguments');
      await page.locator('.view-line', { hasText: 'public Order() {}' }).waitFor();
      await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'detached' });
      await shot('pojo');
    },
  },
  {
    title: 'Check Workspace finds what is in closed files',
    async run({ page, shot }) {
      await runCommand(page, 'Flink Playbook: Check Workspace');
      await waitForNotification(page, /findings in \d+ files/);
      await shot('check-workspace');
      await page.keyboard.press('Escape');
      const rows = await openProblems(page, 'duplicate-operator-uid');
      assert.strictEqual(await rows.count(), 1);
      await shot('problems');
    },
  },
  {
    title: 'the language status shows the Flink version',
    async run({ page, shot }) {
      await openLanguageStatus(page, /Flink 1\.20\.5[\s\S]*pom\.xml/);
      await shot('language-status');
    },
  },
];
