/** What becomes of one state of a savepoint. */
import type { Message } from '../../base/message';
import type { Outcome } from '../state-outcome';

export interface StatePlan {
  readonly name: string;
  /** By ids, names, modes and serializers alone, which is all that a savepoint has. */
  readonly stored: { readonly outcome: Outcome; readonly reason: Message | null };
  /** Unknown too where the state is only found if the job still makes keys in the same way. */
  readonly outcome: Outcome;
  /** Null where there is nothing to say. */
  readonly reason: Message | null;
}
