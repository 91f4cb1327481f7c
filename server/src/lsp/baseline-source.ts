/** What the server needs of git; the wiring gives it. */
import type { Baseline } from '../analysis/baseline';
import type { Workspace } from '../analysis/workspace';
import type { Message } from '../base/message';

/** A revision that people choose from. */
export interface KnownRevision {
  readonly kind: 'tag' | 'branch' | 'commit';
  readonly name: string;
  readonly subject: string;
  /** ISO 8601; empty where git does not tell. */
  readonly date: string;
}

/** Of one folder: it keeps what it read. */
export interface BaselineReading {
  /**
   * @param signal ends the reading, and git, when it aborts
   * @throws Cancelled
   * @throws an error that `whyNot` explains where there is no git, no repository or no such revision
   */
  read(now: Workspace, wanted: string, signal: AbortSignal): Promise<Baseline>;
  /** @throws the same */
  revisions(folder: string): Promise<readonly KnownRevision[]>;
  /** What an error says that git is the reason of; null for other errors. */
  whyNot(error: unknown): Message | null;
}
