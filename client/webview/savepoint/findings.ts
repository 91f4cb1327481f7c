/** What in a savepoint will hurt, with what to do about it. */
import type { SavepointFindingView } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { button, element, fill, visible } from './dom';
import { forecastChart } from './forecast-chart';
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
const MOST_UNKNOWN = 200;

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

/** What could not be read, folded up. */
export function unknownList(incomplete: readonly string[], words: Words): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, fill(words.notKnown, incomplete.length)),
    element('ul', {}, ...incomplete.slice(0, MOST_UNKNOWN).map((text) => element('li', {}, visible(text)))),
  );
}
