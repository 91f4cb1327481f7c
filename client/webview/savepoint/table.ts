/** Tables: AG Grid, which draws only the rows that are in sight, and knows keyboards and screen readers. */
import * as grid from 'ag-grid-community';
import { element } from './dom';
import { remember, remembered } from './host';

grid.ModuleRegistry.registerModules([
  grid.CellStyleModule,
  grid.ClientSideRowModelApiModule,
  grid.ClientSideRowModelModule,
  grid.ColumnAutoSizeModule,
  grid.EventApiModule,
  grid.GridStateModule,
  grid.LocaleModule,
  grid.NumberFilterModule,
  grid.QuickFilterModule,
  grid.RowApiModule,
  grid.RowAutoHeightModule,
  grid.RowSelectionModule,
  grid.RowStyleModule,
  grid.ScrollApiModule,
  grid.TextFilterModule,
]);

/** The editor's own colours: they follow its theme, high contrast included. */
const theme = grid.themeQuartz.withParams({
  accentColor: 'var(--vscode-focusBorder)',
  backgroundColor: 'var(--vscode-editor-background)',
  borderColor: 'var(--vscode-contrastBorder, var(--vscode-panel-border))',
  foregroundColor: 'var(--vscode-foreground)',
  browserColorScheme: 'inherit',
  chromeBackgroundColor: 'var(--vscode-editor-background)',
  dataFontSize: 'var(--vscode-font-size)',
  fontFamily: 'var(--vscode-font-family)',
  fontSize: 'var(--vscode-font-size)',
  headerBackgroundColor: 'var(--vscode-editorWidget-background)',
  headerFontSize: 'var(--vscode-font-size)',
  inputBackgroundColor: 'var(--vscode-input-background)',
  inputBorder: { color: 'var(--vscode-settings-textInputBorder, var(--vscode-contrastBorder, transparent))' },
  inputTextColor: 'var(--vscode-input-foreground)',
  menuBackgroundColor: 'var(--vscode-menu-background)',
  menuTextColor: 'var(--vscode-menu-foreground)',
  oddRowBackgroundColor: 'transparent',
  rowHoverColor: 'var(--vscode-list-hoverBackground)',
  selectedRowBackgroundColor: 'var(--vscode-list-inactiveSelectionBackground)',
  spacing: 4,
  wrapperBorderRadius: 0,
});

export interface TableOptions<Row> {
  /** Under which sort, filters, widths and place are remembered. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly grid.ColDef<Row>[];
  readonly rows: readonly Row[];
  idOf(row: Row): string;
  readonly words: Readonly<Record<string, string>>;
  /** About how many lines a row has, where cells are wrapped. */
  readonly lines?: number;
  /** A row was selected, by mouse or Space. */
  selected?(row: Row): void;
  /** Enter, or a double click. */
  opened?(row: Row): void;
  isStale?(row: Row): boolean;
  filtered?(shown: number, all: number): void;
}

export interface Table<Row> {
  readonly root: HTMLElement;
  rows(rows: readonly Row[]): void;
  filter(text: string): void;
  /** Selects a row and brings it into sight. */
  reveal(id: string): void;
}

/** That of this very script: the table makes its style sheets with it. */
const NONCE = document.currentScript?.nonce ?? '';

const HEADER = 60;
const ROW = 28;
const TALLEST = 420;

export function table<Row extends object>(options: TableOptions<Row>): Table<Row> {
  const root = element('div', { class: 'table', role: 'region', 'aria-label': options.label });
  const setHeight = (count: number) => {
    root.style.height = `${Math.min(TALLEST, HEADER + ROW * (options.lines ?? 1) * Math.max(3, count + 1))}px`;
  };
  setHeight(options.rows.length);
  let all = options.rows.length;
  const told = (api: grid.GridApi<Row>) => options.filtered?.(api.getDisplayedRowCount(), all);
  const api: grid.GridApi<Row> = grid.createGrid<Row>(root, {
    theme,
    styleNonce: NONCE,
    columnDefs: [...options.columns],
    defaultColDef: { sortable: true, resizable: true, minWidth: 60, suppressHeaderMenuButton: true },
    rowData: [...options.rows],
    getRowId: ({ data }) => options.idOf(data),
    rowHeight: ROW,
    headerHeight: 30,
    floatingFiltersHeight: 30,
    ensureDomOrder: true,
    suppressCellFocus: false,
    animateRows: false,
    localeText: { ...options.words },
    rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: true },
    initialState: remembered<object>(`table-${options.name}`) ?? {},
    onStateUpdated: ({ state }) => {
      const { sort, filter, columnSizing, scroll, rowSelection } = state;
      remember(`table-${options.name}`, { sort, filter, columnSizing, scroll, rowSelection, partialColumnState: true });
    },
    onRowSelected: ({ node, data }) => {
      if (node.isSelected() && data) {
        options.selected?.(data);
      }
    },
    onRowDoubleClicked: ({ data }) => {
      if (data) {
        options.opened?.(data);
      }
    },
    onCellKeyDown: ({ event, data, node }) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && data) {
        node.setSelected(true);
        options.opened?.(data);
      }
    },
    onModelUpdated: (event) => told(event.api),
    rowClassRules: options.isStale ? { stale: ({ data }) => (data ? (options.isStale?.(data) ?? false) : false) } : {},
  });
  return {
    root,
    rows(rows) {
      all = rows.length;
      setHeight(all);
      api.setGridOption('rowData', [...rows]);
    },
    filter(text) {
      api.setGridOption('quickFilterText', text);
    },
    reveal(id) {
      const node = api.getRowNode(id);
      if (node) {
        node.setSelected(true, true);
        api.ensureNodeVisible(node, 'middle');
      }
    },
  };
}

/** A column of text that may be filtered. */
export function textColumn<Row>(
  headerName: string,
  valueGetter: (row: Row) => string,
  more: grid.ColDef<Row> = {},
): grid.ColDef<Row> {
  return {
    headerName,
    colId: headerName,
    valueGetter: ({ data }) => (data ? valueGetter(data) : ''),
    filter: 'agTextColumnFilter',
    floatingFilter: true,
    flex: 1,
    ...more,
  };
}

/** A column of numbers. @param say how one is written */
export function numberColumn<Row>(
  headerName: string,
  valueGetter: (row: Row) => number | null,
  say: (value: number | null) => string,
  more: grid.ColDef<Row> = {},
): grid.ColDef<Row> {
  return {
    headerName,
    colId: headerName,
    valueGetter: ({ data }) => (data ? valueGetter(data) : null),
    valueFormatter: ({ value }) => say(value ?? null),
    filter: 'agNumberColumnFilter',
    floatingFilter: true,
    width: 120,
    cellClass: 'number',
    headerClass: 'number',
    ...more,
  };
}
