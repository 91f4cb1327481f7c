/** The view "Flink Jobs": jobs, their operators, their states. It follows the cursor, and can be filtered. */
import * as vscode from 'vscode';
import type { JobsResult } from '../../../server/src/lsp/protocol';
import type { Latest } from '../latest';
import { showPlace } from '../places';
import { cursorOf } from './editor-cursor';
import { treeItem } from './job-items';
import { type JobNode, jobNodes, type Node, nodeAt, nodeWithId, placeOf } from './job-nodes';

/** With more jobs than that they are closed at first. */
const OPEN_JOBS = 3;
const FOLLOW_MS = 150;
/** So many of what is below a node come into sight with it. */
const SHOWN_BELOW = 6;

export function registerJobsView(context: vscode.ExtensionContext, jobs: Latest<JobsResult>): void {
  const view = new JobsView(jobs);
  context.subscriptions.push(
    view,
    vscode.commands.registerCommand('flinkPlaybook.filterJobs', () => view.askFilter()),
    vscode.commands.registerCommand('flinkPlaybook.clearJobsFilter', () => view.setFilter('')),
    vscode.commands.registerCommand('flinkPlaybook.refreshJobs', () => jobs.now()),
    vscode.commands.registerCommand('flinkPlaybook.showNode', (node: Node) => {
      const place = placeOf(node);
      return place ? showPlace(place, { preserveFocus: true }) : undefined;
    }),
  );
}

class JobsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private nodes: readonly JobNode[] = [];
  private filter = '';
  /** Whether the tree shows other nodes than when something was last revealed. */
  private isRegrouped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly jobs: Latest<JobsResult>) {
    this.view = vscode.window.createTreeView<Node>('flinkPlaybook.jobs', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    jobs.watch(() => this.view.visible);
    this.subscriptions = [
      this.view,
      jobs.onDidChange(() => this.show()),
      this.view.onDidChangeVisibility(() => {
        jobs.soon(0);
        this.followSoon();
      }),
      vscode.window.onDidChangeTextEditorSelection(() => this.followSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.followSoon()),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = treeItem(node, this.nodes.length <= OPEN_JOBS || this.filter !== '');
    // VS Code keeps what was closed by the id: what matches a filter is open all the same
    item.id = this.filter === '' ? node.id : `${node.id}?${this.filter}`;
    return item;
  }

  getChildren(node?: Node): Node[] {
    this.jobs.soon(0);
    return node === undefined ? [...this.nodes] : node.kind === 'state' ? [] : [...node.children];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'job' ? undefined : node.parent;
  }

  async askFilter(): Promise<void> {
    const filter = await vscode.window.showInputBox({
      prompt: vscode.l10n.t('Shows the jobs, operators and states that have this in a name, uid, id or type'),
      value: this.filter,
    });
    if (filter !== undefined) {
      this.setFilter(filter);
    }
  }

  setFilter(filter: string): void {
    this.filter = filter.trim();
    void vscode.commands.executeCommand('setContext', 'flinkPlaybook.jobsFiltered', this.filter !== '');
    this.isRegrouped = true;
    this.show();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private show(): void {
    const jobs = this.jobs.value?.jobs ?? [];
    this.nodes = jobNodes(jobs, this.filter);
    this.view.message = this.messageFor(jobs.length);
    this.changed.fire(undefined);
    this.followSoon();
  }

  private messageFor(jobs: number): string | undefined {
    if (this.filter !== '' && jobs > 0) {
      return this.nodes.length === 0
        ? vscode.l10n.t('Nothing has “{0}” in it.', this.filter)
        : vscode.l10n.t('Filtered by “{0}”', this.filter);
    }
    if (this.jobs.value?.complete === false) {
      return vscode.l10n.t('The workspace is being read…');
    }
    return this.jobs.value && jobs === 0
      ? vscode.l10n.t('No Flink job was found: a job is code that makes a StreamExecutionEnvironment.')
      : undefined;
  }

  private followSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.follow(), FOLLOW_MS);
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    const isWanted = vscode.workspace.getConfiguration('flinkPlaybook').get('jobs.followCursor', true);
    if (!isWanted || !this.view.visible || editor?.document.languageId !== 'java') {
      return;
    }
    // what is selected already may stand at the same place in another job
    const [selected] = this.view.selection;
    // what the filter hides is not looked for among what it shows: that would be another operator
    const all = this.filter === '' ? this.nodes : jobNodes(this.jobs.value?.jobs ?? [], '');
    const at = nodeAt(all, cursorOf(editor));
    const node = at && nodeWithId(this.nodes, at.id);
    if (node && (this.isRegrouped || !(selected && isSamePlace(selected, node)))) {
      this.isRegrouped = false;
      this.reveal(node).then(undefined, () => {}); // the tree has changed meanwhile, and is followed again
    }
  }

  /** Revealing alone scrolls as little as it can: a job at the bottom would stand there without its operators. */
  private async reveal(node: Node): Promise<void> {
    const below = node.kind === 'state' ? [] : node.children.slice(0, SHOWN_BELOW);
    const last = below.at(-1);
    if (last) {
      await this.view.reveal(last, { select: false, focus: false });
    }
    await this.view.reveal(node, { select: true, focus: false, expand: node.kind === 'job' });
  }
}

function isSamePlace(a: Node, b: Node): boolean {
  return a.kind === b.kind && JSON.stringify(placeOf(a)) === JSON.stringify(placeOf(b));
}
