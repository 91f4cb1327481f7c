// What a person without a mouse, or without seeing, meets in a webview.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = ['serious', 'critical'];

/**
 * The serious faults that axe finds in what is shown.
 * @param {import('playwright-core').Frame} frame
 * @returns {Promise<string[]>} a line each
 */
export async function seriousFaults(frame) {
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`),
    );
}

/**
 * What has the focus, seen through shadow roots: its role or tag, its name, and whether it is to be seen that it has it.
 * @param {import('playwright-core').Frame} frame
 * @returns {Promise<{ what: string, name: string, isSeen: boolean }>}
 */
export function focused(frame) {
  return frame.evaluate(() => {
    let at = document.activeElement;
    const way = [];
    for (; at; at = at.shadowRoot?.activeElement) way.push(at);
    const inner = way.at(-1);
    const named = way.find((each) => each.getAttribute('aria-label')) ?? way[0];
    const draws = (style) =>
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const bordered = (each) => getComputedStyle(each).borderTopColor === focusColor;
    const focusColor = (() => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--vscode-focusBorder)';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    })();
    return {
      what: way[0]?.getAttribute('role') ?? way[0]?.tagName.toLowerCase() ?? '',
      name: named?.getAttribute('aria-label') ?? named?.textContent?.trim().slice(0, 60) ?? '',
      isSeen: way.some(
        (each) =>
          draws(getComputedStyle(each)) ||
          draws(getComputedStyle(each, '::before')) ||
          draws(getComputedStyle(each, '::after')) ||
          bordered(each) ||
          [...(each.shadowRoot?.querySelectorAll('*') ?? [])].some((part) => draws(getComputedStyle(part))),
      ),
      tag: inner?.tagName.toLowerCase(),
    };
  });
}
