/** Gathers one operator while its subtasks go by. */

import { type Message, message } from '../base/message';
import type { StateKind } from '../flink/state-kind';
import { readKeyedBackendHeader } from './backends/keyed-proxy';
import { readOperatorBackendHeader } from './backends/operator-proxy';
import type { ByteSource } from './bytes/byte-source';
import { DataReader } from './bytes/data-reader';
import { Fault } from './bytes/fault';
import { KAFKA_CONSUMER } from './connectors/kafka-consumer';
import { KAFKA_SOURCE, readKnownPartitions } from './connectors/kafka-source';
import { isNumberSequenceSplit, NUMBER_SEQUENCE } from './connectors/number-sequence';
import { SINK_STATES } from './connectors/sink-states';
import { SOURCE_STATES } from './connectors/source-states';
import type { ChannelHandle, KeyedHandle, OperatorHandle, Partitions, StreamHandle } from './metadata/handles';
import type { OperatorHead } from './metadata/visitor';
import { Positions } from './read-positions';
import { PendingTransactions } from './read-transactions';
import type { KeyedPart, SavepointOperator, SavepointState, SubtaskSize } from './savepoint';
import type { SerializerSnapshot } from './serializers/snapshot';
import type { StateFiles } from './state-files';
import { keyedStateKind, operatorStateKind } from './state-kind';
import { largestKeyGroup, sizesOf } from './state-sizes';

/** Heads of state files are a few kB. */
const HEAD_WINDOW = 4096;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface StateDraft {
  readonly name: string;
  kind: StateKind | null;
  readonly mode: Partitions['mode'] | null;
  entries: number | null;
  size: number | null;
  serializer: SerializerSnapshot | null;
  keySerializer: SerializerSnapshot | null;
  namespaceSerializer: SerializerSnapshot | null;
  readonly subtasks: { index: number; entries: number; size: number | null }[];
}

export class OperatorSummary {
  private readonly states = new Map<string, StateDraft>();
  private readonly keyed: KeyedPart[] = [];
  private readonly handles = new Set<string>();
  private readonly positions = new Positions();
  private readonly transactions = new PendingTransactions();
  private readonly incomplete = new Map<string, Message>();
  private keySerializer: SerializerSnapshot | null = null;
  /** The partitions that a KafkaSource's coordinator knows. */
  private known: readonly { readonly topic: string; readonly partition: number }[] = [];
  private coordinatorSize: number | null = null;
  private stateSize = 0;
  private channelSize = 0;
  private isFullyFinished = false;
  private isSequence = false;
  private readonly subtasks: Writable<SubtaskSize>[] = [];

  constructor(
    private readonly head: OperatorHead,
    private readonly metadata: ByteSource,
    private readonly files: StateFiles,
    private readonly mostEntries: number,
  ) {}

  get operatorId(): string {
    return this.head.operatorId;
  }

  coordinator(handle: StreamHandle): void {
    this.coordinatorSize = handle.size;
    this.stateSize += handle.size;
    const found = this.files.find(handle);
    const partitions =
      found.kind === 'found' ? this.guarded(() => readKnownPartitions(this.headReader(found.source)), null) : null;
    this.known = partitions ?? [];
  }

  fullyFinished(): void {
    this.isFullyFinished = true;
  }

  nextSubtask(index: number, finished: boolean): void {
    this.subtasks.push({ index, isFinished: finished, operatorState: 0, keyedState: 0, channelState: 0 });
  }

  operatorState(handle: OperatorHandle, raw: boolean): void {
    const { delegate, states } = handle;
    this.handles.add(handle.class);
    this.add('operatorState', delegate?.size ?? 0);
    const sizes = sizesOf(states, delegate?.size ?? 0);
    const drafts = states.map((partitions, i) => this.count(partitions, sizes[i] ?? null));
    if (!delegate || states.length === 0 || raw) {
      return; // what stands in raw state only its operator knows
    }
    const isNew = drafts.some(({ serializer }) => serializer === null);
    const sources = SOURCE_STATES.flatMap((source) => {
      const partitions = states.find(({ name }) => name === source.state);
      return partitions ? [{ source, partitions }] : [];
    });
    const sinks = SINK_STATES.flatMap((sink) => {
      const at = states.findIndex(({ name, entries }) => name === sink.state && entries > 0);
      const partitions = states[at];
      return partitions ? [{ sink, partitions, size: sizes[at] ?? null }] : [];
    });
    if (!isNew && sources.length === 0 && sinks.length === 0) {
      return;
    }
    const data = this.open(delegate);
    if (!data) {
      return;
    }
    if (isNew) {
      this.readOperatorHead(data, drafts);
    }
    for (const { sink, partitions, size } of sinks) {
      if (size !== null) {
        this.guarded(() => this.transactions.read(sink, partitions, size, this.metadata, data), undefined);
      }
    }
    for (const { source, partitions } of sources) {
      this.guarded(() => this.positions.read(source, partitions, this.metadata, data, this.mostEntries), undefined);
      const { first, name } = partitions;
      if (first !== null && name === KAFKA_SOURCE.state && !this.isSequence) {
        this.isSequence = this.guarded(() => isNumberSequenceSplit(new DataReader(data, 0, first, HEAD_WINDOW)), false);
      }
    }
  }

  keyedState(handle: KeyedHandle, raw: boolean): void {
    this.handles.add(handle.class);
    this.add('keyedState', handle.size);
    this.keyed.push({
      subtask: this.subtasks.at(-1)?.index ?? 0,
      keyGroups: handle.keyGroups,
      size: handle.size,
      largestKeyGroup: this.guarded(() => largestKeyGroup(handle, this.metadata), null),
      offsetsAt: handle.offsetsAt,
    });
    const data = handle.header && !raw ? this.open(handle.header) : null;
    if (data) {
      this.readKeyedHead(data);
    }
  }

