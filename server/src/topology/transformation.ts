/** What calls of the DataStream API add to an environment: Flink's `org.apache.flink.api.dag.Transformation`. */
import type { Position, TextRange } from '../base/text-range';
import type { Expression } from '../java/ast';
import type { CodePlace } from './code-place';
import type { FlowPath } from './flow-path';
import type { ObjectRun, Watch } from './interpreter/object-run';
import type { Body, ObjectValue, StreamStep, Value } from './interpreter/value';

/** What a call sets: nothing, a value, or something that cannot be told. */
export type Setting<T> =
  | { readonly kind: 'unset' }
  | { readonly kind: 'set'; readonly value: T; readonly place: CodePlace }
  | { readonly kind: 'unknown'; readonly place: CodePlace };

/** The uid an operator is given, and where it comes from. */
export interface Uid {
  /** `none`: no uid is set; `unknown`: one may be set where this cannot be seen. */
  readonly kind: 'literal' | 'constant' | 'computed' | 'none' | 'unknown';
  /** Null unless it is known. */
  readonly value: string | null;
  /** The argument of `uid(…)` as it is written; null where none is. */
  readonly text: string | null;
  /** That argument's place; null where none is written. */
  readonly place: CodePlace | null;
  /** What that argument stands for; null where none is written. */
  readonly argument: Value | null;
}

export const NO_UID: Uid = { kind: 'none', value: null, text: null, place: null, argument: null };

/**
 * - `source`, `operator`: one StreamNode (LegacySourceTransformation, SourceTransformation, OneInputTransformation, …)
 * - `sink`: `addSink` and its like, one StreamNode (LegacySinkTransformation)
 * - `sink-to`: what `sinkTo` adds (SinkTransformation): several StreamNodes
 * - `partition`, `union`, `side-output`: no StreamNode, only how data flows
 * - `feedback`: an iteration
 * - `opaque`: something that this cannot follow, such as a table turned into a stream; may be any number of StreamNodes
 */
export type TransformationKind =
  | 'source'
  | 'operator'
  | 'sink'
  | 'sink-to'
  | 'partition'
  | 'union'
  | 'side-output'
  | 'feedback'
  | 'opaque';

export interface Transformation {
  /** Counts the transformations of a job in the order in which code makes them, from 1, as Flink does. */
  readonly id: number;
  readonly kind: TransformationKind;
  /** The API call: `map`, `window.aggregate`, `fromSource`, `keyBy`, `rebalance`; null for what another method made. */
  readonly call: string | null;
  /** The arguments of that call. */
  readonly arguments: readonly Value[];
  /** The same as they are written, in `body`. */
  readonly argumentNodes: readonly Expression[];
  /** The code in which the call stands. */
  readonly body: Body;
  /** The calls before it that belong to the same operator: `window`, `trigger`, `where`, `between`… in their order. */
  readonly steps: readonly StreamStep[];
  /** For each input the ids of the transformations it may come from: several where a choice decides. */
  readonly inputs: readonly (readonly number[])[];
  /** True where the inputs are keyed streams, so that the operator may have keyed state. */
  readonly keyed: boolean;
  readonly uid: Uid;
  readonly userHash: Setting<string>;
  readonly name: Setting<string>;
  readonly parallelism: Setting<number>;
  readonly maxParallelism: Setting<number>;
  readonly slotSharingGroup: Setting<string>;
  /** `never` of `disableChaining`, `head` of `startNewChain`. */
  readonly chaining: Setting<'never' | 'head'>;
  /** The argument of `returns(…)`. */
  readonly returns: Setting<Value>;
  /** The environment's own settings at the moment of the call. */
  readonly environment: EnvironmentSettings;

  readonly file: string;
  /** The name of the method that is called. */
  readonly callRange: TextRange;
  /** The whole call, with what stands before its dot. */
  readonly range: TextRange;
  /** The end of that call: where `.uid(…)` may be added. */
  readonly callEnd: Position;
  /** The calls of the project's own methods that led here from the job's entry, outermost first. */
  readonly callers: readonly CodePlace[];
  /** The variable or field the stream is first assigned to. */
  readonly variable: string | null;
  /** The variable that the chain of calls begins with; null where it begins with something else. */
  readonly receiver: string | null;
  /** True where a loop, a recursion or a lambda may make it more than once. */
  readonly many: boolean;
  /** The choices on the way to it. */
  readonly path: FlowPath;
}

export interface EnvironmentSettings {
  readonly parallelism: Setting<number>;
  readonly maxParallelism: Setting<number>;
  readonly chaining: Setting<boolean>;
}

/** One execution of an environment, as code prepares it. */
export interface JobProgram {
  /** `shop.Job#main`. */
  readonly entry: string;
  /** The name of the entry method. */
  readonly entryPlace: CodePlace;
  /** The expression that makes the environment; null where the entry gets it from elsewhere. */
  readonly environment: EnvironmentUse | null;
  /** All that code added, in the order of their ids, also what no sink uses. */
  readonly transformations: readonly Transformation[];
  /** Everything the code sets on the environment and its configuration, in order. */
  readonly settings: readonly EnvironmentCall[];
  /** True when the code executes it. */
  readonly executed: boolean;
  /** Why there may be more operators than `transformations`, or other ones; empty when all is known. */
  readonly gaps: readonly ProgramGap[];
  /** Follows what an object that the job is given does while Flink runs it: the calls that are asked for. */
  readonly runOf: (object: ObjectValue, watch: Watch) => ObjectRun;
}

export interface ProgramGap {
  readonly why: 'handed-on' | 'too-deep' | 'too-large' | 'syntax-error' | 'table' | 'unknown-call';
  readonly place: CodePlace;
}

/** `env.enableCheckpointing(1000)`, `env.getConfig().disableGenericTypes()`, `configuration.set(CoreOptions.X, 1)`. */
export interface EnvironmentCall {
  /** The methods from the environment on: `['getConfig', 'disableGenericTypes']`. */
  readonly methods: readonly string[];
  /** The arguments of the last of them. */
  readonly arguments: readonly Value[];
  readonly place: CodePlace;
  readonly path: FlowPath;
}

/** An environment that code makes. */
export interface EnvironmentUse {
  readonly file: string;
  /** The variable it is kept in, if any. */
  readonly variable: string | null;
  /** The expression that makes it. */
  readonly range: TextRange;
  /** The end of the statement that makes it. */
  readonly statementEnd: Position;
  /** `getExecutionEnvironment`, `createLocalEnvironment`…, and the arguments. */
  readonly method: string;
  readonly arguments: readonly Value[];
}
