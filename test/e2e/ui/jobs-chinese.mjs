// Jobs beside the code in Simplified Chinese, in high contrast.
import * as assert from 'node:assert';
import { hoverOver } from '../verbs/editor.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openView } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const options = { workspace: 'sample', locale: 'zh-cn', theme: 'high-contrast' };

export default [
  {
    title: 'views, lenses and hovers speak Chinese',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 30);
      const rows = await openView(page, 'Flink 作业');
      await rows.filter({ hasText: '个算子' }).first().waitFor();
      await hoverOver(page, 'keyBy', '负载跟随键');
      await shot('hover');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'the graph has a Chinese legend',
    async run({ page, shot }) {
      await runCommand(page, '显示作业图');
      const frame = await webviewFrame(page, '#graph .operator');
      assert.match(await frame.locator('header').innerText(), /按键分区/);
      await page.waitForTimeout(500);
      await shot('graph');
    },
  },
];
