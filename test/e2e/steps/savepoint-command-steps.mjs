// The commands about savepoints, from everywhere they can be called.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { layOutSavepoints, REVENUE } from '../harness/savepoints-of-all-kinds.mjs';
import { allowClipboard, readClipboard } from '../verbs/clipboard.mjs';
import { answerDialog } from '../verbs/dialogs.mjs';
import { accept, findOperator } from '../verbs/find-operator.mjs';
import { chooseInMenu, chooseInViewMenu } from '../verbs/menus.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { runCommand } from '../verbs/palette.mjs';
import { choose, rowWith, take } from '../verbs/quick-pick.mjs';
import { openSavepoint, savepointNamed } from '../verbs/savepoints.mjs';
import { until } from '../verbs/until.mjs';
import { openView } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

const inExplorer = (page, name) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
const closeAll = (page) => runCommand(page, 'View: Close All Editors');

export const savepointCommandSteps = [
  {
    title: 'savepoints lie in the workspace',
    async run({ page, folder }) {
      await allowClipboard(page);
      layOutSavepoints(folder);
    },
  },
  {
    title: 'Inspect Savepoint… takes a folder that is pointed at',
    async run({ page, folder }) {
      await choose(page, 'Flink Playbook: Inspect Savepoint', 'A Savepoint’s Folder…');
      await answerDialog(page, path.join(folder, 'savepoints', 'savepoint-small/'), /Open|OK/);
      await savepointNamed(page, 'savepoint-small');
      await closeAll(page);
    },
  },
  {
    title: 'Inspect Savepoint… takes a file that is pointed at',
    async run({ page, folder }) {
      await choose(page, 'Flink Playbook: Inspect Savepoint', 'A _metadata File…');
      await answerDialog(page, path.join(folder, 'savepoints', 'savepoint-stale', '_metadata'), /Open|OK/);
      await savepointNamed(page, 'savepoint-stale');
      await closeAll(page);
    },
  },
  {
    title: 'Inspect Savepoint… offers those that were looked at last, then those of the workspace',
    async run({ page, shot }) {
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await until(page, () => runCommand(page, 'Flink Playbook: Inspect Savepoint'), rowWith(page, 'savepoint-stale'));
      const names = await rows.allInnerTexts();
      const at = (name) => names.findIndex((text) => text.includes(name));
      assert.ok(at('savepoint-stale') < at('savepoint-small') && at('savepoint-small') < at('savepoint-damaged'));
      await shot('recent');
      await take(page, 'savepoint-stale');
      await savepointNamed(page, 'savepoint-stale');
    },
  },
  {
    title: 'Restore Plan… is about the savepoint that is looked at',
    async run({ page }) {
      await runCommand(page, 'Flink Playbook: Restore Plan');
      const frame = await savepointNamed(page, 'savepoint-stale');
      await frame.locator('vscode-tab-header[active]', { hasText: 'Restore Plan' }).waitFor();
      await closeAll(page);
    },
  },
  {
    title: 'Copy Offsets as Java copies the live ones and leaves the stale ones',
    async run({ page }) {
      await choose(page, 'Flink Playbook: Copy Offsets as Java', 'savepoint-stale');
      await waitForNotification(page, /Copied the offsets of 3 partitions/);
      const java = await readClipboard(page);
      assert.match(java, /TopicPartition\("orders", 2\), 1002L\)/);
      assert.strictEqual(java.match(/\.put\(/g).length, 3);
      await runCommand(page, 'Notifications: Clear All Notifications');
    },
  },
  {
    title: 'Copy Offsets as Java says why there are none',
    async run({ page }) {
      await choose(page, 'Flink Playbook: Copy Offsets as Java', 'savepoint-small');
      await waitForNotification(page, /no offsets of such a source/);
      await runCommand(page, 'Notifications: Clear All Notifications');
    },
  },
  {
    title: "the explorer's menu of a savepoint's folder has them all",
    async run({ page, shot }) {
      await runCommand(page, 'View: Show Explorer');
      if (!(await inExplorer(page, 'savepoint-small').isVisible())) await inExplorer(page, 'savepoints').click();
      const folder = inExplorer(page, 'savepoint-small');
      await folder.waitFor();
      await until(
        page,
        () => folder.click({ button: 'right' }),
        page.locator('.monaco-menu .action-item', { hasText: 'Copy Offsets as Java' }).first(),
      );
      await shot('explorer-menu');
      await page.keyboard.press('Escape');
      await chooseInMenu(page, folder, 'Inspect Savepoint');
      await savepointNamed(page, 'savepoint-small');
      await chooseInMenu(page, inExplorer(page, 'savepoint-hostile'), 'Restore Plan');
      const frame = await savepointNamed(page, 'savepoint-hostile');
      await frame.locator('.verdict').waitFor({ timeout: 90_000 });
      await chooseInMenu(page, inExplorer(page, 'savepoint-stale'), 'Copy Offsets as Java');
      await waitForNotification(page, /Copied the offsets of 3 partitions/);
      await runCommand(page, 'Notifications: Clear All Notifications');
      await closeAll(page);
    },
  },
  {
    title: 'Compare Savepoints… of a folder of them draws the trend, the forecast and the frame size',
    async run({ page, shot }) {
      await chooseInMenu(page, inExplorer(page, 'growing'), 'Compare Savepoints');
      const trend = await webviewFrame(page, 'body[data-page=trend] figure canvas');
      await trend.locator('.ag-row', { hasText: 'payments-source-v1' }).first().waitFor();
      const legend = await trend.locator('.u-legend').allInnerTexts();
      assert.match(legend.join('\n'), /Frame size/);
      assert.match(legend.join('\n'), /Forecast/);
      await shot('trend');
      await closeAll(page);
    },
  },
  {
    title: 'Compare Savepoints… asks for folders, and says why two are needed',
    async run({ page, folder }) {
      const ask = page.locator('.quick-input-widget .monaco-button', { hasText: /Open|OK/ }).first();
      await until(page, () => runCommand(page, 'Flink Playbook: Compare Savepoints'), ask);
      await answerDialog(page, path.join(folder, 'savepoints', 'savepoint-small/'), /Open|OK/);
      await waitForNotification(page, /fewer than two savepoints/);
      await runCommand(page, 'Notifications: Clear All Notifications');
    },
  },
  {
    title: 'Flink Jobs has them: in its title, at a job and at an operator',
    async run({ page, shot }) {
      const rows = await openView(page, 'Flink Jobs');
      const job = rows.filter({ hasText: 'OrdersJob' }).first();
      await job.waitFor({ timeout: 90_000 });
      await chooseInViewMenu(page, 'Flink Jobs', 'Inspect Savepoint');
      await take(page, 'savepoint-small');
      await savepointNamed(page, 'savepoint-small');
      await chooseInMenu(page, job, 'Restore Plan');
      await take(page, 'savepoint-hostile');
      await savepointNamed(page, 'savepoint-hostile');
      await closeAll(page);
      const operator = rows.filter({ hasText: 'revenue-process-v1' }).first();
      if (!(await operator.isVisible()))
        await until(page, () => job.locator('.monaco-tl-twistie').click({ timeout: 10_000 }), operator);
      await chooseInMenu(page, operator, 'Inspect Savepoint');
      await take(page, 'savepoint-hostile');
      const frame = await savepointNamed(page, 'savepoint-hostile');
      await frame.locator('.ag-row-selected').first().waitFor();
      await frame.locator('vscode-tree-item', { hasText: '=1+1' }).first().waitFor();
      await chooseInMenu(page, operator, 'Inspect Savepoint');
      await take(page, 'savepoint-small');
      const other = await savepointNamed(page, 'savepoint-small');
      await other.locator('.notice', { hasText: `no operator with the id ${REVENUE}` }).waitFor();
      await shot('no-such-operator');
      await closeAll(page);
    },
  },
  {
    title: 'an export as JSON has what the command line tells',
    async run({ page, folder }) {
      const text = await exported(page, folder, 'savepoint-stale', 'JSON');
      const { operators, findings } = JSON.parse(text);
      assert.ok(findings.some(({ rule }) => rule === 'stale-union-state'));
      const states = operators.flatMap((operator) => operator.states);
      assert.strictEqual(states.find(({ name }) => name === 'topic-partition-offset-states').entries, 24);
    },
  },
  {
    title: 'an export as CSV runs nothing in a spreadsheet',
    async run({ page, folder }) {
      const text = await exported(page, folder, 'savepoint-hostile', 'CSV');
      const [head, row, ...rest] = text.split('\r\n');
      assert.match(head, /^operatorId,uid,name,/);
      assert.ok(row.includes(`'=1+1 <script>throw 1</script> **bold**`), row);
      assert.doesNotMatch(text, /(^|,)"?[=+@-]/m);
      assert.deepStrictEqual(rest, ['']);
    },
  },
  {
    title: 'an error that names an operator no open savepoint has leads to one that does',
    async run({ page }) {
      await closeAll(page);
      const id = '0000000000000000000000000000270f';
      await findOperator(page, `Cannot map checkpoint/savepoint state for operator ${id} to the new program`);
      await accept(page);
      await waitForNotification(page, /No operator of this workspace has the id/);
      await page.locator('.notifications-center .monaco-button', { hasText: 'Look in a Savepoint…' }).click();
      await take(page, 'savepoint-huge');
      const frame = await savepointNamed(page, 'savepoint-huge');
      await frame.locator('.ag-row-selected', { hasText: 'operator-9999-v1' }).first().waitFor();
    },
  },
  {
    title: 'many editors of savepoints are open at a time',
    async run({ page, shot }) {
      for (const name of ['small', 'stale', 'damaged', 'hostile', 'huge'])
        await openSavepoint(page, `savepoint-${name}`);
      for (let i = 1; i <= 5; i += 1) await openSavepoint(page, `growing/chk-${i}`);
      const frame = await openSavepoint(page, 'savepoint-huge');
      await frame.locator('.ag-row').first().waitFor();
      assert.ok((await page.locator('.tabs-container .tab').count()) >= 10);
      await shot('many');
      await closeAll(page);
    },
  },
];

/** What the page's button writes into a file of the workspace. */
async function exported(page, folder, name, format) {
  const frame = await openSavepoint(page, name);
  const ok = page.locator('.quick-input-widget .monaco-button', { hasText: /Save|OK/ }).first();
  await frame.locator('vscode-button', { hasText: `Export ${format}` }).click();
  await ok.waitFor();
  const file = path.join(folder, `exported.${format.toLowerCase()}`);
  await answerDialog(page, file, /Save|OK/);
  await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
  return fs.readFileSync(file, 'utf8');
}
