// What explains, in Simplified Chinese and high contrast on white: a rule's page, hovers of all kinds, the graph.
import * as assert from 'node:assert';
import { hoverOver } from '../verbs/editor.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { webviewFrame } from '../verbs/webview.mjs';

export const options = { workspace: 'sample', locale: 'zh-cn', theme: 'high-contrast-light' };

export default [
  {
    title: 'the page of a rule is Chinese',
    async run({ page, shot }) {
      await openFile(page, 'PaymentsJob.java', 34);
      await runCommand(page, 'Flink Playbook: 解释规则');
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'missing-operator-uid' }).first();
      await row.waitFor();
      await shot('rules');
      await row.click();
      const frame = await webviewFrame(page, 'h1');
      assert.match(await frame.locator('body').innerText(), /[\u4e00-\u9fff]/);
      await page.waitForTimeout(500);
      await shot('page');
      await runCommand(page, 'View: Close All Editors').catch(() => {});
    },
  },
  {
    title: 'hovers of an operator, a key, a state, a field and a class are Chinese',
    async run({ page, shot }) {
      for (const [file, line, text, said, name] of [
        ['PaymentsJob.java', 34, 'process(new', '算子 ID', 'process'],
        ['PaymentsJob.java', 34, 'payment ->', '负载跟随键', 'key'],
        ['FraudCheck.java', 20, '"history"', 'Kryo', 'state'],
        ['PaymentHistory.java', 8, 'paymentIds', '起原生支持', 'field'],
        ['PaymentHistory.java', 8, 'PaymentHistory {', 'POJO', 'class'],
      ]) {
        await openFile(page, file, line);
        await hoverOver(page, text, said);
        await shot(`hover-${name}`);
        await page.mouse.move(0, 0);
      }
    },
  },
  {
    title: 'the graph is legible, and its parts have names',
    async run({ page, shot }) {
      await openFile(page, 'RefundsJob.java', 12);
      await runCommand(page, '显示作业图');
      const frame = await webviewFrame(page, '#graph .operator');
      assert.match((await frame.locator('#graph').getAttribute('aria-label')) ?? '', /RefundsJob/);
      assert.match((await frame.locator('#in').getAttribute('aria-label')) ?? '', /放大/);
      await frame.locator('.operator').first().focus();
      await frame.locator('.operator').first().press('ArrowDown');
      assert.match((await frame.locator('.operator:focus').getAttribute('aria-label')) ?? '', /来自：/);
      await page.waitForTimeout(500);
      await shot('graph');
    },
  },
];
