/** The uids of what Flink makes by itself. */
import type { Uid } from '../transformation';

/** A uid that Flink makes of another; none where that is none. */
export function derivedUid(uid: Uid, derive: (value: string) => string): Uid {
  return { ...uid, value: uid.value === null ? null : derive(uid.value) };
}
