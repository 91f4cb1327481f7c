/** A job as Flink would build it: the operators of its StreamGraph, with what is known of each. */
import type { Message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';
import type { StateKind } from '../flink/state-kind';
import type { TypeInformation } from '../typeinfo/type-information';
import type { CodePlace } from './code-place';
import type { ElementType } from './element-types/element-type';
import type { JobSettings } from './job-settings';
import type { StreamNodeModel } from './stream-graph/stream-graph';
import type { JobProgram } from './transformation';

export interface Job {
  readonly program: JobProgram;
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
  readonly settings: JobSettings;
  /** In the order of Flink's StreamNode ids, without virtual nodes. */
  readonly operators: readonly Operator[];
  /** What is known of the types of each transformation of the program, by its id. */
  readonly types: ReadonlyMap<number, ElementType>;
  /** What is not known of the whole: each costs some operators or their ids. */
  readonly incomplete: readonly Message[];
}

/** A StreamNode, with what its transformation is known to bring. */
export interface Operator extends StreamNodeModel {
  /** Its position in `Job.operators`. */
  readonly index: number;
  /** The class of the function, source or sink; null for lambdas and where it is not known. */
  readonly function: string | null;
  /** Of the first input's key; null when it is not keyed. Kind `unknown` when it is not known. */
  readonly keyType: TypeInformation | null;
  /** Of what comes out; null for sinks. Kind `unknown` when it is not known, `error` when Flink throws here. */
  readonly outputType: TypeInformation | null;
  readonly states: readonly State[];
  /** True when `states` are all it has. */
  readonly allStatesKnown: boolean;
}

export interface State {
  /** Null when it is not known. */
  readonly name: string | null;
  readonly kind: StateKind;
  /** How operator state is handed out; null for keyed state. */
  readonly mode: 'SPLIT_DISTRIBUTE' | 'UNION' | 'BROADCAST' | null;
  /** What Flink makes of its type: of a map's value for `map` and `broadcast` with `keyType` beside it. */
  readonly type: TypeInformation | null;
  /** Of a map's or a broadcast state's keys; else null. */
  readonly keyType: TypeInformation | null;
  /** Milliseconds; null for none. `unknown` when it cannot be told. */
  readonly ttl: number | 'unknown' | null;
  /** Where the descriptor is made; null where no code of the project shows it. */
  readonly place: CodePlace | null;
  /** Why it is there, where no code of the project shows it: `FlinkKafkaConsumer`, `window`. */
  readonly origin: string | null;
  /** True where it is registered only while records are processed, as by a trigger, or with a checkpoint: a job that got none has not got it. */
  readonly withRecords?: boolean;
}
