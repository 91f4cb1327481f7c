/** From the bytes of `_metadata` and the files beside it to a `Savepoint`; what is damaged ends it where it is. */
import type { Cancellation } from '../base/cancellation';
import { atOnce, givingWay, type Steps } from '../base/giving-way';
import type { ByteSource } from './bytes/byte-source';
import { Fault } from './bytes/fault';
import type { StreamHandle } from './metadata/handles';
import type { CheckpointProperties } from './metadata/properties';
import { metadataSteps } from './metadata/read-metadata';
import type { MetadataVisitor, OperatorHead } from './metadata/visitor';
import { OperatorSummary } from './operator-summary';
import type { Savepoint, SavepointOperator } from './savepoint';
import type { StateFiles } from './state-files';

/** Missing files that are named; the rest are counted. */
const MOST_NAMED = 100;
/** Entries of a connector's state of one subtask that are read: enough to know its partitions. */
const ENOUGH_ENTRIES = 10_000;

export interface ReadOptions {
  /** Whether every entry of a connector's state is read, however many. */
  readonly allPositions: boolean;
}

/** Somebody who waits for an answer. */
export interface Waiting {
  readonly cancellation: Cancellation;
  /** Told now and then: bytes read, of so many. */
  progress(done: number, total: number): void;
}

/** Reads it at once, as a command may. */
export function readSavepoint(metadata: ByteSource, files: StateFiles, options: ReadOptions): Savepoint {
  return atOnce(savepointSteps(metadata, files, options));
}

/** The same, giving way to other events, as a server must. @throws Cancelled */
export async function readSavepointInTurns(
  metadata: ByteSource,
  files: StateFiles,
  options: ReadOptions,
  waiting: Waiting,
): Promise<Savepoint> {
  return givingWay(savepointSteps(metadata, files, options), waiting.cancellation, (done) =>
    waiting.progress(done, metadata.size),
  );
}

function* savepointSteps(metadata: ByteSource, files: StateFiles, options: ReadOptions): Steps<Savepoint, number> {
  const summary = new Summary(metadata, files, options.allPositions ? Number.MAX_SAFE_INTEGER : ENOUGH_ENTRIES);
  try {
    yield* metadataSteps(metadata, summary);
    return summary.finish(null);
  } catch (error) {
    if (error instanceof Fault) {
      return summary.finish(error);
    }
    throw error;
  }
}

class Summary implements MetadataVisitor {
  private formatVersion: number | null = null;
  private checkpointId: bigint | null = null;
  private found: CheckpointProperties | null = null;
  private readonly masterStates: { name: string; version: number; size: number }[] = [];
  private readonly operators: SavepointOperator[] = [];
  private current: OperatorSummary | null = null;
  private named = 0;
  private missingCount = 0;
  private readonly missing: { path: string; size: number | null; operatorId: string }[] = [];
  private elsewhere = 0;
  private elsewhereExample: string | null = null;

  constructor(
    private readonly metadata: ByteSource,
    private readonly files: StateFiles,
    private readonly mostEntries: number,
  ) {}

  format(version: number): void {
    this.formatVersion = version;
  }

  checkpoint(id: bigint): void {
    this.checkpointId = id;
  }

  masterState(name: string, version: number, size: number): void {
    this.masterStates.push({ name, version, size });
  }

  operator(head: OperatorHead): void {
    this.endOperator();
    this.current = new OperatorSummary(head, this.metadata, this.files, this.mostEntries);
  }

  coordinator(handle: StreamHandle): void {
    this.current?.coordinator(handle);
  }

  fullyFinished(): void {
    this.current?.fullyFinished();
  }

  subtask(index: number, finished: boolean): void {
    this.current?.nextSubtask(index, finished);
  }

  operatorState(...[handle, raw]: Parameters<MetadataVisitor['operatorState']>): void {
    this.current?.operatorState(handle, raw);
  }

  keyedState(...[handle, raw]: Parameters<MetadataVisitor['keyedState']>): void {
    this.current?.keyedState(handle, raw);
  }

  channelState(...[handle]: Parameters<MetadataVisitor['channelState']>): void {
    this.current?.channelState(handle);
  }

  properties(properties: CheckpointProperties): void {
    this.found = properties;
  }

  stream(handle: StreamHandle): void {
    if (handle.kind === 'inline' || handle.kind === 'empty') {
      return;
    }
    this.named++;
    const found = this.files.find(handle);
    if (found.kind === 'missing') {
      this.missingCount++;
      if (this.missing.length < MOST_NAMED) {
        this.missing.push({ path: found.path, size: found.size, operatorId: this.current?.operatorId ?? '' });
      }
    } else if (found.kind === 'elsewhere') {
      this.elsewhere++;
      this.elsewhereExample ??= found.path;
    }
  }

  finish(fault: Fault | null): Savepoint {
    this.endOperator();
    return {
      formatVersion: this.formatVersion,
      checkpointId: this.checkpointId,
      metadataSize: this.metadata.size,
      properties: this.found,
      masterStates: this.masterStates,
      operators: this.operators,
      fault: fault && { position: fault.position, reason: fault.reason },
      files: {
        named: this.named,
        missing: this.missing,
        missingCount: this.missingCount,
        elsewhere: this.elsewhere,
        elsewhereExample: this.elsewhereExample,
      },
    };
  }

  private endOperator(): void {
    if (this.current) {
      this.operators.push(this.current.finish());
      this.current = null;
    }
  }
}
