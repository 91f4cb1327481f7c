/** What a restore does to a state, in a word and with its reason. */
import type { Message } from '../base/message';
import type { Operator, State } from '../topology/job';
import type { JobSide } from './revision';
import type { ChangedClass } from './type-change/effect';

/** The contract's words. */
export type Outcome = 'kept' | 'migrated' | 'reconfigured' | 'dropped' | 'lost' | 'wrong' | 'fails' | 'unknown';

export interface StateOutcome {
  /** Null when it is not known. */
  readonly name: string | null;
  readonly outcome: Outcome;
  /** Null where there is nothing to say. */
  readonly reason: Message | null;
  readonly old: State;
  /** The state of the new job that reads it; null when none does. */
  readonly new: State | null;
  readonly because?: Cause;
  /** The class whose change decides, where one does. */
  readonly at?: ChangedClass;
  /** The state of another name that is meant to be the same, where one is. */
  readonly successor?: State;
}

/** What decides, where it is not the state itself: the keys of its operator, or that its source or sink is another one. */
export type Cause = 'key' | 'connector';

export interface Handover {
  readonly old: { readonly side: JobSide; readonly operator: Operator };
  readonly heir: { readonly side: JobSide; readonly operator: Operator };
  /** False when the heir is another operator than the old one: it reads what was not meant for it. */
  readonly meant: boolean;
}

/** Of one state. */
export interface Result {
  readonly outcome: Outcome;
  readonly reason: Message | null;
  readonly because?: Cause;
  readonly at?: ChangedClass;
  readonly successor?: State;
}

const ORDER: readonly Outcome[] = ['kept', 'reconfigured', 'migrated', 'unknown', 'dropped', 'wrong', 'lost', 'fails'];

export function heavier(a: Result, b: Result): Result {
  return ORDER.indexOf(b.outcome) > ORDER.indexOf(a.outcome) ? b : a;
}
