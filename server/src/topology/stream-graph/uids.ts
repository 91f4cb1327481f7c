/** The uids of what Flink makes by itself. */
import type { Uid } from '../transformation';

/** The uid of an operator that cannot be given one. */
export const NO_UID: Uid = { kind: 'none', value: null, text: null, place: null, argument: null };

/** A uid that Flink makes of another; none where that is none. */
export function derivedUid(uid: Uid, derive: (value: string) => string): Uid {
  return { ...uid, value: uid.value === null ? null : derive(uid.value) };
}
