/** A source or sink that Flink or a connector brings, and what it keeps by itself. */

export interface ConnectorState {
  readonly name: string;
  readonly mode: 'SPLIT_DISTRIBUTE' | 'UNION';
}

export interface Connector {
  /** Binary names: of the class itself, and of builders that are made with `new`. */
  readonly classes: readonly string[];
  /** The artifact and the versions whose sources were read, the first and the last among them. */
  readonly versions: string;
  /** The class in which it was read. */
  readonly source: string;
  /** Of the operator that runs the function; of a `Sink`'s writer. Empty where it keeps none. */
  readonly states: readonly ConnectorState[];
  /** A `Sink` whose writer names no state of another sink as its own (`SupportsWriterState.WithCompatibleState`). */
  readonly readsOnlyItsOwn?: true;
}

export const split = (name: string): ConnectorState => ({ name, mode: 'SPLIT_DISTRIBUTE' });
export const union = (name: string): ConnectorState => ({ name, mode: 'UNION' });

/** `StatefulSinkWriterStateHandler`: what a writer keeps whose sink has writer state. */
export const WRITER_STATE: ConnectorState = split('writer_raw_states');
/** `CommitterOperator` and `GlobalCommitterOperator`. */
export const COMMITTER_STATE: ConnectorState = split('streaming_committer_raw_states');
/** `SourceOperator`: the splits of every new `Source`. */
export const SOURCE_STATE: ConnectorState = split('SourceReaderState');
/** `DefaultOperatorStateBackend.DEFAULT_OPERATOR_STATE_NAME`, which `StreamingFunctionUtils` gives to `ListCheckpointed`. */
export const LIST_CHECKPOINTED_STATE: ConnectorState = split('_default_');
