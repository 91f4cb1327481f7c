/** The sinks whose transactions are read. */
import { KAFKA_PRODUCER } from './kafka-producer';
import { KAFKA_COMMITTER, KAFKA_WRITER } from './kafka-sink';
import type { SinkState } from './sink-state';

export const SINK_STATES: readonly SinkState[] = [KAFKA_WRITER, KAFKA_COMMITTER, KAFKA_PRODUCER];
