// Savepoints that are large, and such as lie where only the editor can read.
import * as assert from 'node:assert';
import * as path from 'node:path';
import { layOutSavepoints } from '../harness/savepoints-of-all-kinds.mjs';
import { writeLargeMetadata } from '../harness/write-metadata.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { runCommand } from '../verbs/palette.mjs';
import { openSavepoint, savepointNamed } from '../verbs/savepoints.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const options = { workspace: 'sample', theme: 'light', extensions: ['far-files'] };

const LARGE = 800e6;

export default [
  {
    title: 'savepoints lie in the workspace',
    async run({ folder }) {
      layOutSavepoints(folder);
      writeLargeMetadata(path.join(folder, 'savepoints', 'savepoint-large'), LARGE);
    },
  },
  {
    title: 'a large savepoint tells how far it is read; cancelling leaves no error',
    async run({ page, shot }) {
      await openSavepoint(page, 'savepoint-large', false);
      const frame = await webviewFrame(page, 'progress');
      await frame.locator('[role=status]', { hasText: /[1-9]\d? %/ }).waitFor();
      await shot('progress');
      await frame.locator('vscode-button', { hasText: 'Cancel' }).click();
      await frame.locator('p', { hasText: 'Reading was cancelled.' }).waitFor();
      assert.strictEqual(await frame.locator('[role=alert], .damaged').count(), 0);
      await shot('cancelled');
      await runCommand(page, 'Notifications: Show Notifications');
      assert.strictEqual(await page.locator('.notification-list-item').count(), 0);
      await page.keyboard.press('Escape');
    },
  },
  {
    title: 'it is read again when that is wanted',
    async run({ page, shot }) {
      const frame = await webviewFrame(page, 'vscode-button');
      await frame.locator('vscode-button', { hasText: 'Read Again' }).click();
      const shown = await savepointNamed(page, 'savepoint-large', 150_000);
      assert.match(await shown.locator('header').innerText(), /metadata 800\.\d MB/);
      await shot('large');
      await runCommand(page, 'View: Close All Editors');
    },
  },
  {
    title: 'a savepoint of another file system is shown, and what was not looked at is said',
    async run({ page, shot }) {
      await runCommand(page, 'Far Files: Open a Savepoint');
      const frame = await savepointNamed(page, 'savepoint-stale');
      await frame.locator('.note', { hasText: 'It does not lie on this machine' }).waitFor();
      await frame.locator('.finding.error', { hasText: 'stale-union-state' }).waitFor();
      await shot('far');
    },
  },
  {
    title: 'one that is too large for that says the limit',
    async run({ page, shot }) {
      await runCommand(page, 'Far Files: Open a Large Savepoint');
      const frame = await webviewFrame(page, '.damaged');
      assert.match(await frame.locator('.damaged').innerText(), /It has 65 MB, .*up to 64 MB/);
      await shot('too-large');
    },
  },
  {
    title: 'what needs the files beside it says that they must be here',
    async run({ page }) {
      await runCommand(page, 'Far Files: Copy Its Offsets');
      await waitForNotification(page, /Offsets are read only from savepoints on this machine/);
      await runCommand(page, 'Far Files: Compare It');
      await waitForNotification(page, /Only savepoints on this machine can be compared/);
    },
  },
];
