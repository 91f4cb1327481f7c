/** What a restore of a job's savepoint into its next version does, operator by operator. */
import { type Message, message } from '../base/message';
import type { Job, Operator } from '../topology/job';
import { isBatch } from '../topology/operators';
import { lookItUp } from './connector-outcome';
import { isConnectorChanged, type JobSide, matchOperators, type OperatorMatch } from './match-operators';
import { maxParallelismChange } from './max-parallelism';
import type { Backend } from './revision';
import { stateOutcomes } from './state-change';
import { heavier, type Outcome, type StateOutcome } from './state-outcome';

export interface OperatorPlan {
  readonly match: OperatorMatch;
  /** Of the old operator's states. */
  readonly states: readonly StateOutcome[];
  readonly restore: {
    readonly outcome: Outcome;
    /** What Flink says, or does without saying it; null where there is nothing to tell. */
    readonly message: Message | null;
    /** True where the max parallelism decides, whatever the states are. */
    readonly byMaxParallelism?: boolean;
  };
}

/** The contract's words, the worst first. */
export type Verdict = 'fails' | 'loses-state' | 'needs-allow-non-restored-state' | 'unknown' | 'compatible';

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

/** What a verdict is made of. */
export interface Judged {
  readonly restore: { readonly outcome: Outcome };
  readonly states: readonly { readonly outcome: Outcome }[];
}

export function verdictOf(operators: readonly Judged[]): Verdict {
  const outcomes = new Set(
    operators.flatMap(({ restore, states }) => [restore.outcome, ...states.map((state) => state.outcome)]),
  );
  return outcomes.has('fails')
    ? 'fails'
    : outcomes.has('lost') || outcomes.has('wrong')
      ? 'loses-state'
      : outcomes.has('dropped')
        ? 'needs-allow-non-restored-state'
        : outcomes.has('unknown')
          ? 'unknown'
          : 'compatible';
}

const VERDICTS: readonly Verdict[] = [
  'fails',
  'loses-state',
  'needs-allow-non-restored-state',
  'unknown',
  'compatible',
];

export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'compatible';
}

function operatorPlan(match: OperatorMatch, before: JobSide, after: JobSide, backend: Backend): OperatorPlan {
  const { old, heir } = match;
  if (!old) {
    return { match, states: [], restore: { outcome: 'kept', message: null } };
  }
  if (!heir) {
    return unclaimed(match, old, after.job);
  }
  const parallelism = maxParallelismChange({ job: before.job, operator: old }, { job: after.job, operator: heir });
  if (parallelism.outcome === 'fails') {
    const plan = whole(match, old, 'fails', parallelism.reason);
    return { ...plan, restore: { ...plan.restore, byMaxParallelism: true } };
  }
  const states = stateOutcomes(
    { old: { side: before, operator: old }, heir: { side: after, operator: heir }, meant: match.new === heir },
    { from: before.revision, to: after.revision, backend },
  );
  const rest = [unseenStates(old, heir, before, after), ...(hasState(old) ? [parallelism] : [])];
  const worst = [...states, ...rest].reduce<{ outcome: Outcome; reason: Message | null }>(heavier, {
    outcome: 'kept',
    reason: null,
  });
  return { match, states, restore: { outcome: worst.outcome, message: worst.reason } };
}

/** True when a savepoint has something of it: `OperatorState.getCoordinatorState` or a subtask's `hasState()`. */
function hasState({ states, kind }: Operator): boolean {
  return states.length > 0 || kind === 'fromSource';
}

/** States that the code does not show stay as they are only where nothing about the operator changed. */
function unseenStates(
  old: Operator,
  heir: Operator,
  before: JobSide,
  after: JobSide,
): { outcome: Outcome; reason: Message | null } {
  if (old.allStatesKnown) {
    return { outcome: 'kept', reason: null };
  }
  const isSame = old.function !== null && old.function === heir.function && old.kind === heir.kind;
  return isSame && before.revision.libraries === after.revision.libraries
    ? { outcome: 'kept', reason: null }
    : {
        outcome: 'unknown',
        reason: isConnectorChanged(old, heir)
          ? lookItUp(old, heir)
          : message('not all states of the operator are known'),
      };
}

