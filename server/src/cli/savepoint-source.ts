/** `--source <dir>`: a savepoint beside the jobs of a workspace, and beside those that its history had. */
import { jobSides } from '../analysis/revision-of';
import { type OperatorOrigin, type SourceAnswer, savepointInSource } from '../analysis/savepoint-in-source';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { sayInEnglish } from '../base/message';
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
  /** The revision that wrote the savepoint, as git knows it; null where nobody says. */
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
  const answer = savepointInSource(savepoint, workspace, {
    entry: options.job === null ? null : entryIn(workspace, options.job),
    backends: options.backend ? [options.backend] : ['hashmap', 'rocksdb'],
    revision: options.revision === null ? null : await revisionOf(workspace, options.revision, parse),
  });
  const incomplete: Incomplete[] = [
    ...workspace.input.unread,
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

async function revisionOf(workspace: Workspace, name: string, parse: ParseJava): Promise<Workspace> {
  try {
    return (await new BaselineReader(parse).read(workspace, name)).workspace;
  } catch (error) {
    if (error instanceof GitFailed) {
      throw new CannotRun(`cannot read the revision ${name}: ${sayInEnglish(error.why)}`);
    }
    throw error;
  }
}
