/** Holds the jobs of a main against the graphs that real Flink was given in one run of it. */
import type { ProbedJob, ProbedMain } from '../io/ask-for-topology';
import type { Job } from '../topology/job';
import { compareJob, type Judgement } from './topology-compare';

/**
 * Each job that Flink was given, compared to the one of ours that is most like it.
 * @param stopped true where the main ended before its end: a job that it had not executed yet is only a part of it
 */
export function compareRun(jobs: readonly Job[], real: readonly ProbedJob[], stopped = false): Judgement[] {
  const left = [...jobs];
  return real.flatMap((flink) => {
    const candidates = left.map((job) => ({ job, judgements: compareJob(job, flink, stopped && !flink.executed) }));
    const [best] = candidates.sort((a, b) => unlikeness(a.judgements) - unlikeness(b.judgements));
    if (!best) {
      const judgement = { aspect: 'operator', verdict: 'wrong', operator: flink.name ?? 'a job' } as const;
      return [{ ...judgement, text: 'Flink is given this job, this answer has none for it' }];
    }
    left.splice(left.indexOf(best.job), 1);
    return best.judgements;
  });
}

/** An operator that one side lacks says more than one that differs. */
function unlikeness(judgements: readonly Judgement[]): number {
  const wrong = judgements.filter(({ verdict }) => verdict === 'wrong');
  return wrong.length + 100 * wrong.filter(({ aspect }) => aspect === 'operator').length;
}

/** Why a main ended before its end, and at which line of it; null where it came there. */
export function whyStopped({ status, error, errorSite }: ProbedMain): string | null {
  const place = errorSite ? ` (${errorSite.file}:${errorSite.line})` : '';
  switch (status) {
    case 'ok':
      return null;
    case 'exited':
      return 'the main ended Java';
    case 'timeout':
      return `the main was given up, ${(error ?? '').replace(/^.*?: /, '')}${place}`;
    default:
      return `the main threw ${error ?? ''}${place}`;
  }
}

export interface Counts {
  readonly equal: number;
  readonly unknown: number;
  readonly wrong: number;
  readonly notReached: number;
}

/** How many judgements there are of each verdict. */
export function countsOf(judgements: readonly Judgement[]): Counts {
  const count = (wanted: Judgement['verdict']) => judgements.filter(({ verdict }) => verdict === wanted).length;
  return { equal: count('equal'), unknown: count('unknown'), wrong: count('wrong'), notReached: count('not-reached') };
}
