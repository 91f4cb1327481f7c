/** How a command ends. */

/** 0 answered; 1 findings or a verdict at or above `--fail-on`; 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with exit code 2 and a message that says what to do. */
export class CannotRun extends Error {}
