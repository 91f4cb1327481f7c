/** A savepoint's plan, with what the code tells beside it where the revision that wrote the savepoint is known. */
import { type JobPlan, type OperatorPlan, verdictOf } from '../restore-plan';
import { heavier, isKeyed, type Outcome } from '../state-change';
import type { SavepointOperatorPlan, SavepointPlan, StatePlan } from './savepoint-plan';

/**
 * What the savepoint proves to fail, fails. What only its code can tell, as a key that is made in another way, counts where it
 * is worse; and where the savepoint does not tell, the code may.
 */
export function withRevision(plan: SavepointPlan, code: JobPlan): SavepointPlan {
  const byId = new Map(code.operators.map((operator) => [operator.match.old?.operatorId ?? '', operator]));
  const operators = plan.operators.map((operator) => {
    const told = byId.get(operator.operatorId);
    return told ? operatorWith(operator, told) : operator;
  });
  return { ...plan, operators, verdict: verdictOf(operators) };
}

function operatorWith(operator: SavepointOperatorPlan, told: OperatorPlan): SavepointOperatorPlan {
  // all keyed state of an operator lies under the same keys: timers, too, of which the code may not tell
  const areKeysFound = told.states.some(
    ({ old, outcome }) => isKeyed(old) && ['kept', 'migrated', 'reconfigured'].includes(outcome),
  );
  const states = operator.states.map((state): StatePlan => {
    const same = told.states.find(({ name }) => name === state.name);
    return same ? { ...state, ...both(state.stored, same) } : areKeysFound ? { ...state, ...state.stored } : state;
  });
  const { outcome, message: reason } = operator.restore;
  const start = { outcome: outcome === 'unknown' || outcome === 'kept' ? ('kept' as Outcome) : outcome, reason };
  const worst = [
    ...states,
    ...(told.states.length === 0 ? [{ ...told.restore, reason: told.restore.message }] : []),
  ].reduce<Pick<StatePlan, 'outcome' | 'reason'>>(heavier, start);
  return { ...operator, states, restore: { outcome: worst.outcome, message: worst.reason } };
}

function both(
  stored: Pick<StatePlan, 'outcome' | 'reason'>,
  told: Pick<StatePlan, 'outcome' | 'reason'>,
): Pick<StatePlan, 'outcome' | 'reason'> {
  if (stored.outcome === 'unknown') {
    return { outcome: told.outcome, reason: told.reason };
  }
  return told.outcome === 'unknown' ? stored : heavier({ outcome: stored.outcome, reason: stored.reason }, told);
}
