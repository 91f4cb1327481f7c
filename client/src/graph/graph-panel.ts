/** The picture of a job's graph in a panel beside the code: follows edits; a click or Enter goes to the source. */
import * as vscode from 'vscode';
import type { JobsResult, JobView, OperatorView } from '../../../server/src/lsp/protocol';
import type { Latest } from '../latest';
import { pickJob } from '../pick-job';
import { showPlace } from '../places';
import type { JobNode } from '../views/job-nodes';
import { typeText } from '../views/type-marks';
import { layOut } from './graph-layout';
import { escapeHtml, graphSvg } from './graph-svg';

export function registerGraph(context: vscode.ExtensionContext, jobs: Latest<JobsResult>): void {
  let panel: GraphPanel | undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand('flinkPlaybook.showGraph', async (of?: string | JobNode) => {
      const job = typeof of === 'string' ? await jobNamed(jobs, of) : of?.kind === 'job' ? of.job : await pickJob(jobs);
      if (job) {
        panel ??= new GraphPanel(context.extensionUri, jobs, () => {
          panel = undefined;
        });
        panel.show(job);
      }
    }),
    { dispose: () => panel?.dispose() },
  );
}

async function jobNamed(jobs: Latest<JobsResult>, entry: string): Promise<JobView | undefined> {
  return (await jobs.now()).jobs.find((job) => job.entry === entry);
}

class GraphPanel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly subscriptions: vscode.Disposable[];
  private job: JobView | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    jobs: Latest<JobsResult>,
    closed: () => void,
  ) {
    this.panel = vscode.window.createWebviewPanel(
      'flinkPlaybook.graph',
      vscode.l10n.t('Job graph'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
      { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'media')] },
    );
    jobs.watch(() => this.panel.visible);
    this.subscriptions = [
      jobs.onDidChange(() => this.update(jobs.value?.jobs ?? [])),
      this.panel.webview.onDidReceiveMessage((message: unknown) => this.go(message)),
      this.panel.onDidDispose(() => {
        this.dispose();
        closed();
      }),
    ];
  }

  show(job: JobView): void {
    this.draw(job);
    this.panel.reveal();
  }

  private draw(job: JobView): void {
    this.job = job;
    this.panel.title = titleOf(job);
    this.panel.webview.html = this.html(job);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    this.panel.dispose();
  }

  /** An edit may have changed the job: the picture is drawn anew only then. */
  private update(jobs: readonly JobView[]): void {
    const job = jobs.find(({ entry, place }) => entry === this.job?.entry && place.uri === this.job.place.uri);
    if (job && JSON.stringify(job) !== JSON.stringify(this.job)) {
      this.draw(job); // whoever types keeps the focus
    }
  }

  private go(message: unknown): void {
    const { show } = (message ?? {}) as { show?: unknown };
    const operator = typeof show === 'number' ? this.job?.operators[show] : undefined;
    if (operator) {
      void showPlace(operator.place, { viewColumn: vscode.ViewColumn.One });
    }
  }

  private html(job: JobView): string {
    const { webview } = this.panel;
    const media = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.extension, 'media', file)).toString();
    const words = { noUid: vscode.l10n.t('no uid'), keyed: vscode.l10n.t('keyed') };
    const picture =
      job.operators.length === 0
        ? `<p>${escapeHtml(vscode.l10n.t('The job has no operator.'))}</p>`
        : graphSvg(layOut(job, words), titleOf(job), (operator) => describe(operator, job));
    const legend = [
      ['own', vscode.l10n.t('own serializer')],
      ['kryo-within', vscode.l10n.t('Kryo within')],
      ['kryo', vscode.l10n.t('Kryo')],
      ['unknown', vscode.l10n.t('not known')],
      ['keyed', vscode.l10n.t('keyed')],
      ['stateful', vscode.l10n.t('with state')],
    ].map(([name, text]) => `<span class="sample ${name}">${escapeHtml(text ?? '')}</span>`);
    return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource};">
<link rel="stylesheet" href="${escapeHtml(media('graph.css'))}">
</head>
<body>
<header>
<button id="fit">${escapeHtml(vscode.l10n.t('Fit'))}</button>
${button('in', '+', vscode.l10n.t('Zoom in'))}${button('out', '−', vscode.l10n.t('Zoom out'))}
${legend.join('\n')}
<span class="hint">${escapeHtml(vscode.l10n.t('Arrow keys move between operators, Enter goes to the source.'))}</span>
</header>
<main>${picture}</main>
<script src="${escapeHtml(media('graph.js'))}"></script>
</body>
</html>`;
  }
}

function titleOf({ label }: JobView): string {
  return vscode.l10n.t('The graph of {0}', label);
}

function button(id: string, sign: string, name: string): string {
  return `<button id="${id}" title="${escapeHtml(name)}" aria-label="${escapeHtml(name)}">${sign}</button>`;
}

/** Also what is drawn as edges: from where its records come, and by which key. */
function describe({ label, uid, operatorId, inputs, key, output, states }: OperatorView, job: JobView): string {
  const from = inputs.flatMap((input) => job.operators[input]?.label ?? []);
  return [
    label,
    uid ?? vscode.l10n.t('no uid'),
    ...(operatorId === null ? [] : [operatorId]),
    ...(from.length === 0 ? [] : [vscode.l10n.t('from: {0}', from.join(', '))]),
    ...(key === null ? [] : [vscode.l10n.t('key: {0}', typeText(key))]),
    ...(output === null || output.cost === 'unknown' ? [] : [vscode.l10n.t('gives: {0}', typeText(output))]),
    ...states
      .filter(({ kind }) => kind !== 'timer')
      .map(({ name, kind }) => vscode.l10n.t('State {0} ({1})', name ?? '?', kind)),
  ].join('\n');
}
