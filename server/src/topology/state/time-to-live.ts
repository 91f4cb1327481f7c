/** How long state lives: `StateTtlConfig.newBuilder(Time.hours(1)).….build()`, as Flink's `StateTtlConfig` of 1.17 to 2.3 reads it. */
import type { Expression } from '../../java/ast';
import { codeOperand, type Frame, frameOfBody, type Operand } from './code';
import { numberOf, textOf } from './constant-values';
import type { Resolver } from './resolve';

/** Milliseconds; null for none (`StateTtlConfig.DISABLED`). */
export type TimeToLive = number | 'unknown' | null;

/** What a `StateTtlConfig` says. */
export function timeToLive(config: Operand, resolver: Resolver): TimeToLive {
  const made = resolver.resolve(config);
  if (made.kind === 'value') {
    const { value } = made;
    return value.kind === 'call' && value.expression
      ? ofExpression(value.expression, frameOfBody(value.within), resolver)
      : 'unknown';
  }
  return ofExpression(made.expression, made.frame, resolver);
}

function ofExpression(expression: Expression, frame: Frame, resolver: Resolver): TimeToLive {
  if (expression.kind === 'field' && expression.name === 'DISABLED') {
    return null;
  }
  let call = expression;
  while (call.kind === 'call') {
    if (call.name === 'setTtl') {
      return duration(call.arguments[0], frame, resolver);
    }
    if (/^(?:setUpdateType|neverReturnExpired|setStateVisibility|setTtlTimeCharacteristic)$/.test(call.name)) {
      if (/Disabled\b/.test(call.arguments.map(lastName).join())) {
        return null;
      }
    }
    if (call.name === 'newBuilder') {
      return duration(call.arguments[0], frame, resolver);
    }
    if (!call.target) {
      return 'unknown';
    }
    const before = resolver.resolve(codeOperand(call.target, frame));
    if (before.kind !== 'code' || before.frame !== frame) {
      return timeToLiveBefore(before, resolver);
    }
    call = before.expression;
  }
  return 'unknown';
}

/** A builder that is made elsewhere. */
function timeToLiveBefore(builder: Operand, resolver: Resolver): TimeToLive {
  return builder.kind === 'code' ? ofExpression(builder.expression, builder.frame, resolver) : 'unknown';
}

function lastName(expression: Expression): string {
  return expression.kind === 'field' || expression.kind === 'name' ? expression.name : '';
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
function duration(expression: Expression | undefined, frame: Frame, resolver: Resolver): number | 'unknown' {
  const made = expression && resolver.resolve(codeOperand(expression, frame));
  if (made?.kind === 'value') {
    const { value } = made;
    return value.kind === 'call' && value.expression
      ? duration(value.expression, frameOfBody(value.within), resolver)
      : 'unknown';
  }
  const call = made?.expression;
  if (!made || call?.kind !== 'call') {
    return 'unknown';
  }
  const [amount, unit] = call.arguments;
  const count = amount && numberOf(codeOperand(amount, made.frame), resolver);
  if (call.name === 'parse' && amount) {
    return ofIsoText(textOf(codeOperand(amount, made.frame), resolver));
  }
  const factor = UNITS.get(call.name === 'of' && unit ? lastName(unit) : call.name);
  return typeof count === 'number' && factor !== undefined ? count * factor : 'unknown';
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
