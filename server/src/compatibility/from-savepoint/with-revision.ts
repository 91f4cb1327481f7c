/** A savepoint's plan, with what the code tells beside it where the revision that wrote the savepoint is known. */
import type { OperatorPlan } from '../operator-plan';
import type { JobPlan } from '../restore-plan';
import { heavier } from '../state-outcome';
import { isKeyed } from '../state-room';
import { verdictOf } from '../verdict';
import type { SavepointOperatorPlan, SavepointPlan } from './savepoint-plan';
import type { StatePlan } from './state-plan';

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
    return same ? { ...state, ...both(state, same) } : areKeysFound ? { ...state, ...state.stored } : state;
  });
  const { outcome, message: reason } = operator.restore;
  // what followed from a state is judged anew; what holds for the operator as a whole stays
  const isOfState = operator.states.some((state) => state.outcome === outcome && state.reason === reason);
  const start: Judgement = isOfState ? { outcome: 'kept', reason: null } : { outcome, reason };
  const whole = told.states.length === 0 ? [{ outcome: told.restore.outcome, reason: told.restore.message }] : [];
  const worst = [...states, ...whole].reduce<Judgement>(heavier, start);
  return { ...operator, states, restore: { outcome: worst.outcome, message: worst.reason } };
}

type Judgement = Pick<StatePlan, 'outcome' | 'reason'>;

/** Keyed state needs both: serializers that fit, and code that is known to make its keys as before. */
function both({ stored, outcome }: StatePlan, told: Judgement): Judgement {
  const said = { outcome: told.outcome, reason: told.reason };
  if (told.outcome === 'unknown') {
    return outcome === 'unknown' ? said : stored;
  }
  return stored.outcome === 'unknown' ? said : heavier(stored, said);
}
