/** What is told of a `_metadata` file while it is read: nothing of it is kept by the reader. */
import type { ChannelHandle, KeyedHandle, OperatorHandle, StreamHandle } from './handles';
import type { CheckpointProperties } from './properties';

export interface OperatorHead {
  /** 32 lower-case hex digits. */
  readonly operatorId: string;
  /** Null where the format has none (before v5) or the job gave none. */
  readonly name: string | null;
  readonly uid: string | null;
  readonly parallelism: number;
  readonly maxParallelism: number;
}

/** Calls come in the file's order: an operator's subtasks follow it, a subtask's handles follow the subtask. */
export interface MetadataVisitor {
  format(version: number): void;
  checkpoint(id: bigint): void;
  masterState(name: string, version: number, size: number): void;
  operator(head: OperatorHead): void;
  coordinator(handle: StreamHandle): void;
  fullyFinished(): void;
  subtask(index: number, finished: boolean): void;
  operatorState(handle: OperatorHandle, raw: boolean): void;
  keyedState(handle: KeyedHandle, raw: boolean): void;
  channelState(handle: ChannelHandle): void;
  /** Every place of bytes that a handle names, inline ones too; comes before the handle itself. */
  stream(handle: StreamHandle): void;
  properties(properties: CheckpointProperties): void;
}
