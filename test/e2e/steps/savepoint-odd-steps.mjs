// Savepoints as nobody would wish for them: odd names, nothing in them, files that go away, that are none, that were moved.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { layOutSavepoints } from '../harness/savepoints-of-all-kinds.mjs';
import { writeMetadata, writeStateFiles } from '../harness/write-metadata.mjs';
import { answerDialog } from '../verbs/dialogs.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { runCommand } from '../verbs/palette.mjs';
import { choose } from '../verbs/quick-pick.mjs';
import { openSavepoint, savepointNamed, tabOf } from '../verbs/savepoints.mjs';
import { steady } from '../verbs/steady.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

const operator = (i, more = {}) => ({
  name: `Operator ${i}`,
  uid: `operator-${i}-v1`,
  operatorId: i.toString(16).padStart(32, '0'),
  parallelism: 2,
  states: [{ name: 'kept', entries: 2 }],
  ...more,
});
const ODD = [
  operator(1, { name: 'عملية التجميع', uid: 'مصدر-v1' }),
  operator(2, { name: '😀 e\u0301\u0301\u0301\u0301\u0301\u0301', uid: 'a\u00adb\u{e0041}' }),
  operator(3, { name: 'a\u0000b\u0007\u001b[31mred\u001b[0m', uid: 'tab\tnew\nline' }),
  operator(4, { name: '**bold** [x](command:workbench.action.quit) `code`', uid: '<script>throw 1</script>' }),
  operator(5, { name: '\u202eevil\u2066', uid: '\ud800 half' }),
];
const LONG = operator(1, {
  name: 'n'.repeat(10_000),
  uid: 'u'.repeat(10_000),
  states: [{ name: 's'.repeat(10_000), entries: 2 }],
});
const MOVED = operator(1, { keptIn: '/of/another/machine/7f3c' });

const inFolder = (folder, ...names) => path.join(folder, 'savepoints', ...names);
const note = (frame, text) => frame.locator('.note', { hasText: text });
const closeAll = (page) => runCommand(page, 'View: Close All Editors');

/** Lets the command inspect a folder that is pointed at. */
async function inspect(page, folder) {
  await choose(page, 'Flink Playbook: Inspect Savepoint', 'A Savepoint’s Folder…');
  await answerDialog(page, `${folder}/`, /Open|OK/);
}

