/** A workspace compared with its baseline: what a restore does to each job, and what of that is to be told where. */
import type { Change } from '../compatibility/change';
import { changesOf } from '../compatibility/changes-of-plan';
import { compareJobs } from '../compatibility/compare-jobs';
import { type JobPlan, type Verdict, worstVerdict } from '../compatibility/restore-plan';
import type { Backend } from '../compatibility/revision';
import type { Incomplete, RevisionName } from '../finding/finding';
import type { Baseline } from './baseline';
import { jobSides } from './revision-of';
import type { Workspace } from './workspace';

export interface Comparison {
  /** The old revision; null where it is a folder. */
  readonly revision: RevisionName | null;
  /** The jobs that both have, then those that are gone, then those that are new. */
  readonly plans: readonly JobPlan[];
  readonly verdict: Verdict;
  /** What is told, one change a cause, by the file of the new revision it stands in. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** What was not known of either side. */
  readonly incomplete: readonly Incomplete[];
}

const BOTH: readonly Backend[] = ['hashmap', 'rocksdb'];

/** What a workspace is compared with: a `Baseline`, or another folder's workspace without a name of git. */
export type OldSide = Pick<Baseline, 'workspace'> & Partial<RevisionName>;

/**
 * Compares two snapshots. What it does not follow anew is what both share: jobs that no changed file leads to.
 * @param backends where they differ, outcomes are unknown and name each
 */
export function compareWorkspaces(old: OldSide, now: Workspace, backends: readonly Backend[] = BOTH): Comparison {
  const { name, commit, workspace } = old;
  const { plans } = compareJobs(jobSides(workspace), jobSides(now), backends);
  const changes = new Map<string, Change[]>();
  for (const change of plans.flatMap(changesOf)) {
    const { file } = change.place;
    changes.set(file, [...(changes.get(file) ?? []), change]);
  }
  return {
    revision: name === undefined || commit === undefined ? null : { name, commit },
    plans,
    verdict: worstVerdict(plans.map(({ verdict }) => verdict)),
    changes,
    incomplete: incompleteOf(workspace, now, plans),
  };
}

function incompleteOf(old: Workspace, now: Workspace, plans: readonly JobPlan[]): Incomplete[] {
  const jobs = plans.flatMap(({ before, after }) => (before && after ? [before.job, after.job] : []));
  const gaps = jobs.flatMap(({ program, incomplete }) =>
    incomplete.map((why): Incomplete => ({ what: 'job', why, path: program.entryPlace.file })),
  );
  const all = [...readingGaps(old), ...readingGaps(now), ...gaps];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** What could not be read, and Flink versions that are not known. */
function readingGaps(workspace: Workspace): Incomplete[] {
  const projects = new Set(workspace.checkedFiles.map((file) => workspace.projectOf(file)));
  const versions = [...projects].flatMap(({ flinkVersion, jobs, model }): Incomplete[] => {
    const { flinkVersionOrigin: origin, buildFile, root } = model;
    return flinkVersion === null && jobs.length > 0 && origin.kind === 'unknown'
      ? [{ what: 'flink-version', why: origin.why, path: buildFile ?? root }]
      : [];
  });
  const classPaths = [...projects].flatMap(({ classPathGap }) => (classPathGap ? [classPathGap] : []));
  return [...workspace.input.unread, ...versions, ...classPaths];
}
