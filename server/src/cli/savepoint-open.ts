/** Reads the savepoint that a command is asked about. */
import { notCancellable } from '../base/cancellation';
import { sayInEnglish } from '../base/message';
import { corePath } from '../io/core-path';
import { inspectSavepoint } from '../io/inspect-savepoint';
import type { Inspection, InspectOptions } from '../savepoint/inspect';
import type { Waiting } from '../savepoint/read-savepoint';
import type { Answers } from './answers';
import { CannotRun } from './exit';

/** @param options `lookIn` as it was given @throws CannotRun when there is no savepoint, in one line */
export async function openSavepoint(given: string, options: InspectOptions, answers: Answers): Promise<Inspection> {
  const found = await inspectSavepoint(given, withCorePaths(options), waitingAt(answers));
  answers.progress('');
  if ('why' in found) {
    throw new CannotRun(`cannot read ${given}: ${sayInEnglish(found.why)}`);
  }
  return found;
}

export function withCorePaths(options: InspectOptions): InspectOptions {
  return { ...options, lookIn: options.lookIn.map(corePath) };
}

/** Shows how far the reading is, on a terminal. */
export function waitingAt(answers: Answers): Waiting {
  return {
    cancellation: notCancellable,
    progress: (done, total) => answers.progress(`reading: ${Math.floor((100 * done) / Math.max(1, total))} %`),
  };
}