export const savepointOddSteps = [
  {
    title: 'odd savepoints lie in the workspace',
    async run({ folder }) {
      layOutSavepoints(folder);
      writeMetadata(inFolder(folder, 'odd'), 1, ODD);
      writeMetadata(inFolder(folder, 'long'), 2, [LONG, operator(2, { name: 'word '.repeat(2000) })]);
      writeMetadata(inFolder(folder, 'empty'), 3, []);
      writeMetadata(inFolder(folder, 'live'), 4, [operator(1)]);
      writeMetadata(inFolder(folder, 'moved'), 5, [MOVED]);
      for (let i = 1; i <= 50; i += 1) {
        writeMetadata(inFolder(folder, 'fifty', `chk-${i}`), i, [
          operator(1, { states: [{ name: 'kept', entries: i }] }),
        ]);
      }
      writeMetadata(inFolder(folder, 'one', 'chk-1'), 1, [operator(1)]);
      fs.mkdirSync(inFolder(folder, 'none'));
      fs.mkdirSync(inFolder(folder, 'looping'));
      fs.symlinkSync('_metadata', inFolder(folder, 'looping', '_metadata'));
    },
  },
  {
    title: 'names are text, whatever is in them',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'odd');
      for (const text of [
        'مصدر-v1',
        'a\\u00adb\\u{e0041}',
        'a\\u0000b\\u0007\\u001b[31mred\\u001b[0m',
        'tab\\u0009new\\u000aline',
        '**bold** [x](command:workbench.action.quit) `code`',
        '<script>throw 1</script>',
        '\\u202eevil\\u2066',
        '\\ud800 half',
      ])
        await frame.locator('.ag-row', { hasText: text }).first().waitFor();
      await frame.locator('.ag-row', { hasText: '<script>' }).first().click();
      await frame.locator('#states', { hasText: '<script>throw 1</script>' }).waitFor();
      assert.strictEqual(await frame.locator('main script, main a').count(), 0);
      await steady(page);
      await shot('names');
    },
  },
  {
    title: 'names of ten thousand characters leave room for the rest',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'long');
      await frame.locator('.ag-row', { hasText: 'uuuu' }).first().click();
      await frame.locator('#states', { hasText: 'uuuu' }).waitFor();
      assert.ok((await frame.locator('#states').innerText()).length < 300);
      await frame.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
      await steady(page);
      await shot('long');
    },
  },
  {
    title: 'a savepoint without operators says that there is nothing in it',
    async run({ page, shot }) {
      const frame = await openSavepoint(page, 'empty');
      await frame.locator('p', { hasText: 'No operator of the job had anything to keep.' }).waitFor();
      await shot('empty');
      await closeAll(page);
    },
  },
  {
    title: 'a file that is written anew, or deleted, is told while it is shown',
    async run({ page, folder, shot }) {
      const frame = await openSavepoint(page, 'live');
      await frame.locator('.ag-row').first().waitFor();
      writeMetadata(inFolder(folder, 'live'), 5, [operator(1), operator(2)]);
      await note(frame, 'written anew').waitFor();
      await shot('written-anew');
      await note(frame, 'written anew').locator('vscode-button', { hasText: 'Read Again' }).click();
      await frame.locator('.filter [role=status]', { hasText: '2 of 2' }).waitFor();
      assert.strictEqual(await frame.locator('.note').count(), 0);
      fs.rmSync(inFolder(folder, 'live', '_metadata'));
      await note(frame, 'The file is gone').waitFor();
      writeMetadata(inFolder(folder, 'live'), 6, [operator(1)]);
      await note(frame, 'written anew').waitFor();
      fs.rmSync(inFolder(folder, 'live'), { recursive: true });
      await note(frame, 'The file is gone').waitFor();
      await frame.locator('.ag-row').first().waitFor();
      await shot('gone');
      await closeAll(page);
    },
  },
  {
    title: 'what is no savepoint says why',
    async run({ page, folder, shot }) {
      for (const [name, why] of [
        ['none', 'savepoints/none cannot be read: there is no _metadata in it'],
        ['looping', 'savepoints/looping cannot be read: its links form a loop'],
      ]) {
        await inspect(page, inFolder(folder, name));
        const frame = await webviewFrame(page, '.damaged');
        await frame.locator('.damaged', { hasText: why }).waitFor();
        await shot(name);
        await closeAll(page);
      }
    },
  },
  {
    title: 'Look Elsewhere… finds state files that were moved',
    async run({ page, folder, shot }) {
      const before = await openSavepoint(page, 'moved');
      await note(before, '2 state files lie under paths that this machine does not have').waitFor();
      await shot('moved');
      writeStateFiles(path.join(folder, 'copies', '7f3c'), MOVED);
      await note(before, '2 state files').locator('vscode-button', { hasText: 'Look Elsewhere' }).click();
      await answerDialog(page, `${path.join(folder, 'copies')}/`, /Look Here/);
      const frame = await savepointNamed(page, 'moved');
      await note(frame, '2 state files').waitFor({ state: 'detached' });
      await tabOf(frame, 3).click();
      await frame.locator('p', { hasText: 'Files: 2 named, 0 missing, 0 not on this machine' }).waitFor();
      await shot('found-elsewhere');
      await closeAll(page);
    },
  },
  {
    title: 'a server that is started anew reads what is open once more',
    async run({ page }) {
      const before = await openSavepoint(page, 'savepoint-small');
      await before.locator('.ag-row', { hasText: 'count-process-v1' }).first().waitFor();
      await before.locator('main').evaluate((main) => main.firstElementChild.classList.add('before'));
      await runCommand(page, 'Flink Playbook: Restart Server');
      await before.locator('header.before').waitFor({ state: 'detached' });
      const frame = await savepointNamed(page, 'savepoint-small');
      await frame.locator('.ag-row', { hasText: 'count-process-v1' }).first().click();
      await frame.locator('vscode-tree-item', { hasText: 'visit' }).first().waitFor();
      await closeAll(page);
    },
  },
  {
    title: 'a trend is drawn of fifty savepoints, and of one it is said that it takes two',
    async run({ page, shot }) {
      const last = await openSavepoint(page, 'fifty/chk-50');
      await last.locator('vscode-button', { hasText: 'Compare Savepoints' }).click();
      const trend = await webviewFrame(page, 'body[data-page=trend] figure canvas');
      await trend.locator('.ag-row', { hasText: 'operator-1-v1' }).first().waitFor();
      await trend
        .locator('figure .hint', { hasText: /^[\d.]+ k?B → … → / })
        .first()
        .waitFor();
      await steady(page);
      await shot('fifty');
      await closeAll(page);
      const only = await openSavepoint(page, 'one/chk-1');
      await only.locator('vscode-button', { hasText: 'Compare Savepoints' }).click();
      await waitForNotification(page, /fewer than two savepoints/);
    },
  },
];
