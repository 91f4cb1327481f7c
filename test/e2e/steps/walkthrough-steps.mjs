// The whole of mistake 1, as a person meets it: FlinkKafkaConsumer runs in production, somebody exchanges the connector.
// The savepoints are real ones of that very job. Its pictures are those of the README.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../../../scripts/ensure-built.mjs';
import { quietGit } from '../../../scripts/vscode/quiet-git.mjs';
import { PRODUCTION_TAG } from '../harness/fixture-workspace.mjs';
import { hoverOver, waitForSquiggle } from '../verbs/editor.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openSavepoint, tabOf } from '../verbs/savepoints.mjs';
import { collapseView, openView } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

const SAVEPOINTS = fileURLToPath(new URL('../savepoints/', import.meta.url));
const JOB = 'src/main/java/com/example/orders/OrdersJob.java';
const TODAY = path.join(REPOSITORY, 'samples', 'orders', JOB);

/** Room for what is looked at. */
export const walkthroughSettings = {
  'flinkPlaybook.baseline': 'deployed/*',
  'files.autoSave': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'scm.diffDecorations': 'none',
};

export const walkthroughSteps = [
  {
    title: 'FlinkKafkaConsumer runs in production, with savepoints',
    async run({ folder }) {
      quietGit(folder, ['tag', PRODUCTION_TAG]);
      fs.cpSync(SAVEPOINTS, path.join(folder, 'savepoints'), { recursive: true });
    },
  },
  {
    title: '1. the connector is exchanged under the old uid, and a warning stands there before the file is saved',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      await page.locator('.view-line').first().click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(fs.readFileSync(TODAY, 'utf8'));
      await openFile(page, 'OrdersJob.java', 36);
      await waitForSquiggle(page, 'error');
      await page.locator('.tab.active.dirty', { hasText: 'OrdersJob.java' }).waitFor();
      const said = await hoverOver(page, 'orders-source');
      assert.match(said, /became KafkaSource under the same uid/);
      await page.waitForTimeout(500); // it fades in
      await shot('warning');
    },
  },
  {
    title: '2. State Changes tells what a restore would do',
    async run({ page, shot }) {
      await page.mouse.move(0, 0);
      const rows = await openView(page, 'State Changes');
      for (const other of ['Flink Jobs', 'Serializers']) await collapseView(page, other);
      await rows.filter({ hasText: 'topic-partition-offset-states' }).first().click();
      await page.locator('.tab.active', { hasText: 'baseline ↔ now' }).waitFor();
      await page.waitForTimeout(1000);
      await shot('comparison');
    },
  },
  {
    title: '4. the checklist',
    async run({ page, shot }) {
      await runCommand(page, 'View: Close All Editors');
      await openFile(page, 'OrdersJob.java');
      await runCommand(page, 'Flink Playbook: Upgrade Checklist');
      await webviewFrame(page, 'h2');
      await page.waitForTimeout(1000);
      await shot('checklist');
    },
  },
  {
    title: '5. savepoints before and after',
    async run({ page, shot }) {
      await runCommand(page, 'View: Close All Editors');
      for (const [name, as] of [
        ['savepoint-1', 'before'],
        ['savepoint-5-same-uid', 'without'],
        ['savepoint-2-migrated', 'after'],
      ]) {
        const frame = await openSavepoint(page, name);
        await page.waitForTimeout(1500);
        await shot(as);
        await (await tabOf(frame, 1)).click();
        await shot(`${as}-offsets`);
      }
    },
  },
];
