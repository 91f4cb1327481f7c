/** What a restore does, in the words that people read. */
import { type Message, message } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { Outcome } from '../compatibility/state-outcome';
import type { Verdict } from '../compatibility/verdict';
import type { Operator } from '../topology/job';

/** What happens to a state. */
export function outcomeText(outcome: Outcome): Message {
  switch (outcome) {
    case 'kept':
      return message('kept');
    case 'migrated':
      return message('kept, migrated');
    case 'reconfigured':
      return message('kept, reconfigured');
    case 'dropped':
      return message('dropped, if that is allowed');
    case 'lost':
      return message('LOST without an error');
    case 'wrong':
      return message('WRONG without an error');
    case 'fails':
      return message('FAILS');
    case 'unknown':
      return message('not known');
  }
}

export function verdictText(verdict: Verdict): Message {
  switch (verdict) {
    case 'compatible':
      return message('the state is kept');
    case 'unknown':
      return message('not all is known');
    case 'needs-allow-non-restored-state':
      return message('starts only with allowNonRestoredState, and drops state');
    case 'loses-state':
      return message('LOSES STATE without an error');
    case 'fails':
      return message('FAILS to start');
  }
}

/** True for what changed, or may have. */
export function isTold({ match, states, restore }: OperatorPlan): boolean {
  return match.change !== 'kept' || restore.outcome !== 'kept' || states.some(({ outcome }) => outcome !== 'kept');
}

/** `process "orders-v1" → "orders-v2"`. */
export function operatorName({ match: { old, new: now } }: OperatorPlan): string {
  const kind = now?.kind ?? old?.kind ?? '';
  const uids = [old, now].flatMap((operator) => (operator ? [uidText(operator)] : []));
  return `${kind} ${[...new Set(uids)].join(' → ')}`;
}

function uidText({ uid }: Operator): string {
  return uid.kind === 'none' ? 'no uid' : uid.value === null ? `uid ${uid.text ?? '?'}` : `"${uid.value}"`;
}
