/** The commands about operator ids: copying one, finding the operator of one. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { JobsResult, JobView, OperatorView } from '../../server/src/lsp/protocol';
import { withoutIcons, withoutLinks } from './foreign-text';
import type { Latest } from './latest';
import { OperatorHistory } from './operator-history';
import { placeText, showPlace } from './places';
import type { SavepointEditors } from './savepoint/savepoint-editor';
import { cursorOf } from './views/editor-cursor';
import { jobNodes, nodeAt, type OperatorNode } from './views/job-nodes';

const OPERATOR_ID = /\b[0-9a-f]{32}\b/gi;

export function registerOperatorIds(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  jobs: Latest<JobsResult>,
  savepoints: SavepointEditors,
): void {
  const history = new OperatorHistory(client);
  context.subscriptions.push(
    history,
    vscode.commands.registerCommand('flinkPlaybook.copyOperatorId', (of?: string | OperatorNode) => copyId(jobs, of)),
    vscode.commands.registerCommand('flinkPlaybook.findOperator', (text?: string) =>
      findOperator(jobs, history, savepoints, text),
    ),
  );
}

/** Of a link, of a node of the view, or of the operator at the cursor. */
async function copyId(jobs: Latest<JobsResult>, of: string | OperatorNode | undefined): Promise<void> {
  const id = typeof of === 'string' ? of : of?.kind === 'operator' ? of.operator.operatorId : await idAtCursor(jobs);
  if (!id) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no operator at the cursor whose id is known. Put the cursor on a call such as map or process.',
      ),
    );
    return;
  }
  await vscode.env.clipboard.writeText(id);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied operator id {0}', id), 5000);
}

async function idAtCursor(jobs: Latest<JobsResult>): Promise<string | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return null;
  }
  const { jobs: all } = await jobs.now();
  const node = nodeAt(jobNodes(all, ''), cursorOf(editor));
  return node?.kind === 'operator'
    ? node.operator.operatorId
    : node?.kind === 'state'
      ? node.parent.operator.operatorId
      : null;
}

interface Found extends vscode.QuickPickItem {
  show(): Thenable<void>;
}

async function findOperator(
  jobs: Latest<JobsResult>,
  history: OperatorHistory,
  savepoints: SavepointEditors,
  given: string | undefined,
): Promise<void> {
  const text = given ?? (await askId());
  if (text === undefined) {
    return;
  }
  const ids = new Set((text.match(OPERATOR_ID) ?? []).map((id) => id.toLowerCase()));
  const { jobs: all, complete } = await jobs.now();
  const found = [
    ...all.flatMap((job) =>
      job.operators.filter((operator) => isMeant(operator, ids, text)).map((operator) => toItem(job, operator)),
    ),
    ...savepoints.withOperators(ids).map((at) => savepointItem(savepoints, at)),
  ];
  const [only] = found;
  if (!only) {
    const search = vscode.l10n.t('Search Older Revisions');
    const [id] = ids;
    const inSavepoint = vscode.l10n.t('Look in a Savepoint…');
    const canSearch = complete && id !== undefined && vscode.workspace.isTrusted;
    const offered = [...(canSearch ? [search] : []), ...(id === undefined ? [] : [inSavepoint])];
    const chosen = await vscode.window.showWarningMessage(withoutLinks(notFound(ids, all, complete)), ...offered);
    if (chosen === search) {
      await history.search([...ids]);
    } else if (chosen === inSavepoint) {
      await vscode.commands.executeCommand('flinkPlaybook.inspectSavepoint', undefined, id);
    }
    return;
  }
  const chosen =
    found.length === 1
      ? only
      : await vscode.window.showQuickPick(found, {
          placeHolder: vscode.l10n.t('The operator is in {0} places', found.length),
        });
  if (chosen) {
    await chosen.show();
  }
}

async function askId(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    prompt: vscode.l10n.t('An operator id, a uid, or the whole error that names one'),
    placeHolder: 'Cannot map checkpoint/savepoint state for operator cbc357ccb763df2852fee8c4fc7d55f2 …',
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('An id has 32 hexadecimal digits.') : undefined),
    ignoreFocusOut: true,
  });
}

function isMeant({ operatorId, userHash, uid }: OperatorView, ids: ReadonlySet<string>, text: string): boolean {
  const isOwn = (id: string | null) => id !== null && ids.has(id.toLowerCase());
  return isOwn(operatorId) || isOwn(userHash) || (ids.size === 0 && uid === text.trim());
}

function toItem(job: JobView, operator: OperatorView): Found {
  return {
    label: withoutIcons(operator.label),
    description: withoutIcons(operator.uid ?? vscode.l10n.t('no uid')),
    detail: `${job.label} · ${placeText(operator.place)}`,
    show: () => showPlace(operator.place),
  };
}

function savepointItem(
  savepoints: SavepointEditors,
  { uri, operatorId }: { uri: vscode.Uri; operatorId: string },
): Found {
  return {
    label: vscode.l10n.t('In the open savepoint'),
    description: operatorId,
    detail: vscode.workspace.asRelativePath(uri),
    show: () => savepoints.show(uri, 'operators', operatorId),
  };
}

function notFound(ids: ReadonlySet<string>, jobs: readonly JobView[], complete: boolean): string {
  if (!complete) {
    return vscode.l10n.t('The workspace is still being read: try again in a moment.');
  }
  const unknown = jobs.flatMap(({ operators }) => operators).filter(({ operatorId }) => operatorId === null).length;
  const what =
    ids.size === 0
      ? vscode.l10n.t('No operator has this uid.')
      : vscode.l10n.t(
          'No operator of this workspace has the id {0}. It may belong to an operator that was removed or renamed, or whose uid was changed.',
          [...ids].join(', '),
        );
  return unknown === 0 ? what : `${what} ${vscode.l10n.t('The ids of {0} operators are not known.', unknown)}`;
}
