/** Where a KafkaSource begins to read when nothing is restored into it. */
import type { Expression } from '../java/ast';
import type { Value } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';

/** The method of `OffsetsInitializer`. */
export type KafkaStart = 'earliest' | 'latest' | 'committedOffsets' | 'timestamp' | 'offsets';

const KAFKA_SOURCE = 'org.apache.flink.connector.kafka.source.KafkaSource';
const INITIALIZER = 'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer';
const STARTS: ReadonlySet<string> = new Set(['earliest', 'latest', 'committedOffsets', 'timestamp', 'offsets']);

export function isKafkaSource({ function: made, kind }: Operator): boolean {
  return kind === 'fromSource' && made === KAFKA_SOURCE;
}

export function isLegacyKafkaSource({ function: made }: Operator): boolean {
  return made?.startsWith('org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer') ?? false;
}

/** `KafkaSourceBuilder` (connector 1.17 to 4.0): earliest where no starting offsets are set. Null where it cannot be told. */
export function kafkaStart({ transformation }: Operator): KafkaStart | null {
  const [source] = transformation.arguments;
  if (source?.kind !== 'call') {
    return null;
  }
  for (let call: Value | null = source; call?.kind === 'call'; call = call.receiver) {
    if (call.method === 'setStartingOffsets') {
      return initializerOf(call.arguments[0]);
    }
  }
  return isOneChain(source.expression) ? 'earliest' : null;
}

function initializerOf(value: Value | undefined): KafkaStart | null {
  return value?.kind === 'call' && value.owner === INITIALIZER && STARTS.has(value.method)
    ? (value.method as KafkaStart)
    : null;
}

/** True for `KafkaSource.builder().….build()` written as one: a builder in a variable may be set elsewhere. */
function isOneChain(expression: Expression): boolean {
  for (let at: Expression | null = expression; at?.kind === 'call'; at = at.target) {
    if (at.name === 'builder') {
      return true;
    }
  }
  return false;
}
