/** One page that shows a savepoint: what it is told, and what it asks for. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  EXPORT_SAVEPOINT,
  type ExportSavepointParams,
  FIND_IN_HISTORY,
  type FindInHistoryParams,
  type FindInHistoryResult,
  type OriginView,
} from '../../../server/src/lsp/protocol';
import { withoutLinks } from '../foreign-text';
import { showRevision } from '../operator-history';
import { showPlace } from '../places';
import type { Elsewhere } from './elsewhere';
import { type FromPage, fromPage, type ToPage } from './page-messages';
import { folderOf } from './pick-savepoint';
import { requestInNotification } from './requests';
import type { SavepointDocument } from './savepoint-document';
import { savepointWords } from './words';

type Reveal = Extract<ToPage, { type: 'reveal' }>;

/** How long the workspace must be quiet until the savepoint is set beside it anew, in milliseconds. */
const QUIET = 1500;

export class SavepointPage implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly fromHistory = new Map<string, OriginView>();
  private isReady = false;

  constructor(
    private readonly document: SavepointDocument,
    private readonly panel: vscode.WebviewPanel,
    private readonly client: LanguageClient,
    private readonly elsewhere: Elsewhere,
    private wanted: Reveal | undefined,
    private readonly handBack: () => Promise<void>,
  ) {
    this.listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const asked = fromPage(message);
        if (asked) {
          void this.answer(asked);
        }
      }),
      panel.onDidChangeViewState(() => panel.visible && this.lookAtDisk()),
    );
  }

  send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  reveal(reveal: Reveal): void {
    this.wanted = reveal;
    this.sendWanted();
  }

  /** Tells the page when the file is no longer what it shows. */
  async lookAtDisk(): Promise<void> {
    if (this.isReady) {
      this.send({ type: 'onDisk', is: await this.document.onDisk.state() });
    }
  }

  /** Code was edited: what a restore does may have changed. */
  sourceChanged(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendSource(), QUIET);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
  }

  private async answer(asked: FromPage): Promise<void> {
    const { document } = this;
    switch (asked.type) {
      case 'ready':
        return this.show();
      case 'cancel':
        return document.cancel();
      case 'readAgain':
        document.again();
        return this.show();
      case 'lookElsewhere':
        return (await this.elsewhere.ask()) ? this.answer({ type: 'readAgain' }) : undefined;
      case 'operator': {
        const operator = await document.operator(asked.operatorId);
        return operator ? this.send({ type: 'operator', operator }) : undefined;
      }
      case 'showSource':
        return this.showOrigin(asked.operatorId);
      case 'showHeir': {
        const heir = document.source?.plan?.operators.find(({ operatorId }) => operatorId === asked.operatorId)?.heir;
        return heir ? showPlace(heir.place) : this.showOrigin(asked.operatorId);
      }
      case 'migrate': {
        const at = document.source?.migrations[asked.operatorId];
        return at && run('flinkPlaybook.migrateFromSavepoint', at, document.path);
      }
      case 'copyOffsets':
        return run('flinkPlaybook.copyOffsets', document.uri, asked.operatorId);
      case 'explain':
        return run('flinkPlaybook.explainRule', asked.rule);
      case 'compare':
        return run('flinkPlaybook.compareSavepoints', document.uri);
      case 'export':
        return this.save(asked.format);
      case 'searchHistory':
        return this.searchHistory();
      case 'chooseJob':
        return this.chooseJob();
    }
  }

  /** Reads what is not read yet, and shows it from the beginning. */
  async show(): Promise<void> {
    this.isReady = false;
    const { document } = this;
    this.send({ type: 'words', words: savepointWords(), language: vscode.env.language });
    this.send({ type: 'reading', percentage: document.percentage });
    const answer = await document.open();
    if ('failed' in answer) {
      await (answer.isOther ? this.handBack() : this.send({ type: 'failed', ...this.whyFailed(answer.failed) }));
      return;
    }
    const far = vscode.l10n.t('It does not lie on this machine: the files beside it were not looked at.');
    this.send({
      type: 'savepoint',
      view: answer.view,
      place: placeOf(document, document.uri),
      note: document.isLocal ? null : far,
    });
    this.isReady = true;
    this.sendWanted();
    await this.lookAtDisk();
    await this.sendSource();
  }

  private whyFailed(reason: string): { readonly why: string; readonly isWanted: boolean } {
    return this.document.isCancelled
      ? { why: reason, isWanted: true }
      : {
          why: vscode.l10n.t('{0} cannot be read: {1}', placeOf(this.document, folderOf(this.document.uri)), reason),
          isWanted: false,
        };
  }

  private sendWanted(): void {
    if (this.isReady && this.wanted) {
      this.send(this.wanted);
      this.wanted = undefined;
    }
  }

  private async sendSource(entry?: string): Promise<void> {
    const found = await this.document.besideSource(entry);
    if (found) {
      const known = new Set(found.origins.map(({ operatorId }) => operatorId));
      const past = [...this.fromHistory.values()].filter(({ operatorId }) => !known.has(operatorId));
      const source = { ...found, origins: [...found.origins, ...past] };
      this.send({ type: 'source', source, canSearch: vscode.workspace.isTrusted });
    }
  }

  private async showOrigin(operatorId: string): Promise<void> {
    const now = this.document.source?.origins.find((origin) => origin.operatorId === operatorId);
    const origin = now ?? this.fromHistory.get(operatorId);
    if (origin) {
      await showRevision(origin);
    }
  }

  private async searchHistory(): Promise<void> {
    const known = new Set(this.document.source?.origins.map(({ operatorId }) => operatorId));
    const all = this.document.read?.view.operators.map(({ operatorId }) => operatorId) ?? [];
    const params: FindInHistoryParams = { ids: all.filter((id) => !known.has(id)) };
    const title = vscode.l10n.t('Flink Playbook: searching older revisions');
    const answer = await requestInNotification<FindInHistoryResult>(this.client, title, FIND_IN_HISTORY, params);
    if (!answer) {
      return;
    }
    for (const origin of answer.found) {
      this.fromHistory.set(origin.operatorId, origin);
    }
    const words = [
      vscode.l10n.t('{0} of {1} operators were found in older revisions.', answer.found.length, params.ids.length),
      ...answer.incomplete,
    ];
    void vscode.window.showInformationMessage(withoutLinks(words.join(' ')));
    await this.sendSource();
  }

  private async chooseJob(): Promise<void> {
    const entries = this.document.source?.entries ?? [];
    const placeHolder = vscode.l10n.t('Into which job is it restored?');
    const entry = await vscode.window.showQuickPick([...entries], { placeHolder });
    if (entry !== undefined) {
      await this.sendSource(entry);
    }
  }

  private async save(format: 'json' | 'csv'): Promise<void> {
    const params: ExportSavepointParams = { id: this.document.read?.id ?? 0, format };
    const text = await this.client.sendRequest<string | null>(EXPORT_SAVEPOINT, params);
    if (text === null) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The savepoint is no longer open: read it again.'));
      return;
    }
    const name = `savepoint-${this.document.read?.view.checkpointId ?? '0'}.${format}`;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.joinPath(this.document.uri, '..', '..');
    const to = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folder, name) });
    if (to) {
      await vscode.workspace.fs.writeFile(to, Buffer.from(text, 'utf8'));
      await vscode.window.showTextDocument(to);
    }
  }
}

/** As people say it. @param uri of the document, or its folder */
function placeOf({ isLocal }: SavepointDocument, uri: vscode.Uri): string {
  return isLocal ? vscode.workspace.asRelativePath(uri) : uri.toString(true);
}

async function run(command: string, ...args: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...args);
}
