/** How jobs, operators and states look in the tree. */
import * as vscode from 'vscode';
import type { JobView, OperatorView, StateView } from '../../../server/src/lsp/protocol';
import { placeText } from '../places';
import { type Node, placeOf } from './job-nodes';
import { costIcon, typeText } from './type-marks';

/** Enough to tell the operators of a job apart. */
const SHOWN_DIGITS = 8;
const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** @param expanded whether jobs are open at first */
export function treeItem(node: Node, expanded: boolean): vscode.TreeItem {
  const item =
    node.kind === 'job'
      ? jobItem(node.job, node.children.length > 0 ? (expanded ? Expanded : Collapsed) : None)
      : node.kind === 'operator'
        ? operatorItem(node.operator, node.children.length > 0 ? Expanded : None)
        : stateItem(node.state);
  // else the whole tooltip would be read out for each
  item.accessibilityInformation = { label: [item.label, item.description].filter(Boolean).join(', ') };
  item.contextValue = node.kind === 'operator' && node.operator.operatorId ? 'operatorWithId' : node.kind;
  if (placeOf(node)) {
    item.command = { command: 'flinkPlaybook.showNode', title: vscode.l10n.t('Go to Source'), arguments: [node] };
  }
  return item;
}

function jobItem(job: JobView, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(job.label, state);
  const unnamed = job.operators.filter(({ uidKind }) => uidKind === 'none').length;
  item.iconPath = new vscode.ThemeIcon('type-hierarchy-sub');
  item.description = [
    job.operators.length === 1 ? vscode.l10n.t('1 operator') : vscode.l10n.t('{0} operators', job.operators.length),
    ...(unnamed > 0 ? [vscode.l10n.t('{0} without a uid', unnamed)] : []),
  ].join(' · ');
  item.tooltip = [
    job.entry,
    job.flinkVersion === null ? vscode.l10n.t('Flink version unknown') : `Flink ${job.flinkVersion}`,
    placeText(job.place),
    ...job.incomplete,
  ].join('\n');
  return item;
}

function operatorItem(operator: OperatorView, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const { label, uid, uidKind, operatorId, many, alternativeOf } = operator;
  const item = new vscode.TreeItem(label, state);
  item.iconPath = operatorIcon(operator);
  item.description = [
    uid ?? (uidKind === 'none' ? vscode.l10n.t('no uid') : vscode.l10n.t('uid not known')),
    ...(operatorId === null ? [] : [operatorId.slice(0, SHOWN_DIGITS)]),
    ...(many ? [vscode.l10n.t('any number')] : []),
    ...(alternativeOf === null ? [] : [vscode.l10n.t('in some runs')]),
  ].join(' · ');
  item.tooltip = operatorTooltip(operator);
  return item;
}

function operatorTooltip(operator: OperatorView): string {
  const { label, uid, uidKind, idOrigin, operatorId, userHash, parallelism, maxParallelism, key, output, place } =
    operator;
  const lines = [
    operator.function === null ? label : `${label} · ${operator.function}`,
    uid === null
      ? uidKind === 'none'
        ? vscode.l10n.t('no uid')
        : vscode.l10n.t('uid not known')
      : vscode.l10n.t('uid: {0}', uid),
    operatorId === null
      ? vscode.l10n.t('operator id not known')
      : idOrigin === 'graph'
        ? vscode.l10n.t('operator id: {0}, from the shape of the job: it changes with it', operatorId)
        : vscode.l10n.t('operator id: {0}', operatorId),
    ...(userHash === null ? [] : [vscode.l10n.t('uid hash: {0}', userHash)]),
    ...(parallelism === null ? [] : [vscode.l10n.t('parallelism: {0}', parallelism)]),
    ...(maxParallelism === null ? [] : [vscode.l10n.t('max parallelism: {0}', maxParallelism)]),
    ...(key === null ? [] : [vscode.l10n.t('key: {0}', typeText(key))]),
    ...(output === null ? [] : [vscode.l10n.t('gives: {0}', typeText(output))]),
    placeText(place),
  ];
  return lines.join('\n');
}

function operatorIcon({ kind, inputs, uidKind }: OperatorView): vscode.ThemeIcon {
  const isSink = /^(sinkTo|addSink|print|write|executeAndCollect)/.test(kind);
  const icon = inputs.length === 0 ? 'sign-in' : isSink ? 'sign-out' : 'gear';
  const color = uidKind === 'none' ? new vscode.ThemeColor('list.warningForeground') : undefined;
  return new vscode.ThemeIcon(icon, color);
}

function stateItem({ name, kind, type, key, ttl, place, origin }: StateView): vscode.TreeItem {
  const item = new vscode.TreeItem(
    kind === 'timer' ? vscode.l10n.t('timers') : (name ?? vscode.l10n.t('(name not known)')),
    None,
  );
  const types = [key, type].flatMap((each) => (each === null ? [] : [each.text])).join(' → ');
  const icon = new vscode.ThemeIcon(kind === 'timer' ? 'watch' : 'database');
  item.iconPath = type === null ? icon : costIcon(type.cost);
  item.description = [kind === 'timer' ? '' : kind, types, type?.serializer ?? '']
    .filter((part) => part !== '')
    .join(' · ');
  item.tooltip = [
    vscode.l10n.t('State {0} ({1})', name ?? '?', kind),
    ...(key === null ? [] : [vscode.l10n.t('key: {0}', typeText(key))]),
    ...(type === null ? [] : [vscode.l10n.t('value: {0}', typeText(type)), ...(type.why ? [type.why] : [])]),
    ...(ttl === null
      ? []
      : [ttl === 'unknown' ? vscode.l10n.t('time to live not known') : vscode.l10n.t('time to live: {0} ms', ttl)]),
    ...(origin === null ? [] : [origin]),
    ...(place === null ? [] : [placeText(place)]),
  ].join('\n');
  return item;
}
