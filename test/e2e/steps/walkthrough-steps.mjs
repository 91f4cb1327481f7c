// The whole of mistake 1, as a person meets it: FlinkKafkaConsumer runs in production, somebody exchanges the connector.
// The savepoints are real ones of that very job. Steps with a number make the pictures of the README.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../../../scripts/ensure-built.mjs';
import { quietGit } from '../../../scripts/vscode/quiet-git.mjs';
import { PRODUCTION_TAG } from '../harness/fixture-workspace.mjs';
import { answerDialog } from '../verbs/dialogs.mjs';
import { applyFix, hoverOver, waitForSquiggle } from '../verbs/editor.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { applyPreview, previewRows } from '../verbs/refactor-preview.mjs';
import { openSavepoint, tabOf } from '../verbs/savepoints.mjs';
import { collapseView, openView } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

const SAVEPOINTS = fileURLToPath(new URL('../savepoints/', import.meta.url));
const JOB = 'src/main/java/com/example/orders/OrdersJob.java';
const TODAY = path.join(REPOSITORY, 'samples', 'orders', JOB);
/** Where it has the source. */
const LINE = 35;
const UNSURE = 1500; // what is drawn has no end that could be waited for

/** Of the window: what is shown at the side must not be cut off in the pictures. */
const WIDTH = 1100;

/** Room for what is looked at; what is typed stays as it is. */
export const walkthroughSettings = {
  'flinkPlaybook.baseline': 'deployed/*',
  'files.autoSave': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.stickyScroll.enabled': false,
  'editor.suggestOnTriggerCharacters': false,
  'diffEditor.renderOverviewRuler': false,
  'diffEditor.renderSideBySide': false,
  'scm.diffDecorations': 'none',
};

/** A part of the window, from the left upper corner of something. */
async function cornerOf(locator, width, height) {
  const { x, y, ...box } = await locator.boundingBox();
  return { x, y, width: Math.min(width, box.width), height: Math.min(height, box.height) };
}

const editors = (page, width, height) => cornerOf(page.locator('.part.editor').first(), width, height);

/** The side bar, so that what stands behind a name is seen. */
async function widen(page, by) {
  const { x, y, width } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + 300);
  await page.mouse.down();
  await page.mouse.move(x + width + by, y + 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(0, 0);
}

