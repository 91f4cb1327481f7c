/** What a restore of a job's savepoint into its next version does, operator by operator. */
import { message } from '../base/message';
import type { Job } from '../topology/job';
import { isBatch } from '../topology/operators';
import { acrossBackends } from './across-backends';
import { matchOperators, type OperatorMatch } from './match-operators';
import { hasState, type OperatorPlan, operatorPlan, whole, whyNoId } from './operator-plan';
import type { Backend, JobSide } from './revision';
import { type Verdict, verdictOf } from './verdict';

export interface JobPlan {
  /** `shop.Job#main`, as the new revision calls it where that has the job. */
  readonly entry: string;
  /** Null for a job that is new. */
  readonly before: JobSide | null;
  /** Null for a job that is gone. */
  readonly after: JobSide | null;
  readonly operators: readonly OperatorPlan[];
  readonly verdict: Verdict;
}

/**
 * @param backends where they differ, the outcome is unknown, with a reason that names each
 * @param isUnchanged true where no code of the job changed, nor what it depends on
 */
export function restorePlan(
  before: JobSide,
  after: JobSide,
  backends: readonly Backend[],
  isUnchanged = false,
): JobPlan {
  const isSame = before.job.program === after.job.program || (isUnchanged && haveSameOperators(before.job, after.job));
  if (isSame) {
    return unchangedPlan(before, after);
  }
  if (isBatch(before.job.program)) {
    return withoutSavepoint(before, after);
  }
  const operators = matchOperators(before, after).map((match) => {
    const plans = backends.map((backend) => ({ backend, plan: operatorPlan(match, before, after, backend) }));
    return acrossBackends(plans);
  });
  const verdict = verdictOf(operators);
  // what the old job has beside the operators that are seen is not told
  const isWhole = before.job.program.gaps.length === 0;
  return {
    entry: after.job.program.entry,
    before,
    after,
    operators,
    verdict: verdict === 'compatible' && !isWhole ? 'unknown' : verdict,
  };
}

function haveSameOperators({ operators: before }: Job, { operators: after }: Job): boolean {
  return (
    before.length === after.length &&
    before.every(({ kind, uid, operatorId }, i) => {
      const now = after[i];
      return now?.kind === kind && now.uid.value === uid.value && now.operatorId === operatorId;
    })
  );
}

/** A job that ran on batches: such a job takes no savepoints, so that there is nothing to restore. */
function withoutSavepoint(before: JobSide, after: JobSide): JobPlan {
  const operators = matchOperators(before, after).map(
    (match): OperatorPlan => ({ match, states: [], restore: { outcome: 'kept', message: null } }),
  );
  return { entry: after.job.program.entry, before, after, operators, verdict: verdictOf(operators) };
}

/** A job of which no code changed, nor what it depends on: what is not known of it is the same in both. */
function unchangedPlan(before: JobSide, after: JobSide): JobPlan {
  const operators = before.job.operators.map((old, i): OperatorPlan => {
    const same = after.job.operators[i] ?? null;
    const match: OperatorMatch = { change: 'kept', old, new: same, heir: same };
    const isOpen = old.uid.value === null && old.uid.kind !== 'none' && hasState(old);
    return isOpen
      ? whole(match, old, 'unknown', message('its operator id is not known: {0}', whyNoId(old)))
      : whole(match, old, 'kept', null);
  });
  return { entry: after.job.program.entry, before, after, operators, verdict: verdictOf(operators) };
}

/** A job that the new revision has not: no job is started that its savepoint could be restored into. */
export function goneJobPlan(before: JobSide): JobPlan {
  const { entry } = before.job.program;
  const why = message('the job {0} is gone, and no other job has its uids: nothing restores its state', entry);
  const operators = before.job.operators.map((old): OperatorPlan => {
    const match: OperatorMatch = { change: 'removed', old, new: null, heir: null };
    return hasState(old) ? whole(match, old, 'dropped', why) : whole(match, old, 'kept', null);
  });
  return { entry, before, after: null, operators, verdict: verdictOf(operators) };
}

/** A job that the old revision has not: it starts without a savepoint. */
export function freshJobPlan(after: JobSide): JobPlan {
  const operators = after.job.operators.map(
    (now): OperatorPlan => ({
      match: { change: 'added', old: null, new: now, heir: null },
      states: [],
      restore: { outcome: 'kept', message: null },
    }),
  );
  return { entry: after.job.program.entry, before: null, after, operators, verdict: verdictOf(operators) };
}