  channelState(handle: ChannelHandle): void {
    this.handles.add(handle.class);
    this.add('channelState', handle.size);
    this.channelSize += handle.size;
  }

  finish(): SavepointOperator {
    const hasSource = this.states.has(KAFKA_SOURCE.state);
    for (const { topic, partition } of this.known) {
      if (!this.positions.has(KAFKA_SOURCE.connector, topic, partition)) {
        this.positions.add(KAFKA_SOURCE.connector, topic, partition, null);
      }
    }
    for (const [connector, count] of this.positions.unread) {
      this.lack(message('{0} further entries of {1} were counted, not read', count, connector));
    }
    const foreign = this.positions.foreign.get(KAFKA_CONSUMER.connector);
    if (foreign) {
      this.lack(message('{0} entries of {1} could not be read', foreign, KAFKA_CONSUMER.connector));
    }
    const { operatorId, uid, name, parallelism, maxParallelism } = this.head;
    const positions = this.positions.all((connector) => hasSource && connector === KAFKA_CONSUMER.connector);
    return {
      operatorId,
      uid,
      name,
      parallelism,
      maxParallelism,
      fullyFinished: this.isFullyFinished,
      coordinatorStateSize: this.coordinatorSize,
      stateSize: this.stateSize,
      channelStateSize: this.channelSize,
      handles: [...this.handles].sort(),
      states: [...this.states.values()] satisfies SavepointState[],
      keyed: this.keyed,
      keySerializer: this.keySerializer,
      subtasks: this.subtasks.length,
      bySubtask: this.subtasks,
      finishedSubtasks: this.subtasks.filter(({ isFinished }) => isFinished).length,
      positions,
      repeating: [...this.positions.repeated].sort(),
      transactions: this.transactions.all(),
      connectors: [
        ...new Set(positions.filter(({ stale }) => !stale).map(({ connector }) => connector)),
        ...(this.isSequence ? [NUMBER_SEQUENCE] : []),
      ],
      incomplete: [...this.incomplete.values()],
    };
  }

  private add(kind: 'operatorState' | 'keyedState' | 'channelState', size: number): void {
    this.stateSize += size;
    const subtask = this.subtasks.at(-1);
    if (subtask) {
      subtask[kind] += size;
    }
  }

  private count({ name, mode, entries }: Partitions, size: number | null): StateDraft {
    const draft = this.draft(name, mode, operatorStateKind(name, mode));
    draft.entries = (draft.entries ?? 0) + entries;
    draft.size = size === null || draft.size === null ? null : draft.size + size;
    draft.subtasks.push({ index: this.subtasks.at(-1)?.index ?? 0, entries, size });
    return draft;
  }

  private draft(name: string, mode: StateDraft['mode'], kind: StateKind | null): StateDraft {
    const key = mode === null ? `keyed ${name}` : name;
    const known = this.states.get(key);
    if (known) {
      return known;
    }
    const draft: StateDraft = {
      name,
      kind,
      mode,
      entries: null,
      size: mode === null ? null : 0,
      serializer: null,
      keySerializer: null,
      namespaceSerializer: null,
      subtasks: [],
    };
    this.states.set(key, draft);
    return draft;
  }

  private readOperatorHead(data: ByteSource, drafts: readonly StateDraft[]): void {
    const head = this.guarded(() => readOperatorBackendHeader(this.headReader(data)), null);
    for (const { name, serializers } of head?.states ?? []) {
      const draft = this.states.get(name);
      if (draft) {
        draft.serializer ??= serializers.get('VALUE_SERIALIZER') ?? null;
        draft.keySerializer ??= serializers.get('KEY_SERIALIZER') ?? null;
      }
    }
    // where the list of broadcast states is not found, there may be none
    this.sayWhole(head && { isWhole: head.isWhole || drafts.every(({ serializer }) => serializer !== null) });
  }

  private readKeyedHead(data: ByteSource): void {
    const head = this.guarded(() => readKeyedBackendHeader(this.headReader(data)), null);
    this.keySerializer ??= head?.keySerializer ?? null;
    for (const state of head?.states ?? []) {
      const draft = this.draft(state.name, null, keyedStateKind(state));
      draft.serializer ??= state.serializers.get('VALUE_SERIALIZER') ?? null;
      draft.namespaceSerializer ??= state.serializers.get('NAMESPACE_SERIALIZER') ?? null;
    }
    this.sayWhole(head);
  }

  private sayWhole(head: { readonly isWhole: boolean } | null): void {
    if (head && !head.isWhole) {
      this.lack(message('a serializer of another library hides the states behind it'));
    }
  }

  private headReader(data: ByteSource): DataReader {
    return new DataReader(data, 0, 0, Math.min(HEAD_WINDOW, Math.max(1, data.size)));
  }

  private open(handle: StreamHandle): ByteSource | null {
    const found = this.files.find(handle);
    if (found.kind !== 'found') {
      this.lack(message('the serializers and entries of states whose files are not here were not read'));
    }
    return found.kind === 'found' ? found.source : null;
  }

  /** Damage within a state costs only what the state tells. */
  private guarded<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Fault)) {
        throw error;
      }
      this.incomplete.set(error.reason.template, error.reason);
      return otherwise;
    }
  }

  private lack(what: Message): void {
    this.incomplete.set(what.template + what.args.join(), what);
  }
}
