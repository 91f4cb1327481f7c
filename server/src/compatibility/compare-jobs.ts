/** The jobs of two revisions, each with its next version. */

import { atOnce, type Steps } from '../base/giving-way';
import type { Operator } from '../topology/job';
import { freshJobPlan, goneJobPlan, type JobPlan, restorePlan } from './restore-plan';
import type { Backend, JobSide } from './revision';

export interface JobsCompared {
  /** The jobs that both have, then those that are gone, then those that are new. */
  readonly plans: readonly JobPlan[];
}

/**
 * Pairs jobs by their entry, else by the operator ids they share, else by the class's simple name, else by all they do.
 * @param isSame true for two jobs of the same entry of which no code changed, nor what it depends on
 */
export function compareJobs(
  before: readonly JobSide[],
  after: readonly JobSide[],
  backends: readonly Backend[],
  isSame: (old: JobSide, now: JobSide) => boolean = () => false,
): JobsCompared {
  return atOnce(comparingJobs(before, after, backends, isSame));
}

/** The same job by job. @param progress told before each pair */
export function* comparingJobs(
  before: readonly JobSide[],
  after: readonly JobSide[],
  backends: readonly Backend[],
  isSame: (old: JobSide, now: JobSide) => boolean,
  progress: (done: number, all: number) => void = () => {},
): Steps<JobsCompared> {
  const pairs = new Map<JobSide, JobSide>();
  const taken = new Set<JobSide>();
  const pass = (isPair: (old: JobSide, now: JobSide) => boolean) => {
    for (const old of before.filter((side) => !pairs.has(side))) {
      const found = mostAlike(
        old,
        after.filter((now) => !taken.has(now) && isPair(old, now)),
      );
      if (found) {
        pairs.set(old, found);
        taken.add(found);
      }
    }
  };
  // modules of one repository may have entries of the same name
  pass((old, now) => entryOf(old) === entryOf(now) && fileOf(old) === fileOf(now));
  pass((old, now) => entryOf(old) === entryOf(now) && sharedIds(old, now) > 0);
  pass((old, now) => entryOf(old) === entryOf(now) && isMoved(old, now));
  pass((old, now) => sharedIds(old, now) > 0);
  pass((old, now) => simple(entryOf(old)) === simple(entryOf(now)) && isMoved(old, now));
  pass(haveSameCalls);
  const both: JobPlan[] = [];
  for (const [old, now] of pairs) {
    progress(both.length, pairs.size);
    yield;
    both.push(restorePlan(old, now, backends, entryOf(old) === entryOf(now) && isSame(old, now)));
  }
  return {
    plans: [
      ...both,
      ...before.filter((side) => !pairs.has(side)).map(goneJobPlan),
      ...after.filter((side) => !taken.has(side)).map(freshJobPlan),
    ],
  };
}

function entryOf({ job }: JobSide): string {
  return job.program.entry;
}

/** A `main` may run several jobs: the one that has most operators in common; null of none. */
function mostAlike(old: JobSide, candidates: readonly JobSide[]): JobSide | null {
  const [first, ...others] = candidates;
  if (!first || others.length === 0) {
    return first ?? null;
  }
  const own = new Set(old.job.operators.map(callOf));
  const inCommon = ({ job }: JobSide) => new Set(job.operators.map(callOf).filter((call) => own.has(call))).size;
  return others.reduce((best, each) => (inCommon(each) > inCommon(best) ? each : best), first);
}

function callOf({ kind, function: made, uid, name }: Operator): string {
  return JSON.stringify([kind, made, uid.value, name]);
}

function fileOf({ job }: JobSide): string {
  return job.program.entryPlace.file;
}

/** True when the old file is gone, and the new one was not there. */
function isMoved(old: JobSide, now: JobSide): boolean {
  const { entryPlace: before } = old.job.program;
  const { entryPlace: after } = now.job.program;
  return before.file === after.file || (now.revision.textOf(before) === null && old.revision.textOf(after) === null);
}

/** True for a job whose class was renamed: it makes the same operators, of the same functions. */
function haveSameCalls({ job: { operators: before } }: JobSide, { job: { operators: after } }: JobSide): boolean {
  const isSame = (old: Operator, now: Operator | undefined) =>
    old.kind === now?.kind &&
    old.function === now.function &&
    old.uid.value === now.uid.value &&
    old.name === now.name &&
    old.operatorId === now.operatorId;
  return before.length > 0 && before.length === after.length && before.every((old, i) => isSame(old, after[i]));
}

/** `Job#main` of `shop.Job#main`. */
function simple(entry: string): string {
  return entry.replace(/^[^#]*[.$]/, '');
}

function sharedIds({ job: a }: JobSide, { job: b }: JobSide): number {
  const ids = new Set(
    a.operators.flatMap(({ uid, operatorId }) => (uid.value !== null && operatorId !== null ? [operatorId] : [])),
  );
  return b.operators.filter(({ operatorId }) => operatorId !== null && ids.has(operatorId)).length;
}
