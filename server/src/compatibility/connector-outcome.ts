/** What becomes of the state of a source or sink whose class is another one. */
import { type Message, message } from '../base/message';
import type { Operator } from '../topology/job';
import { type ConnectorReplacement, connectorReplacement, isConnectorChanged } from './connectors';
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
    reason: lookItUp(a, b),
  };
}

/** What is said where nobody here knows. */
export function lookItUp(old: Operator, now: Operator): Message {
  const [was, is] = namesOf(old, now);
  return message('whether {0} reads the state of {1} is not known: look it up in the notes of the connector', is, was);
}

export function replacedOutcome({ state, source }: ConnectorReplacement, old: Operator, now: Operator): Result {
  const [was, is] = namesOf(old, now);
  return state === 'reads'
    ? { outcome: 'kept', reason: message('{0} reads the state of {1}: {2}', is, was, source) }
    : {
        outcome: 'lost',
        reason: message('{0} does not read the state of {1}: {2}', is, was, source),
        because: 'connector',
      };
}

/** The names of two classes, with their packages where only those tell them apart. */
function namesOf(old: Operator, now: Operator): readonly [string, string] {
  const [was, is] = [simple(old), simple(now)];
  return was === is && old.function !== now.function ? [old.function ?? was, now.function ?? is] : [was, is];
}

/** The class name of what it runs, without its package. */
export function simple(operator: Operator): string {
  return operator.function?.replace(/^.*[.$]/, '') ?? operator.kind;
}
