import type { JavaType } from '../../java/class-model';
import type { UnknownValue } from './value';

/** A value of which only the type is known, perhaps. */
export function unknown(type: JavaType = { kind: 'unknown', text: '', why: 'inferred' }): UnknownValue {
  return { kind: 'unknown', type };
}
