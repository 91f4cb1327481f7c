/** The `KafkaSink` that does what a FlinkKafkaProducer did. */
import { type Message, message } from '../../base/message';
import { valueThere } from './builder-place';
import { type Code, textOf } from './code';
import type { ConnectorFlow, Made, Setting } from './connector-flow';
import { elementType } from './element-type';
import { changedLater, type KafkaProperties, literalText, propertiesOf } from './kafka-properties';
import { lostComments } from './lost-comments';
import type { NewUids } from './new-uids';
import { producerArguments, type Semantic } from './producer-arguments';
import { recordSerializer } from './record-serializer';
import { settingsFor } from './settings-of';
import type { BuilderCode } from './source-builder';

const SINK = 'org.apache.flink.connector.kafka.sink.KafkaSink';
const GUARANTEE = 'org.apache.flink.connector.base.DeliveryGuarantee';
const SCHEMAS = [
  'org.apache.flink.api.common.serialization.SerializationSchema',
  'org.apache.flink.streaming.util.serialization.KeyedSerializationSchema',
  'org.apache.flink.streaming.connectors.kafka.KafkaSerializationSchema',
];

export interface SinkCode extends BuilderCode {
  readonly semantic: Semantic;
  readonly properties: KafkaProperties | null;
}

/** The code of the new sink; or why it cannot be written. */
export function sinkCode(made: Made, flow: ConnectorFlow, uids: NewUids, code: Code): SinkCode | Message {
  const given = producerArguments(made, code);
  if ('template' in given) {
    return given;
  }
  const element = elementType(made, flow, SCHEMAS, code);
  if (typeof element !== 'string') {
    return element;
  }
  const serializer = recordSerializer(made, given, element, code);
  if ('template' in serializer) {
    return serializer;
  }
  const prefix = given.semantic === 'EXACTLY_ONCE' ? transactionalIdPrefix(made, flow, uids) : [];
  if ('template' in prefix) {
    return prefix;
  }
  const settings = settingNotes(made, flow, given.schemaKind !== 'kafka');
  if ('template' in settings) {
    return settings;
  }
  const late = given.properties && changedLater(given.properties, made, code);
  if (late) {
    return late;
  }
  const properties = given.properties && propertiesOf({ node: given.properties, in: made.in }, code);
  return {
    calls: [
      `KafkaSink.<${element}>builder()`,
      given.brokers
        ? `.setBootstrapServers(${textOf(given.brokers, made.in)})`
        : `.setKafkaProducerConfig(${given.properties ? textOf(given.properties, made.in) : ''})`,
      ...serializer.lines,
      `.setDeliveryGuarantee(DeliveryGuarantee.${given.semantic})`,
      ...prefix,
      '.build()',
    ],
    before: serializer.before,
    imports: [SINK, GUARANTEE, ...serializer.imports],
    notes: [
      ...serializer.notes,
      ...settings,
      ...lostComments(made),
      ...(given.poolSize ? [message('KafkaSink has no pool of producers: its size does not come along')] : []),
    ],
    semantic: given.semantic,
    properties,
  };
}

/** Of the new uid, so that the new sink leaves the transactions of the old one alone. */
function transactionalIdPrefix(made: Made, flow: ConnectorFlow, { uids }: NewUids): string[] | Message {
  const own = settingsFor(made, flow, /^setTransactionalIdPrefix$/);
  if ('template' in own) {
    return own;
  }
  const [argument] = own.at(-1)?.call.node.arguments ?? [];
  const setting = own.at(-1);
  if (argument && setting) {
    const prefix = valueThere({ node: argument, in: setting.call.in }, made, flow);
    const literal = literalText(argument);
    return prefix === null
      ? message('what {0}(…) is given is not known where the source is made', setting.name)
      : [`.setTransactionalIdPrefix(${literal === null ? `${prefix} + "-v2"` : JSON.stringify(`${literal}-v2`)})`];
  }
  const [uid, ...others] = uids;
  if (!uid || others.length > 0 || uid.value === null) {
    return message(
      'a sink of exactly-once needs a transactional id prefix of its own, and its uid is not known where it is made',
    );
  }
  return [`.setTransactionalIdPrefix(${uid.text})`];
}

/** What the setters of the old producer did that KafkaSink has no switch for. */
function settingNotes(made: Made, flow: ConnectorFlow, hadOwnTimestamps: boolean): Message[] | Message {
  const settings = settingsFor(
    made,
    flow,
    /^(?:setWriteTimestampToKafka|setLogFailuresOnly|ignoreFailuresAfterTransactionTimeout)$/,
  );
  if ('template' in settings) {
    return settings;
  }
  const given = ({ call }: Setting, written: string) => textOf(call.node, call.in).endsWith(`(${written})`);
  const on = (name: string) => settings.some((setting) => setting.name === name && !given(setting, 'false'));
  const wrote = settings.some((setting) => setting.name === 'setWriteTimestampToKafka' && given(setting, 'true'));
  const notes: Message[] = [];
  if (hadOwnTimestamps && !wrote) {
    notes.push(
      message(
        'KafkaSink writes the timestamp of each record to Kafka, where it has one; the old producer left that to Kafka',
      ),
    );
  }
  if (on('setLogFailuresOnly')) {
    notes.push(message('setLogFailuresOnly(true) does not come along: a record that cannot be written fails the job'));
  }
  if (on('ignoreFailuresAfterTransactionTimeout')) {
    notes.push(message('{0} does not come along', 'ignoreFailuresAfterTransactionTimeout()'));
  }
  return notes;
}
