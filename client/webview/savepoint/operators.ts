/** The tab of operators: a table of all, a chart of the largest, and what is in the one that is chosen. */
import type { OriginView, SavepointOperatorView, SavepointRow } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText, shortCount, sizeText } from './amounts';
import { bars } from './charts';
import { element, fill, visible } from './dom';
import { filterField } from './filter-field';
import { remember, remembered, tell } from './host';
import { operatorDetail } from './operator-detail';
import { numberColumn, table, textColumn } from './table';

export interface OperatorsTab {
  readonly root: HTMLElement;
  /** The workspace told where operators come from. */
  sourceChanged(): void;
  operator(view: SavepointOperatorView): void;
  reveal(operatorId: string): void;
}

type Row = SavepointRow & { readonly key: string };

const OPERATOR_ID = /\b[0-9a-f]{32}\b/i;
const MOST_BARS = 12;

export function operatorsTab(
  rows: readonly SavepointRow[],
  originOf: (operatorId: string) => OriginView | undefined,
  nameOf: (operatorId: string) => string,
  words: Words,
): OperatorsTab {
  const detail = element(
    'div',
    { 'aria-live': 'polite' },
    element('p', { class: 'hint' }, rows.length === 0 ? words.noOperators : words.chooseOperator),
  );
  const shown = element('span', { class: 'hint', role: 'status' });
  const uidOf = (row: Row) => visible(row.uid ?? originOf(row.operatorId)?.uid ?? '');
  const keyed = withKeys(rows);
  const grid = table<Row>({
    name: 'operators',
    label: words.operators,
    rows: keyed,
    words: words.grid,
    idOf: ({ key }) => key,
    columns: [
      textColumn(words.uid, uidOf, { flex: 2, minWidth: 120 }),
      textColumn(words.name, (row) => visible(row.name ?? originOf(row.operatorId)?.name ?? ''), {
        flex: 2,
        minWidth: 100,
      }),
      numberColumn(words.states, ({ states }) => states, countText, { width: 85 }),
      numberColumn(words.entries, ({ entries }) => entries, countText, { width: 90 }),
      numberColumn(words.bytes, ({ size }) => size, sizeText, { width: 95 }),
      numberColumn(words.parallelism, ({ parallelism }) => parallelism, countText, { width: 105 }),
      numberColumn(words.maxParallelism, ({ maxParallelism }) => maxParallelism, countText, { width: 75 }),
      textColumn(words.source, ({ operatorId }) => sourceText(originOf(operatorId), words), { minWidth: 100 }),
      textColumn(words.id, ({ operatorId }) => operatorId, { minWidth: 100, cellClass: 'code' }),
      textColumn(words.connectors, ({ connectors }) => visible(connectors.join(', ')), { minWidth: 100 }),
    ],
    selected: ({ operatorId }) => {
      remember('operator', operatorId);
      tell({ type: 'operator', operatorId });
    },
    opened: ({ operatorId }) => tell({ type: 'showSource', operatorId }),
    filtered: (count, all) => {
      shown.textContent = fill(words.shown, countText(count), countText(all));
    },
  });
  const field = filterField('operators', words.filterOperators, (text) => {
    // whole errors are pasted here
    grid.filter(OPERATOR_ID.exec(text)?.[0] ?? text);
  });
  const before = remembered<string>('operator');
  if (before !== null) {
    queueMicrotask(() => tell({ type: 'operator', operatorId: before }));
  }
  return {
    root: element(
      'div',
      {},
      element('div', { class: 'filter' }, field, shown),
      grid.root,
      detail,
      ...largest(rows, nameOf, words),
    ),
    sourceChanged() {
      grid.rows(keyed.map((row) => ({ ...row })));
    },
    operator(view) {
      detail.replaceChildren(operatorDetail(view, nameOf(view.operatorId), words));
    },
    reveal(operatorId) {
      grid.reveal(operatorId);
      tell({ type: 'operator', operatorId });
    },
  };
}

/** Ids are keys: a file that nobody may trust can have one twice. */
function withKeys(rows: readonly SavepointRow[]): Row[] {
  const met = new Set<string>();
  return rows.map((row, i) => {
    const isMet = met.has(row.operatorId);
    met.add(row.operatorId);
    return { ...row, key: isMet ? `${row.operatorId} ${i}` : row.operatorId };
  });
}

function largest(rows: readonly SavepointRow[], nameOf: (id: string) => string, words: Words): HTMLElement[] {
  const chart = (title: string, of: (row: SavepointRow) => number, say: (value: number) => string) => {
    const most = rows
      .filter((row) => of(row) > 0)
      .toSorted((a, b) => of(b) - of(a))
      .slice(0, MOST_BARS);
    const [first] = most;
    return first
      ? [
          bars({
            title: `${words.byOperator}: ${title}`,
            described: fill(
              words.largest,
              `${visible(nameOf(first.operatorId))}: ${say(of(first))}`,
              say(rows.reduce((sum, row) => sum + of(row), 0)),
            ),
            labels: most.map(({ operatorId }) => visible(nameOf(operatorId))),
            values: most.map(of),
            say,
            isLying: true,
          }),
        ]
      : [];
  };
  const charts = [
    ...chart(words.bytes, ({ size }) => size, sizeText),
    ...chart(words.entries, ({ entries }) => entries ?? 0, shortCount),
  ];
  return charts.length === 0 ? [] : [element('div', { class: 'columns' }, ...charts)];
}

/** `OrdersJob.java:12, as of 01234567, removed in 89abcdef`. */
export function sourceText(origin: OriginView | undefined, words: Words): string {
  if (!origin) {
    return '';
  }
  const { place, commit, removedIn } = origin;
  const file = decodeURIComponent(place.uri.slice(place.uri.lastIndexOf('/') + 1));
  const when = commit === null ? [] : [fill(words.asOf, commit.slice(0, 8))];
  const gone = removedIn === null ? [] : [fill(words.removedIn, removedIn.slice(0, 8))];
  return visible([`${file}:${place.range.start.line + 1}`, ...when, ...gone].join(', '));
}
