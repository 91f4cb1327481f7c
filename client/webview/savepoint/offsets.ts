/** The tab of Kafka offsets; what no running source advances is struck through. */
import type { OffsetRow, SavepointView } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText } from './amounts';
import { button, element, fill, visible } from './dom';
import { filterField } from './filter-field';
import { tell } from './host';
import { numberColumn, table, textColumn } from './table';

export interface OffsetsTab {
  readonly root: HTMLElement;
  /** The workspace told the names of operators. */
  sourceChanged(): void;
}

export function offsetsTab(view: SavepointView, nameOf: (operatorId: string) => string, words: Words): OffsetsTab {
  const { offsets, moreOffsets, exactSources } = view;
  if (offsets.length === 0) {
    return { root: element('p', {}, words.noOffsets), sourceChanged: () => {} };
  }
  const shown = element('span', { class: 'hint', role: 'status' });
  const rows = offsets.map((row, i) => ({ ...row, key: String(i) }));
  const grid = table<OffsetRow & { key: string }>({
    name: 'offsets',
    label: words.offsets,
    rows,
    words: words.grid,
    idOf: ({ key }) => key,
    columns: [
      textColumn(words.operator, ({ operatorId }) => visible(nameOf(operatorId)), { minWidth: 140 }),
      textColumn(words.connectors, ({ connector }) => visible(connector), { minWidth: 120 }),
      textColumn(words.topic, ({ topic }) => visible(topic), { minWidth: 140 }),
      numberColumn(words.partition, ({ partition }) => partition, countText),
      textColumn(words.nextOffset, ({ nextOffset }) => nextOffset ?? '', { cellClass: 'number', comparator: byDigits }),
      textColumn(words.standing, ({ stale }) => (stale ? words.stale : words.live)),
    ],
    isStale: ({ stale }) => stale,
    opened: ({ operatorId }) => tell({ type: 'showSource', operatorId }),
    filtered: (count, all) => {
      shown.textContent = fill(words.shown, countText(count), countText(all));
    },
  });
  const field = filterField('offsets', words.filterOffsets, (text) => grid.filter(text));
  const root = element(
    'div',
    {},
    element(
      'div',
      { class: 'filter' },
      field,
      shown,
      ...exactSources.map((operatorId) =>
        button(`${words.copyOffsets}${exactSources.length > 1 ? `: ${visible(nameOf(operatorId))}` : ''}`, () =>
          tell({ type: 'copyOffsets', operatorId }),
        ),
      ),
    ),
    grid.root,
    moreOffsets > 0 ? element('p', { class: 'hint' }, fill(words.moreOffsets, countText(moreOffsets))) : null,
  );
  return { root, sourceChanged: () => grid.rows(rows.map((row) => ({ ...row }))) };
}

/** Offsets may have more digits than a number keeps. */
function byDigits(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
