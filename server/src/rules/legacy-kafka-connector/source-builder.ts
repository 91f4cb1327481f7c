/** The `KafkaSource` that does what a FlinkKafkaConsumer did. */
import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { valueThere } from './builder-place';
import { type Code, type CodeFile, textOf } from './code';
import type { ConnectorFlow, Made } from './connector-flow';
import { elementType } from './element-type';
import { endOfStream } from './end-of-stream';
import { changedLater, type KafkaProperties, literalText, propertiesOf } from './kafka-properties';
import { lostComments } from './lost-comments';
import { settingsFor } from './settings-of';
import { type Start, type StartCode, startCode } from './source-start';

const SOURCE = 'org.apache.flink.connector.kafka.source.KafkaSource';
const OFFSETS = 'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer';
const RECORD_SCHEMA = 'org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema';
const VALUE_SCHEMA = 'org.apache.flink.api.common.serialization.DeserializationSchema';
const KAFKA_SCHEMA = 'org.apache.flink.streaming.connectors.kafka.KafkaDeserializationSchema';
/** Off where it is not set, in the new source up to connector 3.4 too (`KafkaSourceBuilder.parseAndSetRequiredProperties`). */
const DISCOVERY = 'flink.partition-discovery.interval-millis';

/** The code that takes the place of a `new`. */
export interface BuilderCode {
  /** `KafkaSource.<String>builder()` up to `.build()`, one call a line. */
  readonly calls: readonly string[];
  /** Statements that must stand before it. */
  readonly before: readonly string[];
  readonly imports: readonly string[];
  /** What does not come along, and what the reader must know. */
  readonly notes: readonly Message[];
}

export interface SourceCode extends BuilderCode {
  readonly start: StartCode;
  readonly properties: KafkaProperties;
}

interface Part {
  readonly text: string;
  readonly imports: readonly string[];
}

/** The code of the new source; or why it cannot be written. */
export function sourceCode(made: Made, flow: ConnectorFlow, start: Start, code: Code): SourceCode | Message {
  const [topics, schema, given, ...more] = made.node.arguments;
  if (!topics || !schema || !given || more.length > 0) {
    return message('its constructor is not one of three arguments');
  }
  const late = changedLater(given, made, code);
  if (late) {
    return late;
  }
  const properties = propertiesOf({ node: given, in: made.in }, code);
  const topic = topicsOf(topics, made.in, code);
  const deserializer = schemaOf(schema, made.in, code);
  const element = elementType(made, flow, [VALUE_SCHEMA, KAFKA_SCHEMA], code);
  const begin = startCode(start, made, flow, properties);
  const extra = propertyCalls(made, given, flow, properties);
  if (typeof element !== 'string') {
    return element;
  }
  for (const part of [topic, deserializer, begin, extra]) {
    if ('template' in part) {
      return part;
    }
  }
  const [topicCall, schemaCall, startPart, calls] = [topic, deserializer, begin, extra] as [
    Part,
    Part,
    StartCode,
    Extra,
  ];
  return {
    calls: [
      `KafkaSource.<${element}>builder()`,
      `.setProperties(${textOf(given, made.in)})`,
      topicCall.text,
      `.setStartingOffsets(${startPart.text})`,
      schemaCall.text,
      ...calls.lines,
      '.build()',
    ],
    before: startPart.before,
    imports: [SOURCE, OFFSETS, ...schemaCall.imports, ...startPart.imports],
    notes: [...(startPart.notes ?? []), ...endOfStream(schema, made.in, code), ...calls.notes, ...lostComments(made)],
    start: startPart,
    properties,
  };
}

function topicsOf(topics: Expression, file: CodeFile, { project }: Code): Part | Message {
  const type = project.typeOfExpression(topics, file.unit);
  const name = type.kind === 'class' ? type.name : literalText(topics) === null ? '' : 'java.lang.String';
  const text = textOf(topics, file);
  if (name === 'java.util.regex.Pattern') {
    return { text: `.setTopicPattern(${text})`, imports: [] };
  }
  return name === 'java.lang.String' || project.hasSupertype(type, 'java.util.List')
    ? { text: `.setTopics(${text})`, imports: [] }
    : message('the type of its topics, {0}, is not known', text);
}

function schemaOf(schema: Expression, file: CodeFile, { project }: Code): Part | Message {
  const type = project.typeOfExpression(schema, file.unit);
  const text = textOf(schema, file);
  if (project.hasSupertype(type, VALUE_SCHEMA)) {
    return { text: `.setValueOnlyDeserializer(${text})`, imports: [] };
  }
  return project.hasSupertype(type, KAFKA_SCHEMA)
    ? { text: `.setDeserializer(KafkaRecordDeserializationSchema.of(${text}))`, imports: [RECORD_SCHEMA] }
    : message('the type of its schema, {0}, is not known', text);
}

interface Extra {
  readonly lines: readonly string[];
  readonly notes: readonly Message[];
}

/** What the old consumer was told by other names. */
function propertyCalls(
  made: Made,
  given: Expression,
  flow: ConnectorFlow,
  { values, complete }: KafkaProperties,
): Extra | Message {
  const lines: string[] = [];
  const notes: Message[] = [];
  const discovery = values.get(DISCOVERY);
  if (discovery) {
    const there = valueThere(discovery, made, flow);
    const isVariable = given.kind === 'name' || given.kind === 'field';
    if (there === null && !isVariable) {
      return message('what {0} is set to is not known where the source is made', DISCOVERY);
    }
    const value =
      there === null ? `${textOf(given, made.in)}.getProperty("${DISCOVERY}")` : asText(discovery.node, there);
    lines.push(`.setProperty("partition.discovery.interval.ms", ${value})`);
  } else {
    notes.push(
      complete
        ? message(
            'New partitions are found by themselves from connector 4.0 on; before, as with the old source, only with partition.discovery.interval.ms',
          )
        : message('Where its properties have {0}, name it partition.discovery.interval.ms', DISCOVERY),
    );
  }
  const commit = settingsFor(made, flow, /^setCommitOffsetsOnCheckpoints$/);
  if ('template' in commit) {
    return commit;
  }
  const [on] = commit.at(-1)?.call.node.arguments ?? [];
  const setting = commit.at(-1);
  if (on && setting) {
    const there = valueThere({ node: on, in: setting.call.in }, made, flow);
    if (there === null) {
      return message('what {0}(…) is given is not known where the source is made', setting.name);
    }
    lines.push(`.setProperty("commit.offsets.on.checkpoint", ${asText(on, there)})`);
  }
  const metrics = values.get('flink.disable-metrics');
  if (metrics) {
    const off = literalText(metrics.node)?.toLowerCase() === 'true';
    off
      ? lines.push('.setProperty("register.consumer.metrics", "false")')
      : notes.push(message('{0} does not come along', 'flink.disable-metrics'));
  }
  const filter = 'disableFilterRestoredPartitionsWithSubscribedTopics';
  if (flow.settings.some(({ name }) => name === filter)) {
    notes.push(message('{0} does not come along', `${filter}()`));
  }
  if (values.has('flink.poll-timeout')) {
    notes.push(message('{0} does not come along', 'flink.poll-timeout'));
  }
  return { lines, notes };
}

/** An expression as a text for `setProperty`. */
function asText(expression: Expression, text: string): string {
  if (literalText(expression) !== null) {
    return text;
  }
  return expression.kind === 'literal' ? JSON.stringify(text.replace(/[lL]$/, '')) : `String.valueOf(${text})`;
}
