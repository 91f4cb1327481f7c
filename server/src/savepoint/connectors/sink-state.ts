/** What a sink with transactions leaves: they are open, or waiting to be committed, when a restore comes. */
import type { DataReader } from '../bytes/data-reader';

export interface Transactions {
  /** What the transactional ids of the sink begin with; null where only the ids are told. */
  readonly prefix: string | null;
  /** The transactional ids that are not committed yet. */
  readonly pending: readonly string[];
}

/** One state of a sink, and how an entry of it is read. */
export interface SinkState {
  readonly connector: string;
  /** The name of the operator state. */
  readonly state: string;
  /** An entry of `length` bytes that begins where the reader stands. @returns null when it is not of this connector */
  read(reader: DataReader, length: number): Transactions | null;
}

/** An id that somebody may have chosen: printable, not empty. */
export function isTransactionalId(text: string): boolean {
  return text !== '' && !/\p{Cc}/u.test(text);
}
