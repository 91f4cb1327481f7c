/** The jobs of two revisions, each with its next version. */

import type { JobSide } from './match-operators';
import { freshJobPlan, goneJobPlan, type JobPlan, restorePlan } from './restore-plan';
import type { Backend } from './revision';

export interface JobsCompared {
  /** The jobs that both have, then those that are gone, then those that are new. */
  readonly plans: readonly JobPlan[];
}

/**
 * Pairs jobs by their entry, else by the operator ids they share, else by the class's simple name.
 * @param isSame true for two jobs of the same entry of which no code changed, nor what it depends on
 */
export function compareJobs(
  before: readonly JobSide[],
  after: readonly JobSide[],
  backends: readonly Backend[],
  isSame: (old: JobSide, now: JobSide) => boolean = () => false,
): JobsCompared {
  const pairs = new Map<JobSide, JobSide>();
  const taken = new Set<JobSide>();
  const pass = (isPair: (old: JobSide, now: JobSide) => boolean) => {
    for (const old of before.filter((side) => !pairs.has(side))) {
      const found = after.find((now) => !taken.has(now) && isPair(old, now));
      if (found) {
        pairs.set(old, found);
        taken.add(found);
      }
    }
  };
  pass((old, now) => entryOf(old) === entryOf(now) && sharedIds(old, now) > 0);
  pass((old, now) => entryOf(old) === entryOf(now));
  pass((old, now) => sharedIds(old, now) > 0);
  pass((old, now) => simple(entryOf(old)) === simple(entryOf(now)));
  return {
    plans: [
      ...[...pairs].map(([old, now]) =>
        restorePlan(old, now, backends, entryOf(old) === entryOf(now) && isSame(old, now)),
      ),
      ...before.filter((side) => !pairs.has(side)).map(goneJobPlan),
      ...after.filter((side) => !taken.has(side)).map(freshJobPlan),
    ],
  };
}

function entryOf({ job }: JobSide): string {
  return job.program.entry;
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
