// What changed since production, in the editor: view, places in the baseline, hovers, checklist, the list of revisions.
import * as assert from 'node:assert';
import { hoverOver } from '../verbs/editor.mjs';
import { openLanguageStatus } from '../verbs/language-status.mjs';
import { chooseInViewMenu } from '../verbs/menus.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openProblems } from '../verbs/problems-panel.mjs';
import { until } from '../verbs/until.mjs';
import { collapseView, openView, viewRows } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const comparisonSteps = [
  {
    title: 'State Changes lists what a restore does',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      const rows = await openView(page, 'State Changes');
      for (const other of ['Flink Jobs', 'Serializers']) await collapseView(page, other);
      await rows.filter({ hasText: 'passed' }).first().waitFor({ timeout: 60_000 });
      for (const shown of [
        /OrdersJob\s*LOSES STATE/,
        /topic-partition-offset-states\s*LOST/,
        /total\s*dropped/,
        /latest\s*kept, migrated/,
      ])
        await rows.filter({ hasText: shown }).first().waitFor();
      await shot('view');
      const label = await rows.filter({ hasText: 'passed' }).first().getAttribute('aria-label');
      assert.match(label ?? '', /State passed: LOST without an error/);
    },
  },
  {
    title: 'State Changes is read anew from its menu',
    async run({ page }) {
      await chooseInViewMenu(page, 'State Changes', 'Refresh');
      await viewRows(page, 'State Changes').filter({ hasText: 'passed' }).first().waitFor();
    },
  },
  {
    title: 'a state leads to the change of its code',
    async run({ page, shot }) {
      await viewRows(page, 'State Changes').filter({ hasText: 'passed' }).first().click();
      await page.locator('.tab.active', { hasText: 'Limits.java (baseline ↔ now)' }).waitFor();
      await page.locator('.monaco-diff-editor .view-line', { hasText: '"passed-limit"' }).first().waitFor();
      await shot('diff');
    },
  },
  {
    title: 'findings lead to the place in the baseline',
    async run({ page, shot }) {
      await openFile(page, 'Limits.java', 16);
      const related = (await openProblems(page, 'deployed/2026-09-01')).first();
      await shot('problems');
      await related.dblclick();
      await page.locator('.view-line', { hasText: '"passed"' }).first().waitFor();
      await shot('related');
      await runCommand(page, 'View: Close Editor');
    },
  },
  {
    title: 'a hover tells what was, what is, and what happens',
    async run({ page, shot }) {
      await runCommand(page, 'View: Hide Panel').catch(() => {});
      await openFile(page, 'OrdersJob.java', 14);
      await hoverOver(page, 'customer-totals', /Since deployed[\s\S]*totals-process-v1[\s\S]*total: dropped/);
      await shot('hover');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'unsaved text counts',
    async run({ page }) {
      const rows = viewRows(page, 'State Changes');
      await openFile(page, 'Limits.java', '16:81'); // behind "passed
      for (let i = 0; i < '-limit'.length; i += 1) await page.keyboard.press('Delete');
      await page.locator('.view-line', { hasText: '"passed",' }).first().waitFor();
      await rows
        .filter({ hasText: /^passed/ })
        .filter({ hasNotText: 'LOST' })
        .first()
        .waitFor();
      await page.keyboard.type('-limit');
      await rows
        .filter({ hasText: /^passed.*LOST/ })
        .first()
        .waitFor();
    },
  },
  {
    title: 'the language status names the baseline',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      await openLanguageStatus(page, 'Compared with deployed/2026-09-01');
      await shot('status');
      await page.keyboard.press('Escape');
    },
  },
  {
    title: 'the upgrade checklist opens as Markdown',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      await runCommand(page, 'Flink Playbook: Upgrade Checklist');
      await page.locator('.view-line', { hasText: 'Upgrade checklist' }).first().waitFor();
      await webviewFrame(page, 'h2');
      await page.waitForTimeout(500);
      await shot('checklist');
      await runCommand(page, 'View: Close Editors in Other Groups').catch(() => {});
    },
  },
  {
    title: 'another revision is chosen from a list, and given up again',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'the next version' }).first();
      await until(page, () => runCommand(page, 'Flink Playbook: Compare with Revision'), row);
      await shot('revisions');
      await row.click();
      const rows = viewRows(page, 'State Changes');
      await page.getByText('Nothing changed that a restore would notice').first().waitFor();
      await shot('no-change');
      await runCommand(page, 'Flink Playbook: Back to the Configured Baseline');
      await rows.filter({ hasText: 'LOSES STATE' }).first().waitFor();
    },
  },
];
