// The error that a user can mend: its message says what is wrong and what to do.

/** Thrown where the user can act; shown without a stack trace. */
export class UserError extends Error {}

/**
 * What to print for an error: the message alone when it was written for the user, else all there is.
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  return error instanceof UserError ? error.message : String(error?.stack ?? error);
}
