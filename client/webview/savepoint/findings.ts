/** What in a savepoint will hurt, with what to do about it. */
import type { SavepointFindingView } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText, shortCount, sizeText } from './amounts';
import { lines } from './charts';
import { button, element, fill, visible } from './dom';
import { tell } from './host';

export interface FindingActions {
  nameOf(operatorId: string): string;
  canGo(operatorId: string): boolean;
  canMigrate(operatorId: string): boolean;
  hasExactOffsets(operatorId: string): boolean;
  /** Why there is no fix in the code, or what to know of it; null where there is nothing to say. */
  cureNote(operatorId: string): string | null;
  show(operatorId: string): void;
}

const ORDER = ['error', 'warning', 'info'];
/** Charts drawn at once: the others are in the table of the details of their operators. */
const MOST_CHARTS = 2;

/** @param isWhole whether all could be read: only then silence means something */
export function findingList(
  findings: readonly SavepointFindingView[],
  isWhole: boolean,
  words: Words,
  actions: FindingActions | null,
): HTMLElement {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  let charts = 0;
  return element(
    'section',
    { 'aria-labelledby': 'findings' },
    element('h2', { id: 'findings' }, `${words.findings} (${findings.length})`),
    findings.length === 0 ? element('p', {}, isWhole ? words.noFindingsWhole : words.noFindings) : null,
    element(
      'ul',
      { class: 'findings' },
      ...sorted.map((finding) => item(finding, words, actions, finding.forecast !== null && charts++ < MOST_CHARTS)),
    ),
  );
}

function item(
  finding: SavepointFindingView,
  words: Words,
  actions: FindingActions | null,
  hasChart: boolean,
): HTMLElement {
  const { rule, severity, message, advice, operatorId, state } = finding;
  const where = operatorId === null || !actions ? '' : actions.nameOf(operatorId);
  const id = operatorId ?? '';
  const note = rule === 'stale-union-state' && operatorId !== null ? (actions?.cureNote(operatorId) ?? null) : null;
  const buttons = [
    button(words.explain, () => tell({ type: 'explain', rule })),
    ...(actions && operatorId !== null ? [button(words.showOperator, () => actions.show(id))] : []),
    ...(actions?.canGo(id) ? [button(words.goToSource, () => tell({ type: 'showSource', operatorId: id }))] : []),
    ...(actions?.canMigrate(id) ? [button(words.migrate, () => tell({ type: 'migrate', operatorId: id }))] : []),
    ...(rule === 'stale-union-state' && actions?.hasExactOffsets(id)
      ? [button(words.copyOffsets, () => tell({ type: 'copyOffsets', operatorId: id }))]
      : []),
  ];
  return element(
    'li',
    { class: `finding ${severity}` },
    element(
      'div',
      { class: 'heading' },
      element('span', { class: 'severity' }, words[severity]),
      element('strong', { class: 'where' }, visible([where, state].filter(Boolean).join(' · '))),
      element('span', { class: 'rule' }, rule),
    ),
    element('p', {}, visible(message)),
    element('p', {}, fill(words.whatToDo, advice)),
    element('div', { class: 'buttons' }, ...buttons),
    note === null ? null : element('p', { class: 'hint' }, visible(note)),
    hasChart ? forecastChart(finding, words) : null,
  );
}

export function forecastChart({ forecast }: SavepointFindingView, words: Words): HTMLElement | null {
  if (!forecast || forecast.steps.length < 2) {
    return null;
  }
  const { steps, frameSize } = forecast;
  const [first, last] = [steps[0], steps.at(-1)];
  const told = `0: ${countText(first?.entries ?? 0)}, ${sizeText(first?.metadataSize ?? 0)} → ${last?.restore}: ${countText(last?.entries ?? 0)}, ${sizeText(last?.metadataSize ?? 0)} (${words.frameSize}: ${sizeText(frameSize)})`;
  return lines({
    title: words.forecast,
    described: told,
    labels: steps.map(({ restore }) => `+${restore}`),
    lines: [
      { label: words.metadataSize, values: steps.map(({ metadataSize }) => metadataSize), color: 'blue' },
      { label: words.frameSize, values: steps.map(() => frameSize), color: 'red', dashed: true },
      { label: words.entries, values: steps.map(({ entries }) => entries), color: 'yellow', isRight: true },
    ],
    sayLeft: sizeText,
    sayRight: shortCount,
  });
}
