/** What a connector's own state tells of how far it has read. */
import type { DataReader } from '../bytes/data-reader';

export interface Position {
  readonly topic: string;
  readonly partition: number;
  /** The next record to read; null for sentinels. */
  readonly nextOffset: bigint | null;
}

/** One connector: the state it keeps, and how an entry of it is read. */
export interface SourceState {
  readonly connector: string;
  /** The name of the operator state. */
  readonly state: string;
  /** An entry that begins where the reader stands. @returns null when it is not of this connector */
  read(reader: DataReader): Position | null;
}
