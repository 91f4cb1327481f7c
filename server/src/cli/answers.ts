/** Where a command's answer goes, and how it may look. */

import type { RevisionName } from '../finding/finding';

export interface Answers {
  /** Writes to standard output. */
  write(text: string): void;
  /** Shows what is going on, on a terminal's last line; does nothing elsewhere. */
  progress(text: string): void;
  readonly color: boolean;
  /** Paths are shown relative to this folder. */
  readonly workingDirectory: string;
}

/** A place's path; of one in a revision of git with its commit behind: `src/Job.java@1a2b3c4d5e`. */
export function shownFile(
  { file, revision }: { readonly file: string; readonly revision?: RevisionName },
  answers: Pick<Answers, 'workingDirectory'>,
): string {
  const path = shownPath(file, answers);
  return revision ? `${path}@${revision.commit.slice(0, 10)}` : path;
}

/** A core path as the contract shows it: relative to the working directory with `/`, absolute when outside it. */
export function shownPath(path: string, { workingDirectory }: Pick<Answers, 'workingDirectory'>): string {
  if (path === workingDirectory) {
    return '.';
  }
  const within = workingDirectory.endsWith('/') ? workingDirectory : `${workingDirectory}/`;
  return path.startsWith(within) ? path.slice(within.length) : path;
}
