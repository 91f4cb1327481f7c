/** The page of one savepoint: findings first, then tabs. */
import type { SavepointSourceResult, SavepointView } from '../../../server/src/lsp/protocol';
import type { OnDisk } from '../../src/savepoint/on-disk';
import type { Tab, ToPage } from '../../src/savepoint/page-messages';
import type { Words } from '../../src/savepoint/words';
import { countText, sizeText } from './amounts';
import { button, cut, element, fill, visible } from './dom';
import { findingList, unknownList } from './findings';
import { remember, remembered, tell } from './host';
import { type OffsetsTab, offsetsTab } from './offsets';
import { type OperatorsTab, operatorsTab } from './operators';
import { planTab } from './plan';

type Shown = Extract<ToPage, { type: 'savepoint' }>;

const WRAPPED = new CSSStyleSheet();
WRAPPED.replaceSync('.tablist { flex-wrap: wrap; }');

/** In characters: what is longer is whole in the table alone. */
const LONGEST_NAME = 200;

const TABS: readonly Tab[] = ['operators', 'offsets', 'plan', 'details'];

export class SavepointPage {
  private source: SavepointSourceResult = null;
  private canSearch = false;
  private readonly uids = new Map<string, string>();
  private operators: OperatorsTab | undefined;
  private offsets: OffsetsTab | undefined;
  /** That the file is no longer what is shown. */
  private readonly disk = element('div', { role: 'status' });
  /** What became of a wish from outside. */
  private readonly notice = element('p', { class: 'notice', role: 'status' });
  private readonly findings = element('div');
  private readonly plan = element('div');
  private tabs: HTMLElementTagNameMap['vscode-tabs'] | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly shown: Shown,
    private readonly words: Words,
  ) {}

  draw(): void {
    const { shown, words } = this;
    const { view, note } = shown;
    for (const { operatorId, uid, name } of view.operators) {
      this.uids.set(operatorId, uid ?? name ?? operatorId);
    }
    this.operators = operatorsTab(
      view.operators,
      (id) => this.originOf(id),
      (id) => this.nameOf(id),
      words,
    );
    this.drawFindings();
    this.drawPlan();
    this.offsets = offsetsTab(view, (id) => this.nameOf(id), words);
    const offsets = view.offsets.length + view.moreOffsets;
    const panels: [string, HTMLElement][] = [
      [`${words.operators} (${countText(view.operators.length)})`, this.operators.root],
      [`${words.offsets} (${countText(offsets)})`, this.offsets.root],
      [words.plan, this.plan],
      [words.details, details(view, words)],
    ];
    const index = Math.max(0, TABS.indexOf(remembered<Tab>('tab') ?? 'operators'));
    this.tabs = element(
      'vscode-tabs',
      { 'selected-index': String(index) },
      ...panels.flatMap(([title, panel]) => [
        element('vscode-tab-header', { slot: 'header' }, title),
        element('vscode-tab-panel', {}, panel),
      ]),
    );
    this.tabs.addEventListener('vsc-tabs-select', ({ detail: { selectedIndex } }) =>
      remember('tab', TABS[selectedIndex]),
    );
    const damage = view.fault && fill(words.damaged, countText(view.fault.position), view.fault.reason);
    this.root.replaceChildren(
      this.header(),
      this.disk,
      damage === null ? '' : element('p', { class: 'damaged', role: 'alert' }, visible(damage)),
      note === null ? '' : element('p', { class: 'note' }, note),
      view.files.elsewhere > 0 && note === null ? this.elsewhere(view.files.elsewhere) : '',
      this.notice,
      this.findings,
      this.tabs,
    );
    // where there is little room the heads of the tabs stand in several lines
    this.tabs.shadowRoot?.adoptedStyleSheets.push(WRAPPED);
  }

  setSource(source: SavepointSourceResult, canSearch: boolean): void {
    this.source = source;
    this.canSearch = canSearch;
    for (const { operatorId, uid } of source?.origins ?? []) {
      const row = this.shown.view.operators.find((each) => each.operatorId === operatorId);
      this.uids.set(operatorId, row?.uid ?? uid ?? row?.name ?? operatorId);
    }
    this.operators?.sourceChanged();
    this.offsets?.sourceChanged();
    this.drawFindings();
    this.drawPlan();
  }

  onDisk(is: OnDisk): void {
    const { words } = this;
    const note = {
      same: [],
      changed: [element('p', {}, words.changedOnDisk), button(words.readAgain, () => tell({ type: 'readAgain' }))],
      gone: [element('p', {}, words.goneFromDisk)],
    }[is];
    this.disk.replaceChildren(...(note.length === 0 ? [] : [element('div', { class: 'note' }, ...note)]));
  }

  operator(view: Parameters<OperatorsTab['operator']>[0]): void {
    this.operators?.operator(view);
  }

  reveal(tab: Tab, operatorId: string | null): void {
    if (this.tabs) {
      this.tabs.selectedIndex = TABS.indexOf(tab);
      remember('tab', tab);
    }
    const has = this.shown.view.operators.some((each) => each.operatorId === operatorId);
    this.notice.textContent = operatorId === null || has ? '' : fill(this.words.noSuchOperator, operatorId);
    if (operatorId !== null && has) {
      this.operators?.reveal(operatorId);
    }
  }

  private header(): HTMLElement {
    const { view, place } = this.shown;
    const { words } = this;
    const facts = [
      view.checkpointId === null ? '' : fill(words.checkpointId, view.checkpointId),
      view.formatType?.toLowerCase() ?? '',
      view.formatVersion === null ? '' : fill(words.format, view.formatVersion),
      fill(words.metadata, sizeText(view.metadataSize)),
      fill(words.allState, sizeText(view.stateSize)),
    ];
    return element(
      'header',
      {},
      element('h1', {}, visible(view.name ?? words.savepoint)),
      element('p', {}, facts.filter(Boolean).join(' · ')),
      element('p', { class: 'hint code', title: visible(view.path) }, visible(place)),
      element(
        'div',
        { class: 'buttons' },
        button(words.compare, () => tell({ type: 'compare' })),
        button(words.exportJson, () => tell({ type: 'export', format: 'json' })),
        button(words.exportCsv, () => tell({ type: 'export', format: 'csv' })),
      ),
    );
  }

  private elsewhere(files: number): HTMLElement {
    const { words } = this;
    return element(
      'div',
      { class: 'note' },
      element('p', {}, files === 1 ? words.oneElsewhere : fill(words.elsewhere, countText(files))),
      button(words.lookElsewhere, () => tell({ type: 'lookElsewhere' })),
    );
  }

  private drawFindings(): void {
    const { view } = this.shown;
    const all = this.source?.findings ?? view.findings;
    const incomplete = view.incomplete;
    const list = findingList(all, incomplete.length === 0, this.words, {
      nameOf: (id) => this.nameOf(id),
      canGo: (id) => this.originOf(id) !== undefined,
      canMigrate: (id) => this.source?.migrations[id] !== undefined,
      hasExactOffsets: (id) => view.exactSources.includes(id),
      cureNote: (id) => this.cureNote(id),
      show: (id) => this.reveal('operators', id),
    });
    this.findings.replaceChildren(list, ...(incomplete.length === 0 ? [] : [unknownList(incomplete, this.words)]));
  }

  private cureNote(operatorId: string): string | null {
    const { words, source } = this;
    if (!source) {
      return null;
    }
    const origin = this.originOf(operatorId);
    if (!origin) {
      return words.noCode;
    }
    if (origin.commit !== null) {
      return fill(words.oldCode, origin.commit.slice(0, 8));
    }
    const migration = source.migrations[operatorId];
    return migration ? (migration.isLegacy ? words.legacyCode : null) : words.byHand;
  }

  private drawPlan(): void {
    const { operators } = this.shown.view;
    const missing = operators.filter(({ operatorId, states }) => states > 0 && !this.originOf(operatorId)).length;
    this.plan.replaceChildren(planTab(this.source, missing, this.canSearch, (id) => this.nameOf(id), this.words));
  }

  private originOf(operatorId: string) {
    this.origins = this.origins?.of === this.source ? this.origins : index(this.source);
    return this.origins.by.get(operatorId);
  }

  private origins: ReturnType<typeof index> | undefined;

  private nameOf(operatorId: string): string {
    return cut(this.uids.get(operatorId) ?? operatorId, LONGEST_NAME);
  }
}

function index(of: SavepointSourceResult) {
  return { of, by: new Map((of?.origins ?? []).map((origin) => [origin.operatorId, origin])) };
}

function details(view: SavepointView, words: Words): HTMLElement {
  const { details: facts, files, missingFiles } = view;
  return element(
    'div',
    {},
    element('p', {}, fill(words.files, files.named, files.missing, files.elsewhere)),
    element(
      'table',
      { class: 'facts' },
      ...facts.map(([label, value]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, visible(label)),
          element('td', { class: 'code' }, visible(value)),
        ),
      ),
    ),
    missingFiles.length === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, fill(words.missingFiles, files.missing)),
          element('ul', { class: 'code' }, ...missingFiles.map((path) => element('li', {}, visible(path)))),
        ),
  );
}
