/** That what the server knows has changed: the client keeps one handler a notification, and many want to hear it. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { STATUS_CHANGED } from '../../server/src/lsp/protocol';

export function statusChanges(context: vscode.ExtensionContext, client: LanguageClient): vscode.Event<void> {
  const emitter = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    emitter,
    client.onNotification(STATUS_CHANGED, () => emitter.fire()),
  );
  return emitter.event;
}
