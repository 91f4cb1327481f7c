/** Values after a choice. */
import { isStreamClass } from '../../flink/stream-api';
import type { StreamValue, Value } from './value';

/** More alternatives than this are not told apart. */
const MOST_ALTERNATIVES = 8;

/** The value after a choice between two. */
export function eitherOf(a: Value, b: Value): Value {
  if (a === b || sameValue(a, b)) {
    return a;
  }
  if (a.kind === 'stream' && b.kind === 'stream') {
    return eitherStream(a, b);
  }
  const values = [...alternativesOf(a), ...alternativesOf(b)].filter((value, i, all) => {
    return !all.slice(0, i).some((before) => sameValue(before, value));
  });
  if (values.every((value) => value.kind === 'unknown') || values.length > MOST_ALTERNATIVES) {
    return a.kind === 'unknown' ? a : { kind: 'unknown', type: { kind: 'unknown', text: '', why: 'ambiguous' } };
  }
  return { kind: 'choice', values };
}

/** One of several values. */
export function oneOf(values: readonly Value[]): Value | null {
  return values.length === 0 ? null : values.reduce(eitherOf);
}

/** The values that it may be. */
export function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.values : [value];
}

function sameValue(a: Value, b: Value): boolean {
  if (a.kind === 'constant' && b.kind === 'constant') {
    return a.value === b.value;
  }
  if (a.kind === 'object' && b.kind === 'object') {
    return a.identity === b.identity;
  }
  if (a.kind === 'enum' && b.kind === 'enum') {
    return a.class === b.class && a.name === b.name;
  }
  return a.kind === 'null' && b.kind === 'null';
}

function eitherStream(a: StreamValue, b: StreamValue): StreamValue {
  return {
    ...a,
    class: common(a.class, b.class),
    seenAs: common(a.seenAs, b.seenAs),
    transformations: [...new Set([...a.transformations, ...b.transformations])],
    keyed: a.keyed || b.keyed,
    environment: a.environment === b.environment ? a.environment : Math.min(a.environment, b.environment),
  };
}

function common(a: StreamValue['class'], b: StreamValue['class']): StreamValue['class'] {
  if (isStreamClass(a, b)) {
    return b;
  }
  return isStreamClass(b, a) || !isStreamClass(a, 'DataStream') ? a : 'DataStream';
}
