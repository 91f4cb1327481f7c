/** Long work in steps: run at once where nobody waits for anything else, or giving way to other events between steps. */
import { type Cancellation, throwIfCancelled, yieldToEvents } from './cancellation';

/** Each step does a piece that nothing else needs to wait for long; the last one gives the answer. */
export type Steps<T> = Generator<void, T>;

/** For how many milliseconds others may have to wait. */
const BREATH_MS = 20;

/** The answer, without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * The answer, with pauses in which other events get their turn.
 * @throws Cancelled when the caller cancelled
 */
export async function givingWay<T>(steps: Steps<T>, cancellation: Cancellation): Promise<T> {
  let breath = Date.now();
  for (;;) {
    throwIfCancelled(cancellation);
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (Date.now() - breath > BREATH_MS) {
      await yieldToEvents();
      breath = Date.now();
    }
  }
}
