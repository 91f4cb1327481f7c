/** Windows before and after: their state lies under the window it belongs to. */
import { type Message, message } from '../base/message';
import type { Value } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';
import { evicts } from '../topology/operators';
import type { Restore, Revision } from './revision';

export interface WindowChange {
  readonly outcome: 'kept' | 'lost' | 'fails' | 'unknown';
  readonly reason: Message | null;
}

const SAME: WindowChange = { outcome: 'kept', reason: null };

/** What becomes of the contents of windows when the assigner changes, by the windows that `WindowAssigner`s give (1.17 to 2.3). */
export function windowChange(before: Operator, after: Operator, { from, to }: Restore): WindowChange {
  if (evicts(before.transformation) !== evicts(after.transformation)) {
    // WindowOperatorBuilder and EvictingWindowOperator (1.17 to 2.3)
    return {
      outcome: 'fails',
      reason: message('with an evictor windows keep stream records, without one what is in them: not compatible'),
    };
  }
  const [old, now] = [windowOf(before, from), windowOf(after, to)];
  if (!old || !now) {
    return { outcome: 'unknown', reason: message('how its records are put into windows is not known') };
  }
  if (JSON.stringify(old) === JSON.stringify(now)) {
    return SAME;
  }
  const shown = [show(old), show(now)] as const;
  if (isGlobal(old) !== isGlobal(now) && [old, now].every((each) => isGlobal(each) || each.time in TIMES)) {
    return {
      outcome: 'fails',
      reason: message('its windows changed from {0} to {1}, whose serializers are not compatible', ...shown),
    };
  }
  if (isUnknownSize(old) || isUnknownSize(now) || old.time !== now.time) {
    return { outcome: 'unknown', reason: message('its windows changed from {0} to {1}', ...shown) };
  }
  const isSession = (window: Windows) => window.shape === 'Session';
  if (isSession(old) !== isSession(now) || (!isSession(old) && old.sizes[0] !== now.sizes[0])) {
    return {
      outcome: 'lost',
      reason: message('its windows changed from {0} to {1}: what the old windows hold is not found', ...shown),
    };
  }
  if (isSession(old) && old.text === now.text) {
    return {
      outcome: 'kept',
      reason: message('its windows changed from {0} to {1}: the old sessions merge with the new ones', ...shown),
    };
  }
  if (old.shape === 'Tumbling' && now.shape === 'Tumbling' && old.sizes.length < 3 && now.sizes.length < 3) {
    const [size = 0] = old.sizes;
    const offset = ({ sizes }: Windows) => (((sizes[1] ?? 0) % (size ?? 1)) + (size ?? 1)) % (size ?? 1);
    return offset(old) === offset(now)
      ? SAME
      : {
          outcome: 'lost',
          reason: message('its windows changed from {0} to {1}: what the old windows hold is not found', ...shown),
        };
  }
  if (old.shape === 'Tumbling' && now.shape === 'Sliding' && (old.sizes[0] ?? 0) % (now.sizes[1] ?? Number.NaN) === 0) {
    return old.sizes.length === 1 && now.sizes.length === 2
      ? {
          outcome: 'kept',
          reason: message('its windows changed from {0} to {1}: an old window is one of the new ones', ...shown),
        }
      : { outcome: 'unknown', reason: message('its windows changed from {0} to {1}', ...shown) };
  }
  return { outcome: 'unknown', reason: message('its windows changed from {0} to {1}', ...shown) };
}

interface Windows {
  /** `Tumbling`, `Sliding`, `Session`, or another assigner. */
  readonly shape: string;
  readonly time: string;
  /** Milliseconds; null where it is not known. */
  readonly sizes: readonly (number | null)[];
  readonly text: string;
  /** As it is written, where a size is not known. */
  readonly code: string;
}

function codeOf({ within, expression }: Extract<Value, { kind: 'call' }>, revision: Revision): string {
  return (revision.textOf({ file: within.file, range: expression.range }) ?? '').replace(/\s+/g, '');
}

function windowOf({ transformation: { steps } }: Operator, revision: Revision): Windows | null {
  const step = steps.find(({ method }) => /^(?:count)?[wW]indow(?:All)?$/.test(method));
  if (!step) {
    return null;
  }
  return step.method.startsWith('count') ? GLOBAL : assignerOf(step.arguments[0], revision);
}

/** `countWindow` is a trigger on `GlobalWindows`: there is one window, whatever the count is. */
const GLOBAL: Windows = { shape: 'Global', time: 'Global', sizes: [], text: 'GlobalWindows', code: '' };

function isGlobal({ shape }: Windows): boolean {
  return shape === GLOBAL.shape;
}

/** The assigners of `TimeWindow`s. */
const TIMES = { EventTime: true, ProcessingTime: true, DynamicEventTime: true, DynamicProcessingTime: true };

function assignerOf(value: Value | undefined, revision: Revision): Windows | null {
  if (value?.kind !== 'call' || value.owner === null) {
    return null;
  }
  const name = value.owner.replace(/^.*[.$]/, '');
  if (name === 'GlobalWindows') {
    return GLOBAL;
  }
  const match =
    /^(Tumbling|Sliding|)(EventTime|ProcessingTime|DynamicEventTime|DynamicProcessingTime)(Session|)Windows$/.exec(
      name,
    );
  const sizes = value.arguments.map(millisOf);
  return {
    shape: match ? match[1] || match[3] || name : name,
    time: match?.[2] ?? name,
    sizes,
    text: `${name}.${value.method}`,
    code: sizes.includes(null) ? codeOf(value, revision) : '',
  };
}

const UNITS: Readonly<Record<string, number>> = {
  millis: 1,
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The milliseconds of `Duration.ofHours(6)` and `Time.hours(6)`; null for others. */
function millisOf(value: Value): number | null {
  const [amount] = value.kind === 'call' ? value.arguments : [];
  if (value.kind !== 'call' || amount?.kind !== 'constant' || !/\.(?:Duration|Time)$/.test(value.owner ?? '')) {
    return null;
  }
  const unit = UNITS[value.method.replace(/^of/, '').toLowerCase()];
  return unit === undefined ? null : unit * Number(amount.value);
}

function isUnknownSize({ sizes }: Windows): boolean {
  return sizes.includes(null);
}

function show({ text, sizes }: Windows): string {
  return `${text}(${sizes.map((size) => (size === null ? '?' : `${size} ms`)).join(', ')})`;
}