export const walkthroughSteps = [
  {
    title: 'FlinkKafkaConsumer runs in production, with savepoints',
    async run({ page, folder }) {
      await page.setViewportSize({ width: WIDTH, height: 800 });
      quietGit(folder, ['tag', PRODUCTION_TAG]);
      fs.cpSync(SAVEPOINTS, path.join(folder, 'savepoints'), { recursive: true });
    },
  },
  {
    title: '1. the connector is exchanged under the old uid, and a warning stands there before the file is saved',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java');
      await runCommand(page, 'View: Close Primary Side Bar');
      await page.locator('.view-line').first().click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(fs.readFileSync(TODAY, 'utf8'));
      await openFile(page, 'OrdersJob.java', LINE);
      await waitForSquiggle(page, 'error');
      await page.locator('.tab.active.dirty', { hasText: 'OrdersJob.java' }).waitFor();
      await hoverOver(page, 'env.fromSource(kafka', 'became KafkaSource under the same uid');
      await page.waitForTimeout(UNSURE);
      await shot('1 warning', await editors(page, WIDTH, 560));
      await page.mouse.move(0, 0);
    },
  },
  {
    title: '2. State Changes tells what a restore would do',
    async run({ page, shot }) {
      const rows = await openView(page, 'State Changes');
      for (const other of ['Flink Jobs', 'Serializers']) await collapseView(page, other);
      await rows.filter({ hasText: 'topic-partition-offset-states' }).first().click();
      await page.locator('.tab.active', { hasText: 'baseline ↔ now' }).waitFor();
      await page.waitForTimeout(UNSURE);
      await widen(page, 100);
      await page.waitForTimeout(UNSURE);
      const { x, y } = await page.locator('.part.sidebar').boundingBox();
      await shot('2 comparison', { x, y, width: WIDTH - x, height: 480 });
    },
  },
  {
    title: '5. without the fix the savepoints would grow',
    async run({ page, shot }) {
      await runCommand(page, 'View: Close Editor');
      await runCommand(page, 'View: Close Primary Side Bar');
      const frame = await openSavepoint(page, 'savepoint-5-same-uid');
      await frame.locator('.finding.error', { hasText: '768 entries for 3 partitions' }).waitFor();
      await frame.locator('.finding figure canvas').first().waitFor();
      await frame.locator('.finding.error vscode-button', { hasText: 'Migrate from These Offsets' }).waitFor();
      await page.mouse.move(0, 0);
      await page.waitForTimeout(UNSURE);
      await shot('5 without', await editors(page, WIDTH, 720));
      await runCommand(page, 'View: Close Editor');
    },
  },
  {
    title: '3. a fix takes a new uid and goes on at the exact offsets of the savepoint',
    async run({ page, folder, shot }) {
      await openFile(page, 'OrdersJob.java', LINE);
      await waitForSquiggle(page, 'error');
      await applyFix(page, 'fromSource(kafka', 'from the offsets of a savepoint');
      await answerDialog(page, path.join(folder, 'savepoints', 'savepoint-1/'), /Start from Its Offsets/);
      await previewRows(page);
      await page.waitForTimeout(UNSURE);
      await applyPreview(page);
      await page.locator('.view-line', { hasText: 'savepointOffsets.put' }).first().waitFor();
      await openFile(page, 'OrdersJob.java', LINE + 4);
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await page.waitForTimeout(UNSURE);
      await shot('3 fix', await editors(page, WIDTH, 560));
      await page.keyboard.press('ControlOrMeta+s');
      await page.locator('.tab.active:not(.dirty)', { hasText: 'OrdersJob.java' }).waitFor();
      const text = fs.readFileSync(path.join(folder, JOB), 'utf8');
      assert.match(text, /"orders-source-v2"/);
      assert.match(text, /OffsetsInitializer\.offsets\(savepointOffsets\)/);
      for (const partition of [0, 1, 2]) assert.ok(text.includes(`new TopicPartition("orders", ${partition}), 100L)`));
    },
  },
  {
    title: '4. the checklist has the commands',
    async run({ page, shot }) {
      await runCommand(page, 'Flink Playbook: Upgrade Checklist');
      const frame = await webviewFrame(page, 'h2');
      assert.match(await frame.locator('body').innerText(), /--allowNonRestoredState/);
      await page.locator('.tab', { hasText: '# Upgrade checklist' }).click();
      await runCommand(page, 'View: Close Editor Group');
      await page.locator('.monaco-dialog-box .monaco-button', { hasText: /Don.t Save/ }).click();
      await page.locator('.tab', { hasText: '# Upgrade checklist' }).waitFor({ state: 'detached' });
      await page.waitForTimeout(UNSURE);
      await frame.locator('code', { hasText: '--allowNonRestoredState' }).first().scrollIntoViewIfNeeded();
      await page.waitForTimeout(UNSURE);
      await shot('4 checklist', await editors(page, WIDTH, 700));
    },
  },
  {
    title: '6. with it the next savepoint has the new source alone',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-2-migrated');
      await frame.locator('p', { hasText: 'Nothing in it will hurt.' }).waitFor();
      await tabOf(frame, 1).click();
      await frame.locator('.ag-row:visible', { hasText: 'orders-source-v2' }).first().waitFor({ timeout: 90_000 });
      assert.strictEqual(await frame.locator('.ag-row.stale').count(), 0);
      await page.waitForTimeout(UNSURE);
      await shot('6 after', await editors(page, WIDTH, 480));
    },
  },
];

/** From a savepoint in which the old offsets already multiply, straight to the source. */
export const staleSavepointSteps = [
  ...walkthroughSteps.slice(0, 2),
  {
    title: 'the finding of the savepoint leads to the source, with its exact offsets',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'savepoint-5-same-uid');
      await frame.locator('.finding.error vscode-button', { hasText: 'Migrate from These Offsets' }).click();
      await previewRows(page);
      await page.waitForTimeout(UNSURE);
      await shot('preview');
      await applyPreview(page);
      await openFile(page, 'OrdersJob.java', LINE);
      await page.locator('.view-line', { hasText: 'savepointOffsets.put' }).first().waitFor();
      await page.locator('.view-line', { hasText: 'orders-source-v2' }).first().waitFor();
      await page.waitForTimeout(UNSURE);
      await shot('applied');
    },
  },
];
