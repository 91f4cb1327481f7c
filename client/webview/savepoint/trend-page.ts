/** The page of several savepoints: how they grew, what is forecast, and which operators and states grew. */
import type { TrendView } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText, frameText, sizeText } from './amounts';
import { lines } from './charts';
import { button, element, fill, visible } from './dom';
import { filterField } from './filter-field';
import { findingList, unknownList } from './findings';
import { frameLine } from './forecast-chart';
import { tell } from './host';
import { numberColumn, table, textColumn } from './table';

interface Row {
  readonly key: string;
  readonly operator: string;
  readonly state: string;
  readonly kind: string;
  readonly first: number | null;
  readonly last: number | null;
  readonly entries: readonly (number | null)[];
}

/** Buttons to open them; the rest are in the chart. */
const MOST_BUTTONS = 30;
/** Amounts in a row of them. */
const MOST_TOLD = 8;

export function drawTrend(root: HTMLElement, view: TrendView, words: Words): void {
  const { savepoints, stateSizes, findings, incomplete } = view;
  const shown = element('span', { class: 'hint', role: 'status' });
  const grid = growthTable(view, words, shown);
  const name = (path: string) => path.split('/').at(-2) ?? path;
  root.replaceChildren(
    element('header', {}, element('h1', {}, words.trend)),
    findings.length === 0 ? '' : findingList(findings, incomplete.length === 0, words, null),
    trendChart(view, words),
    lines({
      title: words.stateSize,
      described: course(stateSizes, sizeText),
      labels: savepoints.map(labelOf),
      lines: [{ label: words.stateSize, values: stateSizes, color: 'green' }],
      sayLeft: sizeText,
    }),
    element('h2', {}, words.growthTable),
    element(
      'div',
      { class: 'filter' },
      filterField('growth', words.filterOperators, (text) => grid.filter(text)),
      shown,
    ),
    grid.root,
    element('h2', {}, words.savepoints),
    element(
      'div',
      { class: 'buttons' },
      ...savepoints
        .slice(-MOST_BUTTONS)
        .map(({ path, damaged }, i) =>
          button(visible(`${name(path)}${damaged ? ` (${words.isDamaged})` : ''}`), () =>
            tell({ type: 'openSavepoint', index: Math.max(0, savepoints.length - MOST_BUTTONS) + i }),
          ),
        ),
    ),
    incomplete.length === 0 ? '' : unknownList(incomplete, words),
  );
}

/** What was measured, then what is forecast, below the frame size. */
function trendChart({ savepoints, metadataSizes, findings, frameSize }: TrendView, words: Words): HTMLElement {
  const forecast = findings.find((finding) => finding.forecast)?.forecast?.steps.slice(1) ?? [];
  const measured = metadataSizes.length;
  const labels = [...savepoints.map(labelOf), ...forecast.map(({ restore }) => `+${restore}`)];
  const ahead = labels.map((_, i) =>
    i === measured - 1 ? (metadataSizes[i] ?? null) : (forecast[i - measured]?.metadataSize ?? null),
  );
  return lines({
    title: words.metadataSize,
    described: `${course(metadataSizes, sizeText)} (${words.frameSize}: ${frameText(frameSize)})`,
    labels,
    lines: [
      { label: words.metadataSize, values: labels.map((_, i) => metadataSizes[i] ?? null), color: 'blue' },
      ...(forecast.length > 0
        ? [{ label: words.forecastLine, values: ahead, color: 'yellow', dashed: true } as const]
        : []),
      frameLine(labels.length, frameSize, words),
    ],
    sayLeft: sizeText,
    isLogarithmic: true,
  });
}

function labelOf({ checkpointId }: TrendView['savepoints'][number]): string {
  return checkpointId === null ? '?' : `#${checkpointId}`;
}

function growthTable({ operators }: TrendView, words: Words, shown: HTMLElement) {
  const rows = operators.flatMap(({ operatorId, uid, name, stateSizes, states }): Row[] => {
    const operator = uid ?? name ?? operatorId;
    return [
      { key: operatorId, operator, state: words.wholeOperator, kind: '', ...ends(stateSizes), entries: [] },
      ...states.map(({ name: state, kind, sizes, entries }, i) => ({
        key: `${operatorId} ${i}`,
        operator,
        state,
        kind: kind ?? '',
        ...ends(sizes),
        entries,
      })),
    ];
  });
  return table<Row>({
    name: 'growth',
    label: words.growthTable,
    rows,
    words: words.grid,
    idOf: ({ key }) => key,
    columns: [
      textColumn(words.operator, ({ operator }) => visible(operator), { flex: 2, minWidth: 150 }),
      textColumn(words.state, ({ state }) => visible(state), { flex: 2, minWidth: 150 }),
      textColumn(words.kind, ({ kind }) => kind, { minWidth: 90 }),
      numberColumn(words.first, ({ first }) => first, sizeText),
      numberColumn(words.last, ({ last }) => last, sizeText),
      numberColumn(words.growth, ({ first, last }) => (first === null || last === null ? null : last - first), signed, {
        sort: 'desc',
      }),
      textColumn(
        words.entries,
        ({ entries }) => (entries.every((count) => count === null) ? '' : course(entries, countText)),
        { flex: 2, minWidth: 150, cellClass: 'number' },
      ),
    ],
    filtered: (count, all) => {
      shown.textContent = fill(words.shown, countText(count), countText(all));
    },
  });
}

function ends(values: readonly (number | null)[]): { first: number | null; last: number | null } {
  return { first: values.find((value) => value !== null) ?? null, last: values.at(-1) ?? null };
}

function signed(value: number | null): string {
  return value === null ? '' : value < 0 ? `−${sizeText(-value)}` : value === 0 ? '0' : `+${sizeText(value)}`;
}

/** Of many the first and the last few: those between say little. */
function course(values: readonly (number | null)[], say: (value: number) => string): string {
  const told = values.map((value) => (value === null ? '–' : say(value)));
  return (told.length > MOST_TOLD ? [...told.slice(0, 1), '…', ...told.slice(2 - MOST_TOLD)] : told).join(' → ');
}
