/** Offsets as Java for `KafkaSource.builder().setStartingOffsets(…)`. */
import type { SourcePosition } from './savepoint';

/** Statements that make a map of every partition's next offset; topics are letters, digits, dots, dashes, underscores. */
export function offsetsJava(positions: readonly SourcePosition[]): string {
  const lines = positions.map(
    ({ topic, partition, nextOffset }) =>
      `offsets.put(new org.apache.kafka.common.TopicPartition("${topic}", ${partition}), ${nextOffset}L);`,
  );
  return [
    'java.util.Map<org.apache.kafka.common.TopicPartition, Long> offsets = new java.util.HashMap<>();',
    ...lines,
    '// KafkaSource.builder().setStartingOffsets(OffsetsInitializer.offsets(offsets))',
    '',
  ].join('\n');
}
