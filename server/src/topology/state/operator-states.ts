/** What the state of an operator is worked out from, and what is found. */
import type { Message } from '../../base/message';
import type { StreamStep, Value } from '../interpreter/value';
import type { State } from '../job';

/** An operator, as far as its state depends on it. */
export interface StatefulOperator {
  /** As in the contract: `process`, `window.aggregate`, `fromSource`, `sinkTo.writer`. */
  readonly kind: string;
  readonly keyed: boolean;
  /** What the call is given: the functions, the source, the sink. */
  readonly arguments: readonly Value[];
  /** The calls before it that belong to the same operator: `window`, `trigger`, `evictor`… */
  readonly steps: readonly StreamStep[];
  /** The state descriptors that the stream of rules was given by `broadcast(…)`; empty for all others. */
  readonly broadcast: readonly Value[];
}

export interface OperatorStates {
  readonly states: readonly State[];
  /** Why there may be others. */
  readonly incomplete: readonly Message[];
}

/** No state, and nothing that may keep some. */
export const NOTHING: OperatorStates = { states: [], incomplete: [] };
