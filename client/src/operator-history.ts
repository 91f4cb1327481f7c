/** Looks for the operators of some ids in the revisions of the repository, and shows the files as they were. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  FIND_IN_HISTORY,
  type FindInHistoryParams,
  type FindInHistoryResult,
  REVISION_TEXT,
  type RevisionTextParams,
} from '../../server/src/lsp/protocol';
import { withoutIcons, withoutLinks } from './foreign-text';
import { placeText, showPlace } from './places';

/** Its documents are files of the workspace as a commit has them: `scheme:/path/Job.java?{commit, uri}`. */
const SCHEME = 'flink-playbook-revision';

type Found = FindInHistoryResult['found'][number];

export class OperatorHistory implements vscode.Disposable {
  private readonly documents: vscode.Disposable;

  constructor(private readonly client: LanguageClient) {
    this.documents = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async ({ query }) => {
        const params = JSON.parse(query) as RevisionTextParams;
        return (await client.sendRequest<string | null>(REVISION_TEXT, params)) ?? '';
      },
    });
  }

  dispose(): void {
    this.documents.dispose();
  }

  async search(ids: readonly string[]): Promise<void> {
    const { found, incomplete } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Flink Playbook: searching older revisions'),
        cancellable: true,
      },
      (_, token) => {
        const params: FindInHistoryParams = { ids };
        return this.client.sendRequest<FindInHistoryResult>(FIND_IN_HISTORY, params, token);
      },
    );
    const chosen =
      found.length === 0
        ? undefined
        : await vscode.window.showQuickPick(
            found.map((one) => ({ ...toItem(one), one })),
            { placeHolder: vscode.l10n.t('The operator was here') },
          );
    if (chosen) {
      await showRevision(chosen.one);
    } else if (found.length === 0) {
      const none = vscode.l10n.t('No revision that was looked at has an operator of this id.');
      void vscode.window.showWarningMessage(withoutLinks([none, ...incomplete].join(' ')));
    }
  }
}

function toItem({ uid, name, entry, place, commit, date, removedIn }: Found): vscode.QuickPickItem {
  const short = (id: string) => id.slice(0, 8);
  return {
    label: withoutIcons(uid ?? name ?? vscode.l10n.t('no uid')),
    description: [entry, commit && short(commit), date?.slice(0, 10)].filter(Boolean).join(' · '),
    detail: [placeText(place), removedIn && vscode.l10n.t('removed in {0}', short(removedIn))]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Shows where an operator is, or was: in the files as they are, or as a commit has them. */
export async function showRevision({ place, commit }: Pick<Found, 'place' | 'commit'>): Promise<void> {
  if (commit === null) {
    await showPlace(place);
    return;
  }
  const params: RevisionTextParams = { uri: place.uri, commit };
  const { path } = vscode.Uri.parse(place.uri);
  const uri = vscode.Uri.from({ scheme: SCHEME, path, query: JSON.stringify(params) });
  await showPlace({ ...place, uri: uri.toString() });
}
