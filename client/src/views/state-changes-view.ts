/** The view "State Changes": what a restore of the baseline's state does to each job, its operators and their states. */
import * as vscode from 'vscode';
import type {
  JobChangesView,
  OperatorChangeView,
  StateChangesResult,
  StateChangeView,
  TwoPlaces,
} from '../../../server/src/lsp/protocol';
import { showChange } from '../comparison/baseline-documents';
import { baselineWords } from '../comparison/baseline-status';
import type { Latest } from '../latest';
import { jobItem, operatorItem, stateItem } from './state-change-items';

type Folder = StateChangesResult['folders'][number];

export type ChangeNode =
  | { readonly kind: 'job'; readonly id: string; readonly job: JobChangesView; readonly folder: Folder }
  | {
      readonly kind: 'operator';
      readonly id: string;
      readonly operator: OperatorChangeView;
    }
  | { readonly kind: 'state'; readonly id: string; readonly state: StateChangeView };

/** The worst first. */
const VERDICTS = ['fails', 'loses-state', 'needs-allow-non-restored-state', 'unknown', 'compatible'];

export function registerStateChangesView(context: vscode.ExtensionContext, changes: Latest<StateChangesResult>): void {
  const changed = new vscode.EventEmitter<undefined>();
  let jobs: ChangeNode[] = [];
  const provider: vscode.TreeDataProvider<ChangeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => itemOf(node, jobs.length),
    getChildren(node) {
      changes.soon(0);
      return node === undefined ? jobs : childrenOf(node);
    },
  };
  const view = vscode.window.createTreeView('flinkPlaybook.stateChanges', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  changes.watch(() => view.visible);
  context.subscriptions.push(
    view,
    changed,
    changes.onDidChange(() => {
      const folders = changes.value?.folders ?? [];
      jobs = folders.flatMap(jobNodes).sort(byVerdict);
      void vscode.commands.executeCommand('setContext', 'flinkPlaybook.comparison', kindOf(folders));
      view.message = messageFor(changes.value);
      // beside a message VS Code shows no welcome
      view.description = jobs.length === 0 ? (folders.find(({ kind }) => kind === 'none')?.why ?? '') : '';
      changed.fire(undefined);
    }),
    view.onDidChangeVisibility(() => changes.soon(0)),
    vscode.commands.registerCommand('flinkPlaybook.refreshStateChanges', () => changes.now()),
    vscode.commands.registerCommand('flinkPlaybook.showChange', (places: TwoPlaces) => showChange(places)),
  );
}

/** What decides which welcome is shown. */
function kindOf(folders: readonly Folder[]): string {
  const kinds = folders.map(({ kind }) => kind);
  return ['read', 'reading', 'none', 'off'].find((kind) => kinds.some((each) => each === kind)) ?? 'off';
}

function messageFor(result: StateChangesResult | undefined): string | undefined {
  const folders = result?.folders ?? [];
  const read = folders.filter(({ kind }) => kind === 'read');
  if (result?.complete === false) {
    return vscode.l10n.t('The workspace is being read…');
  }
  const [first] = read.length > 0 ? read : folders.filter(({ kind }) => kind === 'reading');
  if (!first) {
    return undefined; // the welcome says it
  }
  const { text, detail } = baselineWords(first);
  const nothing = read.length > 0 && read.every((folder) => folder.jobs.length === 0);
  return [
    detail === '' ? text : `${text} (${detail})`,
    ...(nothing ? [vscode.l10n.t('Nothing changed that a restore would notice.')] : []),
  ].join('\n');
}

function jobNodes(folder: Folder): ChangeNode[] {
  return folder.jobs.map((job) => ({ kind: 'job', id: `${folder.uri}#${job.entry}`, job, folder }));
}

function byVerdict(a: ChangeNode, b: ChangeNode): number {
  const rank = (node: ChangeNode) => (node.kind === 'job' ? VERDICTS.indexOf(node.job.verdict) : 0);
  return rank(a) - rank(b);
}

function childrenOf(node: ChangeNode): ChangeNode[] {
  switch (node.kind) {
    case 'job':
      return node.job.operators.map((operator, i) => ({ kind: 'operator', id: `${node.id}/${i}`, operator }));
    case 'operator':
      return node.operator.states.map((state, i) => ({ kind: 'state', id: `${node.id}/${i}`, state }));
    case 'state':
      return [];
  }
}

function itemOf(node: ChangeNode, jobs: number): vscode.TreeItem {
  const places = placesOf(node);
  const item =
    node.kind === 'job'
      ? jobItem(node.job, jobs)
      : node.kind === 'operator'
        ? operatorItem(node.operator)
        : stateItem(node.state);
  item.id = node.id;
  item.contextValue = node.kind;
  if (places.old || places.now) {
    item.command = {
      command: 'flinkPlaybook.showChange',
      title: vscode.l10n.t('Show the Change'),
      arguments: [places],
    };
  }
  return item;
}

function placesOf(node: ChangeNode): TwoPlaces {
  return node.kind === 'job' ? node.job.places : node.kind === 'operator' ? node.operator.places : node.state.places;
}
