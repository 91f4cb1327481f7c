/** What becomes of the state of a source or sink whose class is another one. */
import { message } from '../base/message';
import type { Operator } from '../topology/job';
import { type ConnectorReplacement, connectorReplacement } from './connectors';
import { isConnectorChanged } from './match-operators';
import type { Handover, Result } from './state-outcome';

export function connectorOutcome({ old, heir }: Handover): Result {
  const [a, b] = [old.operator, heir.operator];
  if (!isConnectorChanged(a, b)) {
    return { outcome: 'kept', reason: null };
  }
  const known = connectorReplacement(a, b);
  if (known) {
    return replacedOutcome(known, a, b);
  }
  return {
    outcome: 'unknown',
    reason: message(
      'whether {0} reads the state of {1} is not known: look it up in the notes of the connector',
      simple(b),
      simple(a),
    ),
  };
}

export function replacedOutcome({ state, source }: ConnectorReplacement, old: Operator, now: Operator): Result {
  return state === 'reads'
    ? { outcome: 'kept', reason: message('{0} reads the state of {1}: {2}', simple(now), simple(old), source) }
    : {
        outcome: 'lost',
        reason: message('{0} does not read the state of {1}: {2}', simple(now), simple(old), source),
        because: 'connector',
      };
}

/** The class name of what it runs, without its package. */
export function simple(operator: Operator): string {
  return operator.function?.replace(/^.*[.$]/, '') ?? operator.kind;
}
