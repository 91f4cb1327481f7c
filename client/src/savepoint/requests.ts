/** Long requests about savepoints: their progress, and what is set for them. */
import * as vscode from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import type { SavepointSettings } from '../../../server/src/lsp/protocol';

const DEFAULT_FRAME_SIZE = 10_485_760;

/** Sends a request that tells its progress. @param progress told percentages */
export async function requestWithProgress<T>(
  client: LanguageClient,
  request: string,
  params: object,
  progress: (percentage: number) => void,
  token: vscode.CancellationToken,
): Promise<T> {
  const workDoneToken = `${request}-${Date.now()}-${Math.random()}`;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report' && value.percentage !== undefined) {
      progress(value.percentage);
    }
  });
  try {
    return await client.sendRequest<T>(request, { ...params, workDoneToken }, token);
  } finally {
    listening.dispose();
  }
}

/** The same, as a notification with a way to cancel; undefined when it was cancelled. */
export async function requestInNotification<T>(
  client: LanguageClient,
  title: string,
  request: string,
  params: object,
): Promise<T | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let shown = 0;
      try {
        return await requestWithProgress<T>(
          client,
          request,
          params,
          (percentage) => {
            progress.report({ increment: percentage - shown });
            shown = percentage;
          },
          token,
        );
      } catch (error) {
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw error;
      }
    },
  );
}

/** @param elsewhere folders that are looked in first */
export function savepointSettings(of: vscode.Uri | undefined, elsewhere: readonly string[]): SavepointSettings {
  const section = vscode.workspace.getConfiguration('flinkPlaybook.savepoints', of);
  const lookIn = section.get<unknown>('lookIn');
  const frameSize = section.get<unknown>('frameSize');
  return {
    lookIn: [...elsewhere, ...(Array.isArray(lookIn) ? lookIn.filter((path) => typeof path === 'string') : [])],
    frameSize: typeof frameSize === 'number' && frameSize > 0 ? frameSize : DEFAULT_FRAME_SIZE,
  };
}
