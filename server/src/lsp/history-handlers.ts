/** Answers which older revisions had the operators of some ids, and what a file was in one. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { OperatorOrigin } from '../analysis/savepoint-in-source';
import type { Workspace } from '../analysis/workspace';
import type { Cancellation } from '../base/cancellation';
import type { Message } from '../base/message';
import type { Telling } from '../ide/telling';
import { viewPlace } from '../ide/telling';
import { pathOf } from './addresses';
import {
  FIND_IN_HISTORY,
  type FindInHistoryParams,
  type FindInHistoryResult,
  REVISION_TEXT,
  type RevisionTextParams,
} from './protocol';
import type { Session } from './session';

/** The history of a folder's repository; the wiring gives it. */
export interface History {
  /** By operator id; `incomplete` says why some may be missing. @throws Cancelled */
  find(
    ids: ReadonlySet<string>,
    now: Workspace,
    cancellation: Cancellation,
  ): Promise<{ readonly origins: ReadonlyMap<string, OperatorOrigin>; readonly incomplete: Message | null }>;
  /** A file of a commit; null where it had none, or it is no text. */
  text(root: string, commit: string, path: string): Promise<string | null>;
}

export interface HistoryContext {
  session(): Session;
  telling(): Telling;
  readonly history: History;
}

export function answerHistory(connection: Connection, { session, telling, history }: HistoryContext): void {
  /** Those of folders: documents without one have no repository. */
  const workspaces = () => session().workspaces.filter(({ input: { root } }) => root.length > 1);

  connection.onRequest(
    FIND_IN_HISTORY,
    async ({ ids }: FindInHistoryParams, cancellation: CancellationToken): Promise<FindInHistoryResult> => {
      await session().ready;
      const found: FindInHistoryResult['found'][number][] = [];
      const incomplete: string[] = [];
      for (const workspace of workspaces()) {
        const answer = await history.find(new Set(ids), workspace, cancellation);
        for (const [operatorId, { uid, name, entry, place, commit, date, removedIn }] of answer.origins) {
          found.push({ operatorId, uid, name, entry, place: viewPlace(place, telling()), commit, date, removedIn });
        }
        incomplete.push(...(answer.incomplete ? [telling().say(answer.incomplete)] : []));
      }
      return { found, incomplete };
    },
  );

  connection.onRequest(REVISION_TEXT, async ({ uri, commit }: RevisionTextParams): Promise<string | null> => {
    await session().ready;
    const path = pathOf(uri);
    const around = workspaces().find(({ input: { root } }) => path.startsWith(`${root}/`));
    return around && /^[0-9a-f]{7,64}$/.test(commit) ? history.text(around.input.root, commit, path) : null;
  });
}
