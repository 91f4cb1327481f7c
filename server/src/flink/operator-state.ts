/**
 * The state of Flink's own operators, as savepoints name it. Follows the operators of `org.apache.flink.streaming` and
 * `org.apache.flink.cep` of 1.17, 1.20 and 2.2: `KeyedProcessOperator`, `WindowOperator`, `StreamGroupedReduceOperator`,
 * `IntervalJoinOperator`, `AsyncWaitOperator`, `CepOperator` and `SharedBuffer`.
 */

import { isRollingAggregation } from './stream-api';

/** The two queues of a timer service: `InternalTimeServiceManagerImpl` makes both, whatever is used of them. */
export function timerQueues(service: string): readonly string[] {
  return [`_timer_state/event_${service}`, `_timer_state/processing_${service}`];
}

export interface BuiltInState {
  readonly name: string;
  readonly kind: 'value' | 'list' | 'map' | 'reducing' | 'window' | 'operator-list';
}

/** What an operator keeps beside the state of its function. */
export interface BuiltInOperator {
  readonly states: readonly BuiltInState[];
  /** The name of its timer service; null when it has none. */
  readonly timers: string | null;
}

const NONE: BuiltInOperator = { states: [], timers: null };
const USER_TIMERS: BuiltInOperator = { states: [], timers: 'user-timers' };
const WINDOW: BuiltInOperator = { states: [{ name: 'window-contents', kind: 'window' }], timers: 'window-timers' };
const REDUCE: BuiltInOperator = { states: [{ name: '_op_state', kind: 'value' }], timers: null };
const ASYNC: BuiltInOperator = {
  states: [{ name: '_async_wait_operator_state_', kind: 'operator-list' }],
  timers: null,
};
const INTERVAL_JOIN: BuiltInOperator = {
  states: [
    { name: 'LEFT_BUFFER', kind: 'map' },
    { name: 'RIGHT_BUFFER', kind: 'map' },
  ],
  timers: 'CLEANUP_TIMER',
};
const CEP: BuiltInOperator = {
  states: [
    { name: 'nfaStateName', kind: 'value' },
    { name: 'eventQueuesStateName', kind: 'map' },
    { name: 'sharedBuffer-events', kind: 'map' },
    { name: 'sharedBuffer-entries-with-lockable-edges', kind: 'map' },
    { name: 'sharedBuffer-events-count', kind: 'map' },
  ],
  timers: 'watermark-callbacks',
};

/** What the operator of a call keeps. @param kind as in `stream-api.ts`: `window.aggregate`, `process` */
export function builtInOperator(kind: string, keyed: boolean): BuiltInOperator {
  const [room = '', method = room] = kind.split('.');
  switch (room) {
    case 'window':
    case 'windowAll':
    case 'join':
    case 'coGroup':
      return WINDOW;
    case 'intervalJoin':
      return INTERVAL_JOIN;
    case 'async':
      return ASYNC;
    case 'cep':
      return CEP;
    case 'connect':
      return keyed && method === 'process' ? USER_TIMERS : NONE;
    case 'process':
      return keyed ? USER_TIMERS : NONE;
    default:
      if (room === 'reduce' || isRollingAggregation(room)) {
        return keyed ? REDUCE : NONE;
      }
      return /^(?:un)?orderedWait/.test(room) ? ASYNC : NONE;
  }
}

/** The assigners whose windows merge (`MergingWindowAssigner`), which need a state more. */
export const MERGING_STATE: BuiltInState = { name: 'merging-window-set', kind: 'window' };

const ASSIGNERS = 'org.apache.flink.streaming.api.windowing.assigners.';

/** True for the assigners of windows that merge, false for those that do not; null for classes that are not Flink's. */
export function mergesWindows(binaryName: string): boolean | null {
  if (!binaryName.startsWith(ASSIGNERS)) {
    return null;
  }
  return /^(?:Dynamic)?(?:EventTime|ProcessingTime)SessionWindows$|^MergingWindowAssigner$/.test(
    binaryName.slice(ASSIGNERS.length),
  );
}

const TRIGGERS = 'org.apache.flink.streaming.api.windowing.triggers.';

/** What each of Flink's triggers keeps a window. */
const TRIGGER_STATES: Readonly<Record<string, BuiltInState | null>> = {
  CountTrigger: { name: 'count', kind: 'reducing' },
  ContinuousEventTimeTrigger: { name: 'fire-time', kind: 'reducing' },
  ContinuousProcessingTimeTrigger: { name: 'fire-time', kind: 'reducing' },
  DeltaTrigger: { name: 'last-element', kind: 'value' },
  ProcessingTimeoutTrigger: { name: 'timeout', kind: 'value' },
  EventTimeTrigger: null,
  ProcessingTimeTrigger: null,
};

/** What a trigger of Flink keeps, null for nothing; undefined for every other class, and for those that hold another trigger. */
export function triggerState(binaryName: string): BuiltInState | null | undefined {
  return binaryName.startsWith(TRIGGERS) ? TRIGGER_STATES[binaryName.slice(TRIGGERS.length)] : undefined;
}

/** The triggers that add nothing to the one they are made of. */
export const WRAPPING_TRIGGERS: ReadonlySet<string> = new Set([`${TRIGGERS}PurgingTrigger`]);
export const TIMEOUT_TRIGGER = `${TRIGGERS}ProcessingTimeoutTrigger`;
