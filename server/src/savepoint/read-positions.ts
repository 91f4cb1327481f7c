/** Reads how far sources have read out of the entries of their states. */
import type { ByteSource } from './bytes/byte-source';
import { DataReader } from './bytes/data-reader';
import { Fault } from './bytes/fault';
import type { SourceState } from './connectors/source-state';
import type { Partitions } from './metadata/handles';
import type { SourcePosition } from './savepoint';

/** Bytes that are read at once: entries stand side by side, unless the file is damaged. */
const ENTRY_WINDOW = 4096;

/** Positions of one operator, each once however often it is written. */
export class Positions {
  private readonly found = new Map<string, SourcePosition>();
  private readonly partitions = new Map<string, Set<string>>();
  /** Entries that were not read because there are too many, by connector. */
  readonly unread = new Map<string, number>();
  /** Entries that are no positions of their connector. */
  readonly foreign = new Map<string, number>();
  /** Connectors of which a partition was read more than once. */
  readonly repeated = new Set<string>();

  /**
   * @param mostEntries entries of a state of a subtask that are read at most
   * @param metadata where the offsets of the entries stand
   * @param data the state's bytes
   */
  read(state: SourceState, entries: Partitions, metadata: ByteSource, data: ByteSource, mostEntries: number): void {
    const offsets = new DataReader(metadata, 0, entries.offsetsAt);
    const reader = new DataReader(data, 0, 0, ENTRY_WINDOW);
    const count = Math.min(entries.entries, mostEntries);
    for (let i = 0; i < count; i++) {
      this.readOne(state, reader, offsets.longNumber());
    }
    if (entries.entries > count) {
      addTo(this.unread, state.connector, entries.entries - count);
    }
  }

  add(connector: string, topic: string, partition: number, nextOffset: bigint | null): void {
    const key = `${connector}\n${topic}\n${partition}`;
    const row = `${key}\n${nextOffset}`;
    if (this.partitions.get(connector)?.has(key)) {
      this.repeated.add(connector);
    }
    if (!this.found.has(row)) {
      this.found.set(row, { connector, topic, partition, nextOffset, stale: false });
      const of = this.partitions.get(connector);
      if (of) {
        of.add(key);
      } else {
        this.partitions.set(connector, new Set([key]));
      }
    }
  }

  has(connector: string, topic: string, partition: number): boolean {
    return this.partitions.get(connector)?.has(`${connector}\n${topic}\n${partition}`) ?? false;
  }

  /** By connector, topic, partition and offset. */
  all(isStale: (connector: string) => boolean): SourcePosition[] {
    return [...this.found.values()]
      .map((position) => (isStale(position.connector) ? { ...position, stale: true } : position))
      .sort(
        (a, b) =>
          compare(a.connector, b.connector) ||
          compare(a.topic, b.topic) ||
          a.partition - b.partition ||
          compare(a.nextOffset ?? -1n, b.nextOffset ?? -1n),
      );
  }

  private readOne(state: SourceState, reader: DataReader, at: number): void {
    try {
      reader.position = Math.max(0, at);
      const position = state.read(reader);
      if (position) {
        this.add(state.connector, position.topic, position.partition, position.nextOffset);
        return;
      }
    } catch (error) {
      if (!(error instanceof Fault)) {
        throw error;
      }
    }
    addTo(this.foreign, state.connector, 1);
  }
}

function addTo(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
