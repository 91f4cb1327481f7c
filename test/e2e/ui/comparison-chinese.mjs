// What changed since production in Simplified Chinese, in high contrast.
import * as assert from 'node:assert';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { collapseView, openView } from '../verbs/views.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const options = {
  workspace: 'upgrade',
  locale: 'zh-cn',
  theme: 'high-contrast',
  settings: { 'flinkPlaybook.baseline': 'deployed/*' },
};

export default [
  {
    title: 'the view speaks Chinese',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java', 14);
      const rows = await openView(page, '状态变更');
      for (const other of ['Flink 作业', '序列化器']) await collapseView(page, other);
      await rows.filter({ hasText: '无提示地丢失' }).first().waitFor();
      await shot('view');
    },
  },
  {
    title: 'the checklist speaks Chinese',
    async run({ page, shot }) {
      await runCommand(page, '升级检查清单');
      const frame = await webviewFrame(page, 'h2');
      assert.match(await frame.locator('body').innerText(), /升级检查清单[\s\S]*演练/);
      await page.waitForTimeout(500);
      await shot('checklist');
    },
  },
];
