/** The process around a command: where its answer goes, and how it ends. */

import { CommanderError } from 'commander';
import { stackOf } from '../base/stack-of';
import { corePath } from '../io/core-path';
import type { Answers } from './answers';
import { CannotRun, type ExitCode } from './exit';

export function terminalAnswers(color: boolean): Answers {
  const showsProgress = process.stderr.isTTY === true;
  return {
    write: (text) => {
      process.stdout.write(text);
    },
    progress: (text) => {
      if (showsProgress) {
        process.stderr.write(`\r\u001b[K${text}`);
      }
    },
    color: color && process.stdout.isTTY === true && !process.env.NO_COLOR,
    workingDirectory: corePath('.'),
  };
}

/** Sets the exit code of the process, and says in one line why a command could not run. */
export function endWith(run: Promise<ExitCode>, isSaid: (error: Error) => boolean = () => false): void {
  run.then(
    (exit) => {
      process.exitCode = exit;
    },
    (error: unknown) => {
      if (error instanceof CommanderError) {
        // commander has said what is wrong; help and version are no errors
        process.exitCode = error.exitCode === 0 ? 0 : 2;
        return;
      }
      const isKnown = error instanceof Error && (error instanceof CannotRun || isSaid(error));
      const text = isKnown ? error.message : `unexpected failure, please report it: ${stackOf(error)}`;
      process.stderr.write(`flink-playbook: ${text}\n`);
      process.exitCode = 2;
    },
  );
  // who reads no further, as `head` does, is no failure
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 2);
  });
}
