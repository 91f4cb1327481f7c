/** The Kafka connectors that Flink replaced by KafkaSource and KafkaSink. */

const PACKAGE = 'org.apache.flink.streaming.connectors.kafka.';

/** What a legacy Kafka class is, and what takes its place. */
export interface LegacyKafkaConnector {
  readonly role: 'source' | 'sink';
  readonly className: string;
  readonly replacement: 'KafkaSource' | 'KafkaSink';
}

/** FlinkKafkaConsumer and FlinkKafkaProducer, and their older variants 08 to 011; null for every other class. */
export function legacyKafkaConnector(binaryName: string): LegacyKafkaConnector | null {
  const match = /^FlinkKafka(Consumer|Producer)(08|09|010|011|Base)?$/.exec(
    binaryName.startsWith(PACKAGE) ? binaryName.slice(PACKAGE.length) : '',
  );
  if (!match) {
    return null;
  }
  return match[1] === 'Consumer'
    ? { role: 'source', className: match[0], replacement: 'KafkaSource' }
    : { role: 'sink', className: match[0], replacement: 'KafkaSink' };
}
