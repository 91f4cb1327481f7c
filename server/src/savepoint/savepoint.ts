/** What a savepoint or checkpoint holds, as plain data. Sizes in bytes. */

import type { Message } from '../base/message';
import type { StateKind } from '../flink/state-kind';
import type { KeyGroups, Mode } from './metadata/handles';
import type { CheckpointProperties } from './metadata/properties';
import type { SerializerSnapshot } from './serializers/snapshot';

export interface Savepoint {
  /** Null where the file does not even tell that. */
  readonly formatVersion: number | null;
  /** Exact; null where it was not read. */
  readonly checkpointId: bigint | null;
  readonly metadataSize: number;
  /** Null before format v4 (Flink 1.16) and where they were not read. */
  readonly properties: CheckpointProperties | null;
  readonly masterStates: readonly { readonly name: string; readonly version: number; readonly size: number }[];
  /** In the file's order; with a fault the last may not be whole. */
  readonly operators: readonly SavepointOperator[];
  /** What ended the reading; null when the file is whole. */
  readonly fault: { readonly position: number; readonly reason: Message } | null;
  readonly files: StateFileCounts;
}

/** Files that hold state, beside `_metadata`. */
export interface StateFileCounts {
  readonly named: number;
  /** The first of those that are not there, with the size of what is there instead; the rest are only counted. */
  readonly missing: readonly { readonly path: string; readonly size: number | null; readonly operatorId: string }[];
  readonly missingCount: number;
  /** Of paths that lead off this machine, or to a folder that is not here. */
  readonly elsewhere: number;
  readonly elsewhereExample: string | null;
}

export interface SavepointOperator {
  readonly operatorId: string;
  readonly uid: string | null;
  readonly name: string | null;
  readonly parallelism: number;
  readonly maxParallelism: number;
  readonly fullyFinished: boolean;
  /** Null without a coordinator. */
  readonly coordinatorStateSize: number | null;
  readonly stateSize: number;
  /** Of unaligned checkpoints. */
  readonly channelStateSize: number;
  /** The classes of its state handles. */
  readonly handles: readonly string[];
  readonly states: readonly SavepointState[];
  /** Keyed state by subtask; all keyed states of an operator lie in one place. */
  readonly keyed: readonly KeyedPart[];
  /** Of the keys of its keyed state; null without, or where it was not read. */
  readonly keySerializer: SerializerSnapshot | null;
  /** Subtasks with state of their own, finished ones too. */
  readonly subtasks: number;
  /** What of it each of them has, in the file's order. */
  readonly bySubtask: readonly SubtaskSize[];
  readonly finishedSubtasks: number;
  readonly positions: readonly SourcePosition[];
  /** The connectors that keep a partition more than once: of a source that runs, each is kept by one subtask. */
  readonly repeating: readonly string[];
  /** What its sink has not committed; those of `KafkaSink` stand with its writer and its committer. */
  readonly transactions: readonly SinkTransactions[];
  /** The connectors that its state is surely of, by what they write: `KafkaSource`, `NumberSequenceSource`. */
  readonly connectors: readonly string[];
  /** What of it is not known. */
  readonly incomplete: readonly Message[];
}

export interface SavepointState {
  readonly name: string;
  readonly kind: StateKind | null;
  /** Null of keyed state. */
  readonly mode: Mode | null;
  /** The sum over subtasks; null of keyed state, whose entries nobody counts. */
  readonly entries: number | null;
  readonly size: number | null;
  /** Null where it was not read, as with files that are not here. */
  readonly serializer: SerializerSnapshot | null;
  /** Of the keys of a broadcast state. */
  readonly keySerializer: SerializerSnapshot | null;
  readonly namespaceSerializer: SerializerSnapshot | null;
  readonly subtasks: readonly { readonly index: number; readonly entries: number; readonly size: number | null }[];
}

export interface KeyedPart {
  readonly subtask: number;
  readonly keyGroups: KeyGroups;
  readonly size: number;
  /** Bytes of its largest key group; null where the handle does not tell, or it is too small to matter. */
  readonly largestKeyGroup: number | null;
  /** Where in `_metadata` the offsets of its key groups stand: `keyGroupSizes` reads them. Null where there are none. */
  readonly offsetsAt: number | null;
}

/** Bytes of the state that one subtask has. */
export interface SubtaskSize {
  readonly index: number;
  readonly isFinished: boolean;
  readonly operatorState: number;
  readonly keyedState: number;
  /** Of unaligned checkpoints. */
  readonly channelState: number;
}

/** How far a source has read. */
export interface SourcePosition {
  /** `FlinkKafkaConsumer` or `KafkaSource`. */
  readonly connector: string;
  readonly topic: string;
  readonly partition: number;
  /** The next record to read; null where what is kept is no offset yet (earliest, latest, group offsets). */
  readonly nextOffset: bigint | null;
  /** True of what no running source advances: left behind by an older connector. */
  readonly stale: boolean;
}

/** Transactions that are open, or wait to be committed, when the savepoint is restored. */
export interface SinkTransactions {
  /** `KafkaSink` or `FlinkKafkaProducer`. */
  readonly connector: string;
  /** What its transactional ids begin with, where the file tells. */
  readonly prefixes: readonly string[];
  /** Transactional ids. */
  readonly pending: readonly string[];
}
