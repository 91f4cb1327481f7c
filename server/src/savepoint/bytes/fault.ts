/** What is wrong with a file, and where. */
import type { Message } from '../../base/message';

/** Ends the reading of damaged bytes; what was read before stays. */
export class Fault extends Error {
  /** @param position the byte at which what is wrong begins, from 0 */
  constructor(
    readonly position: number,
    readonly reason: Message,
  ) {
    super(reason.template);
  }
}