/** An operator whose id the new job has not, or that has none that is known. */
function unclaimed(match: OperatorMatch, old: Operator, after: Job): OperatorPlan {
  if (!hasState(old) && old.allStatesKnown) {
    return { match, states: [], restore: { outcome: 'kept', message: null } };
  }
  if (old.operatorId === null) {
    return whole(match, old, 'unknown', message('its operator id is not known: {0}', whyNoId(old)));
  }
  if (after.operators.some((operator) => mayHaveIdOf(old, operator)) || mayHaveOthers(match, after)) {
    return whole(match, old, 'unknown', message('the ids of the new job are not all known, and one may be its own'));
  }
  if (!hasState(old)) {
    return whole(match, old, 'unknown', message('whether the operator has state is not known'));
  }
  return whole(
    match,
    old,
    'dropped',
    // Checkpoints.throwNonRestoredStateException (1.17 to 2.3)
    message(
      'Cannot map checkpoint/savepoint state for operator {0} to the new program, because the operator is not available in the new program. With allowNonRestoredState it starts, and the state is dropped.',
      old.operatorId,
    ),
  );
}

/** True where code that could not be followed may make an operator that has the id of one that is not seen. */
function mayHaveOthers({ new: now }: OperatorMatch, { incomplete, program: { gaps } }: Job): boolean {
  return incomplete.length > 0 || (now === null && gaps.length > 0);
}

/** True where an operator's id is not known and may be an old one's: one of a uid and a generated one are never the same. */
function mayHaveIdOf({ uid: old }: Operator, { uid, operatorId, transformation }: Operator): boolean {
  const isHashOpen = transformation.userHash.kind === 'unknown';
  const isUidOpen = uid.value === null && uid.kind !== 'none';
  return isHashOpen || isUidOpen || (old.value === null && operatorId === null);
}

function whyNoId({ uid }: Operator): Message {
  return uid.kind === 'none'
    ? message('it has no uid, and not the whole graph is known')
    : message('its uid {0} is not constant', uid.text ?? '');
}

/** One outcome for all states of an operator. */
function whole(match: OperatorMatch, { states }: Operator, outcome: Outcome, reason: Message | null): OperatorPlan {
  const listed = states.filter(({ kind, place }) => kind !== 'timer' || place !== null);
  return {
    match,
    states: listed.map((state) => ({ name: state.name, outcome, reason, old: state, new: null })),
    restore: { outcome, message: reason },
  };
}

function acrossBackends(plans: readonly { backend: Backend; plan: OperatorPlan }[]): OperatorPlan {
  const [first, ...others] = plans;
  if (!first) {
    throw new Error('a plan is for one backend at least');
  }
  const all = [first, ...others];
  const states = first.plan.states.map((state, i): StateOutcome => {
    const each = all.map(({ backend, plan }) => ({ backend, state: plan.states[i] ?? state }));
    return each.every((one) => one.state.outcome === state.outcome)
      ? state
      : { ...state, ...differing(each.map((one) => ({ backend: one.backend, ...one.state }))) };
  });
  const { outcome } = first.plan.restore;
  if (others.every(({ plan }) => plan.restore.outcome === outcome)) {
    return { ...first.plan, states };
  }
  const said = differing(
    all.map(({ backend, plan }) => ({ backend, outcome: plan.restore.outcome, reason: plan.restore.message })),
  );
  return { match: first.plan.match, states, restore: { outcome: said.outcome, message: said.reason } };
}

function differing(each: readonly { backend: Backend; outcome: Outcome; reason: Message | null }[]): {
  outcome: Outcome;
  reason: Message;
} {
  const [a, b] = each;
  const said = (one: (typeof each)[number] | undefined) =>
    one?.reason ? message('{0} ({1})', one.outcome, one.reason) : (one?.outcome ?? '');
  return {
    outcome: 'unknown',
    reason: message(
      'it depends on the state backend: {0}: {1}; {2}: {3}',
      a?.backend ?? '',
      said(a),
      b?.backend ?? '',
      said(b),
    ),
  };
}
