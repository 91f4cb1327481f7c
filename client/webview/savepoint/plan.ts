/** The tab of the restore plan: what the next start of the job does with each state. */
import type { PlanOutcome, SavepointPlanView, SavepointSourceResult } from '../../../server/src/lsp/protocol';
import type { Words } from '../../src/savepoint/words';
import { countText } from './amounts';
import { button, element, fill, visible } from './dom';
import { tell } from './host';
import { table, textColumn } from './table';

interface Row extends PlanOutcome {
  readonly key: string;
  readonly operatorId: string;
  readonly state: string;
  readonly heir: string;
}

const BAD = new Set(['fails', 'lost', 'wrong', 'dropped']);

export function planTab(
  source: SavepointSourceResult,
  missing: number,
  canSearch: boolean,
  nameOf: (operatorId: string) => string,
  words: Words,
): HTMLElement {
  if (!source) {
    return element('p', {}, words.sourceReading);
  }
  const { plan, entries, incomplete } = source;
  const grid =
    plan &&
    table<Row>({
      name: 'plan',
      label: words.plan,
      rows: rowsOf(plan, words),
      words: words.grid,
      idOf: ({ key }) => key,
      columns: [
        textColumn(words.operator, ({ operatorId }) => visible(nameOf(operatorId)), { minWidth: 140 }),
        textColumn(words.state, ({ state }) => visible(state), { minWidth: 120 }),
        textColumn(words.outcome, ({ said }) => said, {
          minWidth: 120,
          cellClassRules: {
            bad: ({ data }) => BAD.has(data?.outcome ?? ''),
            unsure: ({ data }) => data?.outcome === 'unknown',
          },
        }),
        textColumn(words.why, ({ reason }) => visible(reason ?? ''), {
          flex: 3,
          minWidth: 200,
          wrapText: true,
          autoHeight: true,
        }),
        textColumn(words.heir, ({ heir }) => visible(heir), { minWidth: 120 }),
      ],
      opened: ({ operatorId }) => tell({ type: 'showHeir', operatorId }),
      lines: 3,
    });
  const verdict = plan
    ? element('p', { class: `verdict ${plan.verdict}` }, visible(fill(words.restoreInto, plan.label, plan.said)))
    : element('p', { class: 'no-plan' }, words.noPlan);
  return element(
    'div',
    {},
    verdict,
    element(
      'div',
      { class: 'buttons' },
      ...(entries.length > 1 ? [button(words.chooseJob, () => tell({ type: 'chooseJob' }))] : []),
      ...(missing > 0 && canSearch ? [button(words.searchHistory, () => tell({ type: 'searchHistory' }))] : []),
      missing > 0
        ? element('span', { class: 'hint' }, missing === 1 ? words.oneInNoJob : fill(words.inNoJob, countText(missing)))
        : null,
    ),
    grid?.root ?? null,
    ...incomplete.map((text) => element('p', { class: 'hint' }, visible(text))),
  );
}

function rowsOf({ operators }: SavepointPlanView, words: Words): Row[] {
  return operators.flatMap(({ operatorId, heir, states, outcome, said, reason }) => {
    const common = { operatorId, heir: heir?.label ?? words.nobody };
    // what holds for the whole operator is said once
    const own = states.length === 0 || states.every((state) => state.outcome !== outcome || state.reason !== reason);
    return [
      ...(own ? [{ ...common, key: operatorId, state: words.wholeOperator, outcome, said, reason }] : []),
      ...states.map((state, i) => ({ ...common, key: `${operatorId} ${i}`, state: state.name, ...pick(state) })),
    ];
  });
}

function pick({ outcome, said, reason }: PlanOutcome): PlanOutcome {
  return { outcome, said, reason };
}
