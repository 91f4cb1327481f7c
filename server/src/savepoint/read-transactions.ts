/** Reads the transactions that sinks have not committed out of the entries of their states. */
import type { ByteSource } from './bytes/byte-source';
import { DataReader } from './bytes/data-reader';
import { Fault } from './bytes/fault';
import type { SinkState } from './connectors/sink-state';
import type { Partitions } from './metadata/handles';
import type { SinkTransactions } from './savepoint';

const ENTRY_WINDOW = 4096;
/** Sinks have an entry or two a subtask. */
const MOST_ENTRIES = 1000;
const MOST_IDS = 1000;

/** Of one operator. */
export class PendingTransactions {
  private readonly found = new Map<string, { prefixes: Set<string>; pending: Set<string> }>();

  /**
   * @param size bytes of all the entries, which stand side by side
   * @param metadata where the offsets of the entries stand
   * @param data the state's bytes
   */
  read(sink: SinkState, entries: Partitions, size: number, metadata: ByteSource, data: ByteSource): void {
    const reader = new DataReader(metadata, 0, entries.offsetsAt);
    const count = Math.min(entries.entries, MOST_ENTRIES);
    const starts = Array.from({ length: count }, () => reader.longNumber());
    const end = (starts[0] ?? 0) + size;
    starts.forEach((start, i) => {
      this.readOne(sink, data, start, (starts[i + 1] ?? end) - start);
    });
  }

  all(): SinkTransactions[] {
    return [...this.found]
      .map(([connector, { prefixes, pending }]) => ({
        connector,
        prefixes: [...prefixes].sort(),
        pending: [...pending].sort(),
      }))
      .sort((a, b) => (a.connector < b.connector ? -1 : 1));
  }

  private readOne(sink: SinkState, data: ByteSource, start: number, length: number): void {
    if (start < 0 || length <= 0 || start + length > data.size) {
      return;
    }
    try {
      const told = sink.read(new DataReader(data, 0, start, ENTRY_WINDOW), length);
      if (told) {
        this.add(sink.connector, told.prefix, told.pending);
      }
    } catch (error) {
      if (!(error instanceof Fault)) {
        throw error;
      }
    }
  }

  private add(connector: string, prefix: string | null, pending: readonly string[]): void {
    const known = this.found.get(connector) ?? { prefixes: new Set(), pending: new Set() };
    this.found.set(connector, known);
    if (prefix !== null && known.prefixes.size < MOST_IDS) {
      known.prefixes.add(prefix);
    }
    for (const id of pending) {
      if (known.pending.size < MOST_IDS) {
        known.pending.add(id);
      }
    }
  }
}
