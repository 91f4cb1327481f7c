/** A workspace compared with its baseline: what a restore does to each job, and what of that is to be told where. */
import { atOnce, type Steps } from '../base/giving-way';
import { message } from '../base/message';
import type { Change } from '../compatibility/change';
import { changesOf } from '../compatibility/changes-of-plan';
import { comparingJobs } from '../compatibility/compare-jobs';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Backend, JobSide } from '../compatibility/revision';
import { unlessUnread } from '../compatibility/unread-job';
import { type Verdict, worstVerdict } from '../compatibility/verdict';
import type { Incomplete, RevisionName } from '../finding/finding';
import type { Job } from '../topology/job';
import { jobsAhead } from './ahead';
import type { Baseline } from './baseline';
import { filesByProject, jobSides } from './revision-of';
import { SourceText } from './source-text';
import type { Workspace } from './workspace';

export interface Comparison {
  /** The old revision; null where it is a folder. */
  readonly revision: RevisionName | null;
  /** The jobs that both have, then those that are gone, then those that are new. */
  readonly plans: readonly JobPlan[];
  /** The files whose jobs were compared: nothing that leads to others has changed. Null for all. */
  readonly among: ReadonlySet<string> | null;
  readonly verdict: Verdict;
  /** What is told, one change a cause, by the file of the new revision it stands in. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** What was not known of either side. */
  readonly incomplete: readonly Incomplete[];
}

const BOTH: readonly Backend[] = ['hashmap', 'rocksdb'];

/** What a workspace is compared with: a `Baseline`, or another folder's workspace without a name of git. */
export type OldSide = Pick<Baseline, 'workspace'> & Partial<RevisionName>;

export interface CompareOptions {
  /** Where they differ, outcomes are unknown and name each; both where none is said. */
  readonly backends?: readonly Backend[];
  /** Leaves out the jobs that no changed file leads to: nothing of them is even followed. */
  readonly onlyAffected?: boolean;
  /** Told how many of the jobs that both have are compared. */
  readonly progress?: (done: number, all: number) => void;
}

/** Compares two snapshots. What both share, jobs that no changed file leads to, is not followed twice. */
export function compareWorkspaces(old: OldSide, now: Workspace, options: CompareOptions = {}): Comparison {
  return atOnce(comparingWorkspaces(old, now, options));
}

/** The same entry by entry and job by job. */
export function* comparingWorkspaces(old: OldSide, now: Workspace, options: CompareOptions = {}): Steps<Comparison> {
  const { name, commit, workspace } = old;
  const among = options.onlyAffected ? now.affectedSince(workspace) : null;
  const changed = now.affectedByCodeSince(workspace);
  yield* sidesAhead(now, among);
  yield* sidesAhead(workspace, among);
  const isUnchanged = ({ job: { program } }: JobSide) => changed?.has(program.entryPlace.file) === false;
  const compared = yield* comparingJobs(
    jobSides(workspace, among),
    jobSides(now, among),
    options.backends ?? BOTH,
    (before, after) => isUnchanged(before) && isUnchanged(after),
    options.progress,
  );
  const unread = { old: unreadFiles(workspace), now: unreadFiles(now) };
  const revisions = { old: workspace, now };
  const plans = compared.plans.map((plan) =>
    unlessUnread(plan, unread, (revision, file) => hasUnseenJob(revisions[revision], file)),
  );
  const changes = new Map<string, Change[]>();
  for (const plan of plans) {
    yield;
    for (const change of changesOf(plan)) {
      const { file } = change.place;
      changes.set(file, [...(changes.get(file) ?? []), change]);
    }
  }
  return {
    revision: name === undefined || commit === undefined ? null : { name, commit },
    plans,
    among,
    verdict: worstVerdict(plans.map(({ verdict }) => verdict)),
    changes,
    incomplete: incompleteOf(workspace, now, plans),
  };
}

function unreadFiles({ input: { unread } }: Workspace): string[] {
  return unread.flatMap(({ what, path }) => (what === 'file' && path !== null ? [path] : []));
}

/** True for a file whose entry makes an environment, and no operator that is seen: code that is not known gets it. */
function hasUnseenJob(workspace: Workspace, path: string): boolean {
  const file = workspace.file(path);
  return (
    file instanceof SourceText &&
    workspace
      .projectOf(file)
      .evidence.programsAmong([file])
      .some(
        ({ environment, transformations, entryPlace }) =>
          entryPlace.file === path && environment !== null && transformations.length === 0,
      )
  );
}

function* sidesAhead(workspace: Workspace, among: ReadonlySet<string> | null): Steps<void> {
  for (const [project, files] of filesByProject(workspace, among)) {
    yield* jobsAhead(project, among ? files : undefined);
  }
}

function incompleteOf(old: Workspace, now: Workspace, plans: readonly JobPlan[]): Incomplete[] {
  const before = plans.flatMap((plan) => plan.before?.job ?? []);
  const after = plans.flatMap((plan) => plan.after?.job ?? []);
  const gaps = plans.flatMap((plan): Incomplete[] =>
    (plan.before && plan.after ? [plan.before.job, plan.after.job] : []).flatMap(({ program, incomplete }) =>
      incomplete.map((why) => ({ what: 'job', why, path: program.entryPlace.file })),
    ),
  );
  const unseen = plans.flatMap((plan) => (plan.before && plan.after ? unseenCode(plan.before.job) : []));
  const all = [...readingGaps(old, before), ...readingGaps(now, after), ...gaps, ...unseen];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** Code of the old job that may have made operators nobody here sees, and whose state is compared with nothing. */
function unseenCode({ program: { gaps } }: Job): Incomplete[] {
  return gaps.map(({ place }) => ({
    what: 'job',
    why: message('what the old code in line {0} adds to the job is not known', place.range.start.line + 1),
    path: place.file,
  }));
}

/** What could not be read, and Flink versions that are not known of the projects of some jobs. */
function readingGaps(workspace: Workspace, jobs: readonly Job[]): Incomplete[] {
  const entries = jobs.flatMap(({ program }) => workspace.file(program.entryPlace.file) ?? []);
  const projects = new Set(entries.map((file) => workspace.projectOf(file)));
  const versions = [...projects].flatMap(({ flinkVersion, model }): Incomplete[] => {
    const { flinkVersionOrigin: origin, buildFile, root } = model;
    return flinkVersion === null && origin.kind === 'unknown'
      ? [{ what: 'flink-version', why: origin.why, path: buildFile ?? root }]
      : [];
  });
  const classPaths = [...projects].flatMap(({ classPathGap }) => (classPathGap ? [classPathGap] : []));
  return [...workspace.input.unread, ...versions, ...classPaths];
}
