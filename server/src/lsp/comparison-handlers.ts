/** Answers what the client asks about the baseline: what changed since, which revisions there are, the upgrade's steps. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { baselineText } from '../analysis/baseline';
import type { Comparison } from '../analysis/comparison';
import { type Cancellation, Cancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { upgradeChecklist } from '../checklist/upgrade-checklist';
import { type JobChangesView, stateChangesView } from '../ide/state-changes-view';
import type { Telling } from '../ide/telling';
import { baselinePlace, baselineUri } from './addresses';
import { cancellable, whenCancelled } from './cancellable';
import type { Folder } from './folder';
import type { FolderBaseline } from './folder-baseline';
import {
  BASELINE_TEXT,
  type BaselineStatus,
  type BaselineTextParams,
  COMPARE_WITH,
  type CompareWithParams,
  REVISIONS,
  type RevisionsParams,
  type RevisionsResult,
  STATE_CHANGES,
  type StateChangesResult,
  UPGRADE_CHECKLIST,
  type UpgradeChecklistParams,
  type UpgradeChecklistResult,
} from './protocol';
import type { Session } from './session';

export interface ComparisonContext {
  session(): Session;
  telling(): Telling;
  /** The scheme of the client's documents of the baseline; null where it shows none. */
  baselineScheme(): string | null;
}

export function answerComparisons(connection: Connection, context: ComparisonContext): void {
  const baselineOf = async (uri: string): Promise<FolderBaseline | null> => {
    await context.session().ready;
    const folder = context.session().folderAround(uri);
    return folder && context.session().baselines.of(folder);
  };
  const failed = (why: Message) => ({ failed: context.telling().say(why) });

  connection.onRequest(STATE_CHANGES, async (cancellation: CancellationToken): Promise<StateChangesResult> => {
    const session = context.session();
    await session.ready;
    const folders: StateChangesResult['folders'][number][] = [];
    for (const baseline of session.baselines.read) {
      const comparison = await latestOf(baseline.folder, cancellation);
      const jobs = comparison ? jobsOf(comparison, baseline) : [];
      folders.push({ ...session.baselines.statusOf(baseline), jobs });
    }
    return { folders, complete: session.isRead };
  });

  /** Of the files as they are; while they go on changing, the latest one that is known. */
  async function latestOf(folder: Folder, cancellation: Cancellation): Promise<Comparison | null> {
    const { baselines } = context.session();
    try {
      return await baselines.compare(folder, cancellation);
    } catch (error) {
      if (error instanceof Cancelled) {
        return baselines.knownComparisonOf(folder);
      }
      throw error;
    }
  }

  function jobsOf(comparison: Comparison, { folder, state }: FolderBaseline): readonly JobChangesView[] {
    if (state.kind !== 'read') {
      return [];
    }
    const telling = context.telling();
    const scheme = context.baselineScheme();
    const { commit } = state.baseline;
    const uriOf = (path: string) => (scheme === null ? telling.uriOf(path) : baselineUri(path, commit, scheme));
    const { baseline } = state;
    const now = folder.workspace;
    const texts = {
      old: (path: string) => baselineText(baseline, path),
      now: (path: string) => now.file(path)?.text ?? null,
    };
    return stateChangesView(comparison, texts, telling, uriOf);
  }

  connection.onRequest(REVISIONS, async ({ uri }: RevisionsParams): Promise<RevisionsResult> => {
    const baseline = await baselineOf(uri);
    if (!baseline) {
      return failed(message('This folder is not known.'));
    }
    const answer = await baseline.revisions();
    return 'template' in answer ? failed(answer) : { revisions: answer };
  });

  connection.onRequest(
    COMPARE_WITH,
    async ({ uri, name }: CompareWithParams, cancellation: CancellationToken): Promise<BaselineStatus | null> => {
      const baseline = await baselineOf(uri);
      if (!baseline) {
        return null;
      }
      const { chosen } = baseline;
      baseline.choose(name);
      const listening = whenCancelled(cancellation, () => baseline.choose(chosen));
      try {
        await baseline.refresh();
      } finally {
        listening.dispose();
      }
      context.session().recheckAll();
      return context.session().baselines.statusOf(baseline);
    },
  );

  connection.onRequest(BASELINE_TEXT, async ({ uri }: BaselineTextParams): Promise<string | null> => {
    await context.session().ready;
    const place = baselinePlace(uri);
    for (const { state } of context.session().baselines.read) {
      if (place && state.kind === 'read' && state.baseline.commit === place.commit) {
        const text = baselineText(state.baseline, place.path);
        if (text !== null) {
          return text;
        }
      }
    }
    return null;
  });

  connection.onRequest(UPGRADE_CHECKLIST, async ({ uri }: UpgradeChecklistParams, cancellation: CancellationToken) =>
    cancellable(checklistOf(uri, cancellation)),
  );

  async function checklistOf(uri: string, cancellation: Cancellation): Promise<UpgradeChecklistResult> {
    const baseline = await baselineOf(uri);
    await baseline?.settled();
    const comparison = baseline && (await context.session().baselines.comparisonOf(baseline.folder, cancellation));
    if (!comparison || baseline.state.kind !== 'read') {
      const why = baseline?.state.kind === 'none' ? baseline.state.why : null;
      return failed(why ?? message('There is nothing to compare with: choose a revision first.'));
    }
    const { name, commit } = baseline.state.baseline;
    const { workspace, root } = baseline.folder;
    const page = upgradeChecklist(
      {
        from: commit.startsWith(name) ? name : `${name} (${commit.slice(0, 10)})`,
        to: context.telling().say(message('the files as they are')),
        comparison,
        workspace,
      },
      {
        say: context.telling().say,
        shown: (path) => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path),
      },
    );
    return { page };
  }
}
