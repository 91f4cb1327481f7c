/** What an expression or a variable of a method stands for while the method is read. */
import { isStreamClass, type StreamClass, streamClass, takesUid } from '../flink/stream-api';
import type { JavaType } from '../java/class-model';
import type { ConstantText } from '../java/constants';
import type { OperatorDraft } from './operator-draft';

export type Value =
  | StreamValue
  | { readonly kind: 'text'; readonly text: ConstantText }
  /** Something else, with the class it is known to have. */
  | { readonly kind: 'object'; readonly type: JavaType }
  | { readonly kind: 'unknown' };

/** An environment, a stream, a windowed stream, a sink…: a class of Flink's API. */
export interface StreamValue {
  readonly kind: 'stream';
  readonly class: StreamClass;
  /** The operators this stream comes from; several after a choice, none when another method made it. */
  readonly operators: readonly OperatorDraft[];
  readonly environment: string | null;
  readonly keyed: boolean;
}

export const UNKNOWN: Value = { kind: 'unknown' };

/** The value of a variable of which only the declared type is known. */
export function valueOfType(type: JavaType, environment: string | null): Value {
  const stream = type.kind === 'class' ? streamClass(type.name) : null;
  return stream
    ? {
        kind: 'stream',
        class: stream,
        operators: [],
        environment,
        keyed: stream === 'KeyedStream' || stream === 'WindowedStream',
      }
    : { kind: 'object', type };
}

/** A value kept in a variable of a declared type: a stream is known by that type from then on, unless it is no API class. */
export function asDeclared(value: Value, type: JavaType): Value {
  if (value.kind !== 'stream') {
    return value.kind === 'unknown' ? valueOfType(type, null) : value;
  }
  const declared = type.kind === 'class' ? streamClass(type.name) : null;
  return declared ? asClass(value, declared) : value;
}

/** A stream seen as one of the classes it extends; every other value as it is. */
export function asClass(value: Value, declared: StreamClass): Value {
  return value.kind === 'stream' && isStreamClass(value.class, declared) ? { ...value, class: declared } : value;
}

/** True when whoever gets the value could call `uid(…)` on it. */
export function mayBeNamed(value: Value): value is StreamValue {
  return value.kind === 'stream' && takesUid(value.class);
}

/** The value after a choice between two. */
export function eitherOf(a: Value, b: Value): Value {
  if (a === b) {
    return a;
  }
  if (a.kind === 'stream' && b.kind === 'stream') {
    return {
      kind: 'stream',
      class: isStreamClass(a.class, b.class) ? b.class : a.class,
      operators: [...new Set([...a.operators, ...b.operators])],
      environment: a.environment === b.environment ? a.environment : null,
      keyed: a.keyed || b.keyed,
    };
  }
  return a.kind === 'text' && b.kind === 'text' && a.text.value === b.text.value ? a : UNKNOWN;
}

/** The local variables in scope. A copy is made for each arm of a choice, and the arms are joined after it. */
export type Locals = Map<string, Value>;

/** The variables after a choice: those that were there before it, with what either arm made of them. */
export function joinLocals(before: Locals, arms: readonly Locals[]): void {
  const [first, ...rest] = arms;
  if (!first) {
    return;
  }
  for (const name of before.keys()) {
    const values = [first, ...rest].map((arm) => arm.get(name) ?? UNKNOWN);
    before.set(name, values.reduce(eitherOf));
  }
}
