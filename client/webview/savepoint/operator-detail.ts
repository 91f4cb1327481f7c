/** One operator: the tree of its states with their serializers, and who has how much of them. */
import type { SavepointOperatorView, SavepointStateView, SerializerNode } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText, shortCount, sizeText } from './amounts';
import { bars } from './charts';
import { cut, element, fill, visible } from './dom';

/** Serializers of generated classes may have thousands of fields. */
const MOST_ITEMS = 2000;
/** In characters. */
const LONGEST_LABEL = 300;

export function operatorDetail(operator: SavepointOperatorView, name: string, words: Words): HTMLElement {
  const { states, moreStates, coordinatorSize, channelSize, handles, incomplete } = operator;
  const facts = [
    ...(coordinatorSize === null ? [] : [`${words.coordinator}: ${sizeText(coordinatorSize)}`]),
    ...(channelSize === 0 ? [] : [`${words.inFlight}: ${sizeText(channelSize)}`]),
    ...(handles.length === 0 ? [] : [`${words.handles}: ${handles.join(', ')}`]),
    ...incomplete,
  ];
  return element(
    'section',
    { 'aria-labelledby': 'states', tabindex: '-1', id: 'detail' },
    element('h2', { id: 'states' }, visible(fill(words.statesOf, name))),
    element(
      'div',
      { class: 'columns' },
      element(
        'div',
        {},
        states.length === 0 ? element('p', {}, words.noStates) : stateTree(operator, words),
        moreStates > 0 ? element('p', {}, fill(words.moreStates, moreStates)) : null,
        ...facts.map((fact) => element('p', { class: 'hint' }, visible(fact))),
      ),
      element('div', {}, ...charts(operator, words)),
    ),
  );
}

function stateTree({ states, keySerializer }: SavepointOperatorView, words: Words): HTMLElement {
  let left = MOST_ITEMS;
  const node = ({ field, label, detail, children }: SerializerNode, of = ''): HTMLElement | null => {
    if (left-- <= 0) {
      return null;
    }
    const title = [of, field].filter(Boolean).join(' ');
    const made = item(title === '' ? label : `${title}: ${label}`, detail);
    return nested(
      made,
      children.map((child) => node(child)),
    );
  };
  const ofState = (state: SavepointStateView): HTMLElement =>
    nested(
      item(state.name, stateText(state, words)),
      state.serializers.map((each) => node(each.node, words[each.of])),
      true,
    );
  return element(
    'vscode-tree',
    { 'aria-label': words.states },
    keySerializer ? node(keySerializer, words.key) : null,
    ...states.map(ofState),
  );
}

function item(label: string, detail: string): HTMLElement {
  return element(
    'vscode-tree-item',
    {},
    visible(cut(label, LONGEST_LABEL)),
    element('span', { slot: 'description', class: 'description' }, visible(cut(detail, LONGEST_LABEL))),
  );
}

function nested(of: HTMLElement, children: readonly (HTMLElement | null)[], isOpen = false): HTMLElement {
  const shown = children.filter((child) => child !== null);
  if (shown.length > 0) {
    of.append(...shown);
    if (isOpen) {
      of.setAttribute('open', '');
    }
  }
  return of;
}

function stateText({ kind, mode, entries, size }: SavepointStateView, words: Words): string {
  const how = [kind, mode?.toLowerCase().replaceAll('_', ' ')].filter(Boolean).join(', ');
  const much = [
    entries === null ? '' : entries === 1 ? words.oneEntry : fill(words.someEntries, countText(entries)),
    size === null ? '' : sizeText(size),
  ];
  return [how, ...much].filter(Boolean).join(' · ');
}

function charts({ subtasks, keyGroups, states }: SavepointOperatorView, words: Words): HTMLElement[] {
  const { indexes, sizes, entries } = subtasks;
  const hasKeyed = states.some(({ entries: counted }) => counted === null);
  return [
    ...(indexes.length === 0 || sizes.every((size) => size === 0)
      ? []
      : [chart(`${words.bySubtask}: ${words.bytes}`, indexes, sizes, sizeText, words)]),
    ...(entries && indexes.length > 0
      ? [chart(`${words.bySubtask}: ${words.entries}`, indexes, entries, shortCount, words)]
      : hasKeyed
        ? [element('p', { class: 'hint' }, words.noEntries)]
        : []),
    ...(keyGroups
      ? [chart(`${words.byKeyGroup}: ${words.bytes}`, [...keyGroups.keys()], keyGroups, sizeText, words)]
      : hasKeyed
        ? [element('p', { class: 'hint' }, words.noKeyGroups)]
        : []),
  ];
}

function chart(
  title: string,
  indexes: readonly number[],
  values: readonly number[],
  say: (value: number) => string,
  words: Words,
): HTMLElement {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const all = values.reduce((a, b) => a + b, 0);
  const described = fill(words.largest, `${indexes[values.indexOf(most)] ?? ''}: ${say(most)}`, say(all));
  return bars({ title, described, labels: indexes.map(String), values, say });
}
