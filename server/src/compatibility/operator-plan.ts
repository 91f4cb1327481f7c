/** What a restore does to one operator: it hands its state on, nothing claims it, or it is not known. */
import { type Message, message } from '../base/message';
import type { Job, Operator } from '../topology/job';
import { lookItUp } from './connector-outcome';
import { isConnectorChanged } from './connectors';
import type { OperatorMatch } from './match-operators';
import { maxParallelismChange } from './max-parallelism';
import type { Backend, JobSide } from './revision';
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

/** What a restore does to an operator of the old job, whatever becomes of the others. */
export function operatorPlan(match: OperatorMatch, before: JobSide, after: JobSide, backend: Backend): OperatorPlan {
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
export function hasState({ states, kind }: Operator): boolean {
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

export function whyNoId({ uid }: Operator): Message {
  return uid.kind === 'none'
    ? message('it has no uid, and not the whole graph is known')
    : message('its uid {0} is not constant', uid.text ?? '');
}

/** One outcome for all states of an operator. */
export function whole(
  match: OperatorMatch,
  { states }: Operator,
  outcome: Outcome,
  reason: Message | null,
): OperatorPlan {
  const listed = states.filter(({ kind, place }) => kind !== 'timer' || place !== null);
  return {
    match,
    states: listed.map((state) => ({ name: state.name, outcome, reason, old: state, new: null })),
    restore: { outcome, message: reason },
  };
}
