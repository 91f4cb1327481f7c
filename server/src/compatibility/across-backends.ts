/** What is told of state that may lie in one backend or another. */
import { type Message, message } from '../base/message';
import type { OperatorPlan } from './operator-plan';
import type { Backend } from './revision';
import type { Outcome, StateOutcome } from './state-outcome';

/** What a restore does, and why. */
export interface Told {
  readonly outcome: Outcome;
  readonly reason: Message | null;
}

/** One plan where backends agree; where they do not, unknown, naming what each does. */
export function acrossBackends(plans: readonly { backend: Backend; plan: OperatorPlan }[]): OperatorPlan {
  const [first] = plans;
  if (!first) {
    throw new Error('a plan is for one backend at least');
  }
  const states = first.plan.states.map((state, i): StateOutcome => {
    const each = plans.map(({ backend, plan }) => ({ backend, ...(plan.states[i] ?? state) }));
    return isAgreed(each) ? state : { ...state, ...agreed(each) };
  });
  const restores = plans.map(({ backend, plan: { restore } }) => ({ backend, ...restore, reason: restore.message }));
  if (isAgreed(restores)) {
    return { ...first.plan, states };
  }
  const { outcome, reason } = agreed(restores);
  return { match: first.plan.match, states, restore: { outcome, message: reason } };
}

/** What backends agree on; unknown, naming what each of the first two does, where they do not. */
export function agreed(each: readonly ({ backend: Backend } & Told)[]): Told {
  const [a, b] = each;
  if (!a) {
    throw new Error('a plan is for one backend at least');
  }
  if (!b || isAgreed(each)) {
    return { outcome: a.outcome, reason: a.reason };
  }
  const said = ({ outcome, reason }: Told) => (reason ? message('{0} ({1})', outcome, reason) : outcome);
  return {
    outcome: 'unknown',
    reason: message('it depends on the state backend: {0}: {1}; {2}: {3}', a.backend, said(a), b.backend, said(b)),
  };
}

function isAgreed(each: readonly Told[]): boolean {
  return each.every(({ outcome }) => outcome === each[0]?.outcome);
}
