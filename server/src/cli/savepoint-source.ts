/** `--source <dir>`: which operators of a savepoint are those of the workspace's jobs. */
import type { ParseJava } from '../analysis/source-text';
import type { Incomplete } from '../finding/finding';
import type { SourceJob } from '../savepoint/findings/against-source';
import type { Savepoint } from '../savepoint/savepoint';
import type { Job } from '../topology/job';
import { type Answers, shownPath } from './answers';
import { askedJobs, type TopologyOptions } from './topology';

/** Where an operator of a savepoint stands in the source. */
export interface UidFrom {
  readonly entry: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface SourceMatch {
  readonly uid: string | null;
  readonly name: string | null;
  readonly uidFrom: UidFrom;
}

export interface MatchedSource {
  /** By operator id. */
  readonly matches: ReadonlyMap<string, SourceMatch>;
  /** The job with the most of the savepoint's operators; null when none has any. */
  readonly job: SourceJob | null;
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun when the source cannot be read */
export async function matchSource(
  savepoint: Savepoint,
  source: string,
  options: TopologyOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<MatchedSource> {
  const { jobs, incomplete } = await askedJobs([source], options, parse, answers);
  const ids = new Set(savepoint.operators.map(({ operatorId }) => operatorId));
  const byLikeness = jobs
    .map((job) => ({
      job,
      count: job.operators.filter((operator) => idsOf(operator).some((id) => ids.has(id))).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const matches = new Map<string, SourceMatch>();
  for (const { job } of byLikeness) {
    for (const operator of job.operators) {
      for (const id of idsOf(operator)) {
        if (ids.has(id) && !matches.has(id)) {
          const { file, callRange } = operator.transformation;
          const uidFrom = { entry: job.program.entry, file: shownPath(file, answers), line: callRange.start.line + 1 };
          matches.set(id, { uid: operator.uid.value, name: operator.name, uidFrom });
        }
      }
    }
  }
  const best = byLikeness[0]?.job ?? null;
  return { matches, job: best && sourceJob(best), incomplete };
}

function idsOf({ operatorId, userHash }: Job['operators'][number]): string[] {
  return [operatorId, userHash].filter((id) => id !== null);
}

function sourceJob({ program, operators, incomplete }: Job): SourceJob {
  const isKnown = operators.every(({ operatorId, many }) => operatorId !== null && !many);
  return {
    entry: program.entry,
    operators: operators.map(({ operatorId, userHash, maxParallelism }) => ({ operatorId, userHash, maxParallelism })),
    isWhole: isKnown && incomplete.length === 0,
  };
}
