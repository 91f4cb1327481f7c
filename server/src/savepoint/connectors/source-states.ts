/** The connectors whose positions are read, and the operator states that are known to be a connector's own. */
import { KAFKA_CONSUMER } from './kafka-consumer';
import { KAFKA_SOURCE } from './kafka-source';
import type { SourceState } from './source-state';

export const SOURCE_STATES: readonly SourceState[] = [KAFKA_CONSUMER, KAFKA_SOURCE];

/** Names that Flink's own connectors give: `StatefulSinkWriterStateHandler`, `CommitterOperator`, `FlinkKafkaProducer`… */
export const CONNECTOR_STATES: ReadonlySet<string> = new Set([
  ...SOURCE_STATES.map(({ state }) => state),
  'writer_raw_states',
  'streaming_committer_raw_states',
  'next-transactional-id-hint',
  'next-transactional-id-hint-v2',
  'bucket-states',
  'max-part-counter',
  'file-monitoring-state',
  'Kinesis-Stream-Shard-State',
  'XaSinkState',
  'message-acknowledging-source-state',
  'offset-states',
  'history-records-states',
  'from-elements-state',
  'stateful-sequence-source-state',
]);
