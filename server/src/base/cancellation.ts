/** A way for a caller to say that an answer is no longer wanted. */

/** Asked between pieces of work; has the shape of the language server's and the editor's tokens. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** For work that nobody can cancel. */
export const notCancellable: Cancellation = { isCancellationRequested: false };

/** Thrown by long work when its caller cancelled it. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** @throws Cancelled when the caller cancelled. */
export function throwIfCancelled(cancellation: Cancellation): void {
  if (cancellation.isCancellationRequested) {
    throw new Cancelled();
  }
}

/** Gives waiting events (a cancel among them) their turn. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
