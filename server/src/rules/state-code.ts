/** What rules about the state of functions share. */
import { comparePositions } from '../base/text-range';
import type { Registration } from '../topology/state/registrations';

/** True when a registration stands before another in the same file. */
export function comesBefore(a: Registration, b: Registration): boolean {
  return a.body.file === b.body.file && comparePositions(a.call.range.start, b.call.range.start) < 0;
}
