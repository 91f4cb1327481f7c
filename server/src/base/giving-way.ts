/** Long work in steps: run at once where nobody waits for anything else, or giving way to other events between steps. */
import { type Cancellation, throwIfCancelled, yieldToEvents } from './cancellation';

/** Each step does a piece that nothing else needs to wait for long, and may tell how far it is; the last one gives the answer. */
export type Steps<T, P = void> = Generator<P, T>;

/** For how many milliseconds others may have to wait. */
const BREATH_MS = 20;

/** The answer, without a pause. */
export function atOnce<T>(steps: Steps<T, unknown>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * The answer, with pauses in which other events get their turn.
 * @param pausing called before each pause with what the step told
 * @throws Cancelled when the caller cancelled
 */
export async function givingWay<T, P = void>(
  steps: Steps<T, P>,
  cancellation: Cancellation,
  pausing: (reached: P) => void = () => {},
): Promise<T> {
  let breath = Date.now();
  for (;;) {
    throwIfCancelled(cancellation);
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (Date.now() - breath > BREATH_MS) {
      pausing(step.value);
      await yieldToEvents();
      breath = Date.now();
    }
  }
}
