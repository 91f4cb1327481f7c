/** The read-only editor of `_metadata`. Other programs have files of that name: they go back to the usual editor. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { withoutLinks } from '../foreign-text';
import { Elsewhere } from './elsewhere';
import { pageHtml, pageOptions } from './page';
import type { Tab, ToPage } from './page-messages';
import { RecentSavepoints } from './recent-savepoints';
import { SavepointDocument } from './savepoint-document';
import { SavepointPage } from './savepoint-page';

export const SAVEPOINT_EDITOR = 'flinkPlaybook.savepoint';

interface Shown {
  readonly document: SavepointDocument;
  readonly page: SavepointPage;
  readonly panel: vscode.WebviewPanel;
}

export class SavepointEditors implements vscode.CustomReadonlyEditorProvider<SavepointDocument>, vscode.Disposable {
  private readonly shown = new Set<Shown>();
  private readonly subscriptions: vscode.Disposable[];
  /** What an editor that is about to open is to show first, by address. */
  private readonly wanted = new Map<string, Extract<ToPage, { type: 'reveal' }>>();
  readonly recent: RecentSavepoints;
  readonly elsewhere: Elsewhere;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly client: LanguageClient,
    statusChanged: vscode.Event<void>,
  ) {
    this.recent = new RecentSavepoints(context);
    this.elsewhere = new Elsewhere(context);
    this.subscriptions = [
      vscode.window.registerCustomEditorProvider(SAVEPOINT_EDITOR, this, { supportsMultipleEditorsPerDocument: true }),
      statusChanged(() => this.workspaceChanged()),
      client.onDidChangeState(({ newState }) => newState === State.Running && this.serverStarted()),
    ];
  }

  openCustomDocument(uri: vscode.Uri): SavepointDocument {
    const progressed = (document: SavepointDocument) => {
      for (const { page } of this.of(document)) {
        page.send({ type: 'reading', percentage: document.percentage });
      }
    };
    const fileChanged = (document: SavepointDocument) => {
      for (const { page } of this.of(document)) {
        void page.lookAtDisk();
      }
    };
    return new SavepointDocument(uri, this.client, this.elsewhere, progressed, fileChanged);
  }

  async resolveCustomEditor(document: SavepointDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { webview } = panel;
    webview.options = pageOptions(this.context.extensionUri);
    const key = document.uri.toString();
    const reveal = this.wanted.get(key);
    this.wanted.delete(key);
    const page = new SavepointPage(document, panel, this.client, this.elsewhere, reveal, () =>
      this.handBack(document, panel),
    );
    const shown = { document, panel, page };
    this.shown.add(shown);
    panel.onDidDispose(() => {
      page.dispose();
      this.shown.delete(shown);
    });
    webview.html = pageHtml(webview, this.context.extensionUri, 'savepoint');
    this.recent.add(document.uri);
  }

  /** Opens the editor of a `_metadata`, or brings it to the front. */
  async show(uri: vscode.Uri, tab: Tab = 'operators', operatorId: string | null = null): Promise<void> {
    const reveal = { type: 'reveal', tab, operatorId } as const;
    const open = [...this.shown].find(({ document }) => document.uri.toString() === uri.toString());
    if (open) {
      open.panel.reveal();
      open.page.reveal(reveal);
      return;
    }
    this.wanted.set(uri.toString(), reveal);
    await vscode.commands.executeCommand('vscode.openWith', uri, SAVEPOINT_EDITOR);
  }

  /** The savepoint that is looked at, or that was last. */
  get active(): SavepointDocument | undefined {
    const all = [...this.shown];
    return (all.find(({ panel }) => panel.active) ?? all.find(({ panel }) => panel.visible))?.document;
  }

  /** Open savepoints that have one of the operators. */
  withOperators(ids: ReadonlySet<string>): { readonly uri: vscode.Uri; readonly operatorId: string }[] {
    const documents = new Set([...this.shown].map(({ document }) => document));
    return [...documents].flatMap(({ uri, read }) =>
      (read?.view.operators ?? []).flatMap(({ operatorId }) => (ids.has(operatorId) ? [{ uri, operatorId }] : [])),
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private of(document: SavepointDocument): Shown[] {
    return [...this.shown].filter((each) => each.document === document);
  }

  /** A server that was started anew knows nothing of what the one before had read. */
  private serverStarted(): void {
    const known = [...this.shown].filter(({ document }) => document.read);
    for (const document of new Set(known.map((each) => each.document))) {
      document.again();
    }
    for (const { page } of known) {
      void page.show();
    }
  }

  private workspaceChanged(): void {
    for (const { page, panel } of this.shown) {
      if (panel.visible) {
        page.sourceChanged();
      }
    }
  }

  /** Not ours: the editor that would have opened it without us does. */
  private async handBack({ uri }: SavepointDocument, panel: vscode.WebviewPanel): Promise<void> {
    this.recent.remove(uri);
    const column = panel.viewColumn;
    panel.dispose();
    void vscode.window.showInformationMessage(
      withoutLinks(
        vscode.l10n.t(
          '{0} is not of a Flink savepoint: it was opened in the usual editor.',
          vscode.workspace.asRelativePath(uri),
        ),
      ),
    );
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', column);
  }
}
