/**
 * What a restore of a savepoint into a job does, operator by operator, by what the savepoint itself has: ids, names, modes
 * and serializers. It does not tell who made its keys, nor which function wrote it: where the revision that wrote it is
 * known, `restorePlan` compares that too.
 */
import { type Message, message } from '../../base/message';
import { defaultMaxParallelism } from '../../flink/key-groups';
import type { Savepoint, SavepointOperator } from '../../savepoint/savepoint';
import type { Job, Operator } from '../../topology/job';
import type { Backend, JobSide } from '../revision';
import { heavier, type Outcome } from '../state-outcome';
import { type Verdict, verdictOf } from '../verdict';
import type { StatePlan } from './state-plan';
import { storedStates } from './stored-state';

export interface SavepointOperatorPlan {
  readonly operatorId: string;
  /** The operator of the job that gets its state; null when none has its id. */
  readonly heir: Operator | null;
  /** In the savepoint's order. */
  readonly states: readonly StatePlan[];
  readonly restore: { readonly outcome: Outcome; readonly message: Message | null };
}

export interface SavepointPlan {
  /** `shop.Job#main`. */
  readonly entry: string;
  /** Those with state, in the savepoint's order. */
  readonly operators: readonly SavepointOperatorPlan[];
  readonly verdict: Verdict;
}

/** @param backends of the new job; where they differ, the outcome is unknown and says both */
export function savepointPlan(savepoint: Savepoint, side: JobSide, backends: readonly Backend[]): SavepointPlan {
  const operators = savepoint.operators
    .filter(hasState)
    .map((stored) => operatorPlan(stored, savepoint, side, backends));
  return { entry: side.job.program.entry, operators, verdict: verdictOf(operators) };
}

/** `OperatorState.getCoordinatorState` or a subtask's `hasState()`: only then must an operator find its heir. */
export function hasState({ stateSize, states, coordinatorStateSize, keyed }: SavepointOperator): boolean {
  return stateSize > 0 || states.length > 0 || coordinatorStateSize !== null || keyed.length > 0;
}

/** Whether every operator of a job and its id is known: only then does an absence prove something. */
export function isWhole({ operators, incomplete }: Job): boolean {
  return incomplete.length === 0 && operators.every(({ operatorId, many }) => operatorId !== null && !many);
}

function operatorPlan(
  stored: SavepointOperator,
  savepoint: Savepoint,
  side: JobSide,
  backends: readonly Backend[],
): SavepointOperatorPlan {
  const { operatorId } = stored;
  const heir = heirOf(operatorId, side.job);
  const all = (outcome: Outcome, reason: Message): SavepointOperatorPlan => ({
    operatorId,
    heir,
    states: stored.states.map(({ name }) => ({ name, stored: { outcome, reason }, outcome, reason })),
    restore: { outcome, message: reason },
  });
  if (!heir) {
    return isWhole(side.job)
      ? all(
          'dropped',
          message(
            'Cannot map checkpoint/savepoint state for operator {0} to the new program, because the operator is not available in the new program. With allowNonRestoredState it starts, and the state is dropped.',
            operatorId,
          ),
        )
      : all('unknown', message('the ids of the new job are not all known, and one may be its own'));
  }
  const parallelism = parallelismOutcome(stored, heir, side.job);
  if (parallelism.outcome === 'fails' && parallelism.reason) {
    return all('fails', parallelism.reason);
  }
  const states = storedStates(stored, heir, savepoint, side, backends);
  const hidden = hiddenOutcome(stored);
  const worst = [...states, parallelism, hidden].reduce<{ outcome: Outcome; reason: Message | null }>(heavier, KEPT);
  return { operatorId, heir, states, restore: { outcome: worst.outcome, message: worst.reason } };
}

const KEPT = { outcome: 'kept', reason: null } as const;

/** `Checkpoints.loadAndValidateCheckpoint`: the job's generated ids are tried, then what `setUidHash` gave. */
function heirOf(id: string, { operators }: Job): Operator | null {
  return (
    operators.find(({ operatorId }) => operatorId === id) ?? operators.find(({ userHash }) => userHash === id) ?? null
  );
}

/** Keyed state whose serializers the savepoint could not tell. */
function hiddenOutcome({ keyed, keySerializer }: SavepointOperator): { outcome: Outcome; reason: Message | null } {
  return keyed.length > 0 && keySerializer === null
    ? { outcome: 'unknown', reason: message('the serializers of its keyed state could not be read') }
    : KEPT;
}

/** `Checkpoints.loadAndValidateCheckpoint` and `DefaultVertexParallelismInfo` (1.17 to 2.3). */
function parallelismOutcome(
  { maxParallelism: stored, operatorId }: SavepointOperator,
  heir: Operator,
  job: Job,
): { outcome: Outcome; reason: Message | null } {
  const { maxParallelism, parallelism, transformation } = heir;
  const isUnset = maxParallelism === null;
  if (isUnset && (transformation.maxParallelism.kind === 'unknown' || job.settings.maxParallelism?.value === null)) {
    return { outcome: 'unknown', reason: message('its max parallelism is not known') };
  }
  const wanted =
    maxParallelism ?? (parallelism !== null && parallelism > stored ? defaultMaxParallelism(parallelism) : stored);
  return wanted === stored
    ? KEPT
    : {
        outcome: 'fails',
        reason: message(
          'Max parallelism mismatch between checkpoint/savepoint state and new program. Cannot map operator {0} with max parallelism {1} to new program with max parallelism {2}.',
          operatorId,
          stored,
          wanted,
        ),
      };
}
