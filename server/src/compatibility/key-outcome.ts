/** What a change of the keys does to all keyed state of an operator. */
import type { Message } from '../base/message';

export interface KeyChange {
  readonly outcome: 'kept' | 'lost' | 'fails' | 'unknown';
  readonly reason: Message | null;
}

export const SAME_KEY: KeyChange = { outcome: 'kept', reason: null };

export function unknownKey(reason: Message): KeyChange {
  return { outcome: 'unknown', reason };
}
