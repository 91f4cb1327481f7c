/** Answers what commands ask for: uids for a whole job, the upgrade check, questions to real Flink. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { SourceText } from '../analysis/source-text';
import type { Cancellation } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { type Message, message } from '../base/message';
import { jobsOfFile } from '../ide/jobs-of-file';
import { planNames } from '../ide/name-operators';
import { type Telling, viewPlace } from '../ide/telling';
import { upgradeCheck } from '../ide/upgrade-check/page';
import { cancellable, whenCancelled } from './cancellable';
import { type FlinkAsker, measureTypes, runnableClassPath, verifyJob, verifyTypes } from './flink-asker';
import {
  ASK_FLINK,
  type AskFlinkParams,
  type AskFlinkResult,
  NAME_OPERATORS,
  type NameOperatorsParams,
  type NameOperatorsResult,
  UPGRADE_CHECK,
} from './protocol';
import type { Session } from './session';

/** A main that waits for something is given up. */
const TIMEOUT_MS = 120_000;

export interface CommandContext {
  session(): Session;
  telling(): Telling;
  trusted(): boolean;
  readonly flink: FlinkAsker;
}

export function answerCommands(connection: Connection, context: CommandContext): void {
  const located = async (uri: string, cancellation: Cancellation) => {
    const found = await cancellable(context.session().locateReady(uri, cancellation));
    return found?.file instanceof SourceText ? { workspace: found.folder.workspace, file: found.file } : null;
  };

  connection.onRequest(
    NAME_OPERATORS,
    async (
      { uri, entry, keepIds }: NameOperatorsParams,
      cancelled: CancellationToken,
    ): Promise<NameOperatorsResult | null> => {
      const at = await located(uri, cancelled);
      const project = at?.workspace.projectOf(at.file);
      const job = at && project && jobsOfFile(project, at.file).find(({ program }) => program.entry === entry);
      if (!at || !project || !job) {
        return null;
      }
      const { named, ...plan } = await planNames(job, project, at.workspace, keepIds, context.telling().say);
      return {
        ...plan,
        named: named.map(({ operator, uid, file, edit }) => ({
          operator,
          uid,
          ...viewPlace({ file, range: edit.range }, context.telling()),
          newText: edit.newText,
        })),
      };
    },
  );

  connection.onRequest(UPGRADE_CHECK, async (cancelled: CancellationToken): Promise<string> => {
    await context.session().ready;
    return cancellable(givingWay(upgradeCheck(context.session().workspaces, context.telling()), cancelled));
  });

  connection.onRequest(
    ASK_FLINK,
    async (params: AskFlinkParams, cancelled: CancellationToken): Promise<AskFlinkResult> => {
      const failed = (why: Message): AskFlinkResult => ({ failed: context.telling().say(why) });
      const at = await located(params.uri, cancelled);
      if (!context.trusted()) {
        return failed(message('Code is run only in a workspace that you trust.'));
      }
      if (!at) {
        return failed(message('This file is not known.'));
      }
      const project = at.workspace.projectOf(at.file);
      const classPath = runnableClassPath(project, at.workspace);
      if ('template' in classPath) {
        return failed(classPath);
      }
      const stop = new AbortController();
      const listening = whenCancelled(cancelled, () => stop.abort());
      const run = { classPath, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT_MS)]) };
      const { flink } = context;
      try {
        switch (params.what) {
          case 'types':
            return await verifyTypes(flink, at.file, project, run, context.telling());
          case 'measure':
            return await measureTypes(flink, at.file, project, run, context.telling());
          case 'job':
            return await verifyJob(flink, params.entry ?? '', at.file, project, run, context.telling());
        }
      } catch (error) {
        const why = flink.whyNot(error);
        if (why) {
          return failed(why);
        }
        throw error;
      } finally {
        listening.dispose();
      }
    },
  );
}
