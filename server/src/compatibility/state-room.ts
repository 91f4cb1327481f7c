/** Where a state lies in its backend. */
import type { State } from '../topology/job';

export function isKeyed({ kind, mode }: State): boolean {
  return mode === null && kind !== 'connector' && kind !== 'operator-list' && kind !== 'broadcast';
}

/** State of one name is one state only in the same room: `DefaultOperatorStateBackend` keeps broadcast state apart. */
export function roomOf(kind: State['kind']): string {
  return kind === 'broadcast' ? 'broadcast' : kind === 'operator-list' || kind === 'connector' ? 'operator' : 'keyed';
}
