/** `CheckpointProperties`, which `MetadataV4Serializer` (Flink 1.16 on) writes behind everything else. */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { type JavaValue, readJavaObject } from '../bytes/java-object';

export interface CheckpointProperties {
  readonly kind: 'savepoint' | 'checkpoint';
  /** As Flink names it: `Savepoint`, `Suspend Savepoint`, `Terminate Savepoint`, `Checkpoint`, `Full Checkpoint`. */
  readonly name: string;
  /** `CANONICAL` or `NATIVE`; null of a checkpoint. */
  readonly formatType: string | null;
  /** `NONE`, `SUSPEND` or `TERMINATE`; null of a checkpoint. */
  readonly postCheckpointAction: string | null;
  /** `FORWARD_BACKWARD`, `FORWARD` or `NO_SHARING`; null of a savepoint. */
  readonly sharingFilesStrategy: string | null;
  readonly forced: boolean;
  readonly unclaimed: boolean;
  readonly discardSubsumed: boolean;
  readonly discardFinished: boolean;
  readonly discardCancelled: boolean;
  readonly discardFailed: boolean;
  readonly discardSuspended: boolean;
}

const CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  formatType: ['CANONICAL', 'NATIVE'],
  postCheckpointAction: ['NONE', 'SUSPEND', 'TERMINATE'],
  sharingFilesStrategy: ['FORWARD_BACKWARD', 'FORWARD', 'NO_SHARING'],
};

/** @throws Fault where no such object stands */
export function readProperties(reader: DataReader): CheckpointProperties {
  const at = reader.position;
  const said = fieldsOf(readJavaObject(reader));
  const type = fieldsOf(said.get('checkpointType') ?? null);
  const name = type.get('name');
  if (typeof name !== 'string') {
    throw reader.fault(message('the properties of the checkpoint do not tell its kind'), at);
  }
  const constant = (field: string): string | null => {
    const value = fieldsOf(type.get(field) ?? null).get('name');
    if (typeof value === 'string' && !CONSTANTS[field]?.includes(value)) {
      throw reader.fault(message("'{0}' is none of the constants of {1}", value, field), at);
    }
    return typeof value === 'string' ? value : null;
  };
  const flag = (field: string) => said.get(field) === true;
  return {
    kind: type.has('formatType') ? 'savepoint' : 'checkpoint',
    name,
    formatType: constant('formatType'),
    postCheckpointAction: constant('postCheckpointAction'),
    sharingFilesStrategy: constant('sharingFilesStrategy'),
    forced: flag('forced'),
    unclaimed: flag('unclaimed'),
    discardSubsumed: flag('discardSubsumed'),
    discardFinished: flag('discardFinished'),
    discardCancelled: flag('discardCancelled'),
    discardFailed: flag('discardFailed'),
    discardSuspended: flag('discardSuspended'),
  };
}

function fieldsOf(value: JavaValue): ReadonlyMap<string, JavaValue> {
  return value !== null && typeof value === 'object' ? value.fields : new Map();
}
