/** `--source <dir>`: a savepoint beside the jobs of a workspace, and beside those that its history had. */
import { jobSides } from '../analysis/revision-of';
import {
  hasAllOperatorsOf,
  type OperatorOrigin,
  type SourceAnswer,
  savepointInSource,
} from '../analysis/savepoint-in-source';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { type Message, message, sayInEnglish } from '../base/message';
import type { Backend } from '../compatibility/revision';
import type { Incomplete } from '../finding/finding';
import { BaselineReader } from '../io/baseline-reader';
import { GitFailed } from '../io/git';
import { originsInHistory, USUAL_LIMITS } from '../io/savepoint-history';
import type { Savepoint } from '../savepoint/savepoint';
import type { Answers } from './answers';
import { CannotRun } from './exit';
import { byRoot, openWorkspace, type WorkspaceOptions } from './open-workspace';
import { classOf, isIn } from './topology';

export interface SourceOptions extends WorkspaceOptions {
  /** Only the job in this class: its binary name, or the simple one; null for the one that fits best. */
  readonly job: string | null;
  /** The revision that wrote the savepoint, as git knows it; null for the team's `baseline`, where there is one. */
  readonly revision: string | null;
  /** Whether older revisions are looked through for operators that the files no longer have. */
  readonly history: boolean;
  readonly backend: Backend | null;
}

export interface MatchedSource extends Omit<SourceAnswer, 'incomplete'> {
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun when the source or the revision cannot be read, or there is no job in the class that is asked for */
export async function matchSource(
  savepoint: Savepoint,
  source: string,
  options: SourceOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<MatchedSource> {
  const [[root, wanted] = [source, [source]]] = await byRoot([source]);
  const workspace = await openWorkspace(root, wanted, options, parse, answers);
  const { revision, incomplete: unreadRevision } = await revisionOf(savepoint, workspace, options.revision, parse);
  const answer = savepointInSource(savepoint, workspace, {
    entry: options.job === null ? null : entryIn(workspace, options.job),
    backends: options.backend ? [options.backend] : ['hashmap', 'rocksdb'],
    revision,
  });
  const incomplete: Incomplete[] = [
    ...workspace.input.unread,
    ...unreadRevision,
    ...answer.incomplete.map((why) => ({ what: 'job', why, path: root })),
  ];
  const left = savepoint.operators.map(({ operatorId }) => operatorId).filter((id) => !answer.origins.has(id));
  if (!options.history || left.length === 0) {
    return { ...answer, incomplete };
  }
  const past = await originsInHistory(new Set(left), workspace, parse, USUAL_LIMITS, {
    cancellation: notCancellable,
    progress: (done, total) => answers.progress(`looking through the history: ${done} of ${total}`),
  });
  answers.progress('');
  if (past.incomplete) {
    incomplete.push({ what: 'history', why: past.incomplete, path: root });
  }
  const origins: ReadonlyMap<string, OperatorOrigin> = new Map([...past.origins, ...answer.origins]);
  return { ...answer, origins, incomplete };
}

function entryIn(workspace: Workspace, wanted: string): string {
  const jobs = jobSides(workspace).map(({ job }) => job);
  const [found] = jobs.filter((job) => isIn(job, wanted));
  if (!found) {
    const known = [...new Set(jobs.map(classOf))].sort();
    throw new CannotRun(`there is no job in a class ${wanted}; jobs are in: ${known.join(', ') || 'none'}`);
  }
  return found.program.entry;
}

/**
 * The revision that wrote the savepoint: the one that is asked for, else the one that the team says is in production, unless
 * the savepoint shows that it is of another.
 * @throws CannotRun when one was asked for that cannot be read
 */
async function revisionOf(
  savepoint: Savepoint,
  workspace: Workspace,
  asked: string | null,
  parse: ParseJava,
): Promise<{ readonly revision: Workspace | null; readonly incomplete: readonly Incomplete[] }> {
  const none = (why: Message) => ({
    revision: null,
    incomplete: [{ what: 'baseline' as const, why, path: workspace.input.root }],
  });
  const name = asked ?? workspace.settings.baseline ?? 'off';
  if (name === 'off') {
    return { revision: null, incomplete: [] };
  }
  try {
    const { workspace: revision } = await new BaselineReader(parse).read(workspace, name);
    return asked === null && !hasAllOperatorsOf(savepoint, revision)
      ? none(
          message('the savepoint has operators that the baseline {0} does not have: another revision wrote it', name),
        )
      : { revision, incomplete: [] };
  } catch (error) {
    if (!(error instanceof GitFailed)) {
      throw error;
    }
    if (asked !== null) {
      throw new CannotRun(`cannot read the revision ${name}: ${sayInEnglish(error.why)}`);
    }
    return none(error.why);
  }
}
