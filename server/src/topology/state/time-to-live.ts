/** How long state lives: `StateTtlConfig.newBuilder(Time.hours(1)).….build()`, as Flink's `StateTtlConfig` of 1.17 to 2.3 reads it. */
import { textOf } from '../interpreter/constant-folding';
import type { CallValue, Value } from '../interpreter/value';

/** Milliseconds; null for none (`StateTtlConfig.DISABLED`). */
export type TimeToLive = number | 'unknown' | null;

/** What the `StateTtlConfig` says that a descriptor was given; null for a descriptor that was given none. */
export function timeToLive(config: Value | null): TimeToLive {
  if (config === null || config.kind === 'null') {
    return null;
  }
  if (config.kind === 'enum') {
    return config.name === 'DISABLED' ? null : 'unknown';
  }
  const calls: CallValue[] = [];
  for (let call: Value | null = config; call?.kind === 'call'; call = call.receiver) {
    calls.push(call);
  }
  // the last call that says something counts
  const [update] = calls.find(({ method }) => method === 'setUpdateType')?.arguments ?? [];
  const [given] = calls.find(({ method }) => method === 'setTtl' || method === 'newBuilder')?.arguments ?? [];
  return update?.kind === 'enum' && update.name === 'Disabled' ? null : duration(given);
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['milliseconds', 1],
  ['ofMillis', 1],
  ['MILLISECONDS', 1],
  ['seconds', 1000],
  ['ofSeconds', 1000],
  ['SECONDS', 1000],
  ['minutes', 60_000],
  ['ofMinutes', 60_000],
  ['MINUTES', 60_000],
  ['hours', 3_600_000],
  ['ofHours', 3_600_000],
  ['HOURS', 3_600_000],
  ['days', 86_400_000],
  ['ofDays', 86_400_000],
  ['DAYS', 86_400_000],
]);

/** `Time.hours(1)`, `Time.of(1, TimeUnit.HOURS)`, `Duration.ofHours(1)`, `Duration.parse("PT1H")`. */
function duration(value: Value | undefined): number | 'unknown' {
  if (value?.kind !== 'call' || value.owner === null) {
    return 'unknown';
  }
  const { method, arguments: given }: CallValue = value;
  const [amount, unit] = given;
  if (method === 'parse' && amount) {
    return ofIsoText(textOf(amount));
  }
  const factor = UNITS.get(method === 'of' && unit?.kind === 'enum' ? unit.name : method);
  const count = amount?.kind === 'constant' && typeof amount.value === 'bigint' ? Number(amount.value) : null;
  return count !== null && factor !== undefined ? count * factor : 'unknown';
}

/** `Duration.parse`: `P1DT2H3M4S`. */
function ofIsoText(text: string | null): number | 'unknown' {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text ?? '');
  if (!match) {
    return 'unknown';
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
