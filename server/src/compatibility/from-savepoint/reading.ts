/** Who reads what a savepoint has. */
import type { Backend, Revision } from '../revision';

export interface Reading {
  readonly to: Revision;
  readonly backend: Backend;
  /** Whether the Flink that wrote it and the one that reads it are of one major version; null when it is not known. */
  readonly isSameMajor: boolean | null;
}
