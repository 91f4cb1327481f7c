/** How savepoints grew, in a panel: chart, forecast, and a table of operators and states. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  SAVEPOINT_TREND,
  type SavepointTrendParams,
  type SavepointTrendResult,
  type TrendView,
} from '../../../server/src/lsp/protocol';
import { withoutLinks } from '../foreign-text';
import { pageHtml, pageOptions } from './page';
import { fromPage, type ToPage } from './page-messages';
import { requestInNotification, savepointSettings } from './requests';
import type { SavepointEditors } from './savepoint-editor';
import { savepointWords } from './words';

export class TrendPanel {
  private constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly editors: SavepointEditors,
    private readonly view: TrendView,
  ) {
    panel.webview.onDidReceiveMessage((message: unknown) => this.answer(message));
  }

  /** @param folders savepoints in their order, or folders of them; only this machine's */
  static async show(
    context: vscode.ExtensionContext,
    client: LanguageClient,
    editors: SavepointEditors,
    folders: readonly vscode.Uri[],
  ): Promise<void> {
    if (folders.some(({ scheme }) => scheme !== 'file')) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Only savepoints on this machine can be compared: copy them here first.'),
      );
      return;
    }
    const paths = folders.map(({ fsPath }) => fsPath);
    const params: SavepointTrendParams = { paths, ...savepointSettings(folders[0], editors.elsewhere.folders) };
    const title = vscode.l10n.t('Flink Playbook: comparing savepoints');
    const answer = await requestInNotification<SavepointTrendResult>(client, title, SAVEPOINT_TREND, params);
    if (!answer) {
      return;
    }
    if ('failed' in answer) {
      void vscode.window.showErrorMessage(withoutLinks(answer.failed));
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      'flinkPlaybook.savepointTrend',
      vscode.l10n.t('Growth of {0} Savepoints', answer.savepoints.length),
      vscode.ViewColumn.Active,
      pageOptions(context.extensionUri),
    );
    new TrendPanel(panel, editors, answer);
    panel.webview.html = pageHtml(panel.webview, context.extensionUri, 'trend');
  }

  private answer(message: unknown): void {
    const asked = fromPage(message);
    if (asked?.type === 'ready') {
      this.send({ type: 'words', words: savepointWords(), language: vscode.env.language });
      this.send({ type: 'trend', view: this.view });
    } else if (asked?.type === 'openSavepoint') {
      const path = this.view.savepoints[asked.index]?.path;
      void (path && this.editors.show(vscode.Uri.file(path)));
    } else if (asked?.type === 'explain') {
      void vscode.commands.executeCommand('flinkPlaybook.explainRule', asked.rule);
    }
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
