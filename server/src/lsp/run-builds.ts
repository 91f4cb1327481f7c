/** Runs builds for the class paths they tell, with progress in the editor and a way to cancel. */
import type { Connection } from 'vscode-languageserver/node';
import type { ToldClassPath } from '../analysis/told-class-paths';
import type { Cancellation } from '../base/cancellation';
import { message, type Say } from '../base/message';
import type { ProjectModel } from '../project/project-model';
import type { BuildsToRun } from './class-path-learner';

/**
 * Asks builds for the class paths of projects; `asking` is told before each run.
 * @throws Cancelled when the caller cancelled
 */
export type ResolveClassPaths = (
  // answers are kept in `cacheFolder`; null keeps none
  request: BuildsToRun & { readonly cacheFolder: string | null },
  cancellation: Cancellation,
  asking: (tool: string, project: ProjectModel) => void,
) => AsyncIterable<readonly [string, ToldClassPath]>;

/** @throws Cancelled when the caller or the person cancelled. */
export async function* runBuilds(
  connection: Connection,
  resolve: ResolveClassPaths,
  request: Parameters<ResolveClassPaths>[0],
  cancellation: Cancellation,
  say: Say,
): AsyncIterable<readonly [string, ToldClassPath]> {
  if (request.projects.length === 0) {
    return;
  }
  const progress = await connection.window.createWorkDoneProgress();
  const either: Cancellation = {
    get isCancellationRequested() {
      return cancellation.isCancellationRequested || progress.token.isCancellationRequested;
    },
  };
  let begun = false;
  try {
    // nothing is shown while all answers are kept ones
    yield* resolve(request, either, (tool, { root }) => {
      if (!begun) {
        progress.begin(say(message('Flink Playbook: learning class paths')), undefined, undefined, true);
      }
      begun = true;
      progress.report(`${tool}: ${root}`);
    });
  } finally {
    progress.done();
  }
}
