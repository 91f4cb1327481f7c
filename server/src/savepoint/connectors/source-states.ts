/** The connectors whose positions are read. */
import { KAFKA_CONSUMER } from './kafka-consumer';
import { KAFKA_SOURCE } from './kafka-source';
import type { SourceState } from './source-state';

export const SOURCE_STATES: readonly SourceState[] = [KAFKA_CONSUMER, KAFKA_SOURCE];
