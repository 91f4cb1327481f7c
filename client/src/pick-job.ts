/** Which job a command is about. */
import * as vscode from 'vscode';
import type { JobsResult, JobView } from '../../server/src/lsp/protocol';
import type { Latest } from './latest';
import { placeText } from './places';

/** The only job of the file in the editor, else what the person picks; undefined when there is none. */
export async function pickJob(jobs: Latest<JobsResult>): Promise<JobView | undefined> {
  const { jobs: all } = await jobs.now();
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const here = all.filter((job) => job.place.uri === uri);
  const [first, ...others] = here.length > 0 ? here : all;
  if (!first) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no Flink job in this workspace.'));
    return undefined;
  }
  if (others.length === 0) {
    return first;
  }
  const items = [first, ...others].map((job) => ({
    label: job.label,
    description: placeText(job.place),
    job,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which job?') }))?.job;
}
