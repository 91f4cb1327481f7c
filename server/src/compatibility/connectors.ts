/**
 * What happens to the state of a source or sink when its class is replaced by another one. Each line says where that is
 * known from; a pair that is not here is to be looked up in the connector's own upgrade notes.
 */

export interface ConnectorReplacement {
  /** Binary names; a class that begins with one of them counts too (`FlinkKafkaConsumer011`). */
  readonly from: string;
  readonly to: string;
  /** `reads`: keep the uid, the new class reads the old state. `ignores`: take a new uid; under the old one it starts afresh. */
  readonly state: 'reads' | 'ignores';
  readonly source: string;
}

const KAFKA = 'org.apache.flink.streaming.connectors.kafka.';
const NEW_KAFKA = 'org.apache.flink.connector.kafka.';

const REPLACEMENTS: readonly ConnectorReplacement[] = [
  {
    from: `${KAFKA}FlinkKafkaConsumer`,
    to: `${NEW_KAFKA}source.KafkaSource`,
    state: 'ignores',
    source: 'restores of flink-connector-kafka 3.x: the union state stays as it was and grows with each restore',
  },
  {
    from: `${KAFKA}FlinkKafkaProducer`,
    to: `${NEW_KAFKA}sink.KafkaSink`,
    state: 'ignores',
    source: 'FlinkKafkaProducer and KafkaWriter of flink-connector-kafka 3.4.0: state of other names',
  },
  {
    from: 'org.apache.flink.streaming.api.functions.sink.filesystem.StreamingFileSink',
    to: 'org.apache.flink.connector.file.sink.FileSink',
    state: 'reads',
    source: 'FileSink of flink-connector-files: it names the old bucket state as a compatible one',
  },
];

/** What is known of a replacement; null when nothing is. */
export function connectorReplacement(from: string | null, to: string | null): ConnectorReplacement | null {
  if (from === null || to === null) {
    return null;
  }
  return REPLACEMENTS.find((each) => from.startsWith(each.from) && to === each.to) ?? null;
}
