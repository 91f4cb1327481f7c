/** How jobs, operators and states look in the view of state changes. What an icon says is said in words, too. */
import * as vscode from 'vscode';
import type { JobChangesView, OperatorChangeView, StateChangeView } from '../../../server/src/lsp/protocol';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** With more jobs than that, those without a change are closed at first. */
const OPEN_JOBS = 3;

type Look = readonly [icon: string, color: string | null];

const OUTCOMES: Record<StateChangeView['outcome'], Look> = {
  kept: ['pass', 'testing.iconPassed'],
  migrated: ['pass', 'testing.iconPassed'],
  reconfigured: ['pass', 'testing.iconPassed'],
  unknown: ['question', null],
  dropped: ['warning', 'list.warningForeground'],
  lost: ['error', 'list.errorForeground'],
  wrong: ['error', 'list.errorForeground'],
  fails: ['error', 'list.errorForeground'],
};

const VERDICTS: Record<JobChangesView['verdict'], Look> = {
  compatible: OUTCOMES.kept,
  unknown: OUTCOMES.unknown,
  'needs-allow-non-restored-state': OUTCOMES.dropped,
  'loses-state': OUTCOMES.lost,
  fails: OUTCOMES.fails,
};

export function jobItem(
  { label, entry, verdict, said, flinkVersions, operators, unchanged }: JobChangesView,
  jobs: number,
) {
  const isOpen = verdict !== 'compatible' || jobs <= OPEN_JOBS;
  const item = new vscode.TreeItem(label, operators.length === 0 ? None : isOpen ? Expanded : Collapsed);
  item.iconPath = iconOf(VERDICTS[verdict]);
  item.description = said;
  item.tooltip = [
    entry,
    ...(flinkVersions === null ? [] : [`Flink ${flinkVersions}`]),
    said,
    vscode.l10n.t('{0} operators changed, {1} did not', operators.length, unchanged),
  ].join('\n');
  item.accessibilityInformation = { label: `${label}: ${said}` };
  return item;
}

export function operatorItem({ label, change, outcome, said, reason, states }: OperatorChangeView) {
  const item = new vscode.TreeItem(label, states.length === 0 ? None : Expanded);
  item.iconPath = iconOf(OUTCOMES[outcome]);
  item.description = changeText(change);
  item.tooltip = [label, changeText(change), reason === null ? said : `${said}: ${reason}`].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [label, changeText(change), said].filter(Boolean).join(', ') };
  return item;
}

export function stateItem({ name, outcome, said, reason }: StateChangeView) {
  const label = name ?? vscode.l10n.t('(name not known)');
  const item = new vscode.TreeItem(label, None);
  item.iconPath = iconOf(OUTCOMES[outcome]);
  item.description = reason === null ? said : `${said}: ${reason}`;
  item.tooltip = [label, item.description].join('\n');
  item.accessibilityInformation = { label: vscode.l10n.t('State {0}: {1}', label, item.description) };
  return item;
}

function iconOf([icon, color]: Look): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, color === null ? undefined : new vscode.ThemeColor(color));
}

function changeText(change: string): string {
  const texts: Record<string, string> = {
    kept: '',
    'uid-changed': vscode.l10n.t('uid changed'),
    'uid-added': vscode.l10n.t('uid added'),
    'uid-removed': vscode.l10n.t('uid removed'),
    'uid-swapped': vscode.l10n.t('uid swapped'),
    'connector-changed': vscode.l10n.t('connector changed'),
    added: vscode.l10n.t('added'),
    removed: vscode.l10n.t('removed'),
  };
  return texts[change] ?? change;
}
