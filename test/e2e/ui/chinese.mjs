// Simplified Chinese, in high contrast.
import { hoverOver, waitForSquiggle } from '../verbs/editor.mjs';
import { waitForNotification } from '../verbs/notifications.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { openProblems } from '../verbs/problems-panel.mjs';

export const options = { workspace: 'sample', locale: 'zh-cn', theme: 'high-contrast' };

export default [
  {
    title: 'findings and hovers speak Chinese',
    async run({ page, shot }) {
      await openFile(page, 'Order.java');
      await waitForSquiggle(page, 'warning');
      await openProblems(page, '它没有无参构造函数');
      await hoverOver(page, 'Order {', '将由 Kryo 序列化');
      await shot('hover');
      await page.mouse.move(0, 0);
    },
  },
  {
    title: 'commands have Chinese titles',
    async run({ page, shot }) {
      await runCommand(page, 'Flink Playbook: 检查工作区');
      await waitForNotification(page, /个文件中发现/);
      await shot('check');
    },
  },
];
