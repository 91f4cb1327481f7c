/** The `KafkaSource` that does what a FlinkKafkaConsumer did. */
import { type Message, message } from '../../base/message';
import type { TextLines } from '../../base/text-lines';
import type { CompilationUnit, Expression } from '../../java/ast';
import { type JavaType, simpleName } from '../../java/class-model';
import type { FileFacts } from '../rule';
import type { ConsumerSetup } from './consumer-setup';
import { literalText, propertiesSet } from './kafka-properties';

const SOURCE = 'org.apache.flink.connector.kafka.source.KafkaSource';
const OFFSETS = 'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer';
const RECORD_SCHEMA = 'org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema';
const RESET = 'org.apache.kafka.clients.consumer.OffsetResetStrategy';
const WATERMARKS = 'org.apache.flink.api.common.eventtime.WatermarkStrategy';
const VALUE_SCHEMA = 'org.apache.flink.api.common.serialization.DeserializationSchema';
const TYPE_INFORMATION = 'org.apache.flink.api.common.typeinfo.TypeInformation';
const KAFKA_SCHEMA = 'org.apache.flink.streaming.connectors.kafka.KafkaDeserializationSchema';

/** Where the new source begins. */
export type Start = 'committed' | 'as-written';

export interface SourceCode {
  /** `KafkaSource.<String>builder()` up to `.build()`, one call a line. */
  readonly calls: readonly string[];
  /** `KafkaSource<String>`. */
  readonly type: string;
  readonly watermarks: string;
  /** The expression of the operator's name. */
  readonly name: string;
  /** The expression of the type information that `addSource` was given; null for none. */
  readonly typeInformation: string | null;
  readonly imports: readonly string[];
  /** What `auto.offset.reset` is: the record a partition without a committed offset begins with. */
  readonly reset: 'EARLIEST' | 'LATEST' | 'NONE';
  /** What is written as start, for a title: `earliest()`. */
  readonly startText: string;
}

/** The code of the new source; or why it cannot be written. */
export function sourceCode(facts: FileFacts, setup: ConsumerSetup, start: Start): SourceCode | Message {
  const unit = facts.file.unit();
  const [topics, schema, properties, ...more] = setup.made.arguments;
  if (!unit || !topics || !schema || !properties || more.length > 0) {
    return message('its constructor is not one of three arguments');
  }
  const { lines } = facts;
  const text = (expression: Expression) => lines.slice(expression.range);
  const topicsCall = topicsOf(facts, topics, unit);
  const schemaCall = schemaOf(facts, schema, unit);
  const element = elementOf(facts, setup, unit);
  const given = propertiesSet(properties, setup.statements);
  const begin = startOf(setup, start, given.get('auto.offset.reset'), text);
  const watermarks = watermarksOf(facts, setup, unit);
  const named = nameOf(facts, setup, unit);
  for (const part of [topicsCall, schemaCall, element, begin, watermarks, named]) {
    if ('template' in part) {
      return part;
    }
  }
  const unknown = setup.settings.find(({ name }) => !KNOWN_SETTINGS.test(name));
  if (unknown) {
    return message('KafkaSource has nothing like {0}(…)', unknown.name);
  }
  const discovery = given.get('flink.partition-discovery.interval-millis');
  const commit = setup.settings.find(({ name }) => name === 'setCommitOffsetsOnCheckpoints')?.arguments[0];
  const parts = [topicsCall, schemaCall, element, begin, watermarks, named] as Parts;
  const [topic, deserializer, type, offsets, strategy, name] = parts;
  return {
    calls: [
      `KafkaSource.<${type.text}>builder()`,
      `.setProperties(${text(properties)})`,
      topic.text,
      `.setStartingOffsets(${offsets.text})`,
      deserializer.text,
      ...(discovery ? [`.setProperty("partition.discovery.interval.ms", ${asText(discovery, text)})`] : []),
      ...(commit ? [`.setProperty("commit.offsets.on.checkpoint", ${asText(commit, text)})`] : []),
      '.build()',
    ],
    type: `KafkaSource<${type.text}>`,
    watermarks: strategy.text,
    name: name.text,
    typeInformation: name.imports[0] ?? null,
    imports: [SOURCE, OFFSETS, WATERMARKS, ...deserializer.imports, ...offsets.imports],
    reset: offsets.reset ?? 'EARLIEST',
    startText: offsets.text.replace(/^OffsetsInitializer\./, ''),
  };
}

interface Part {
  readonly text: string;
  readonly imports: readonly string[];
  readonly reset?: SourceCode['reset'];
}
type Parts = [Part, Part, Part, Part, Part, Part];

const KNOWN_SETTINGS =
  /^(?:setStartFrom(?:Earliest|Latest|GroupOffsets|Timestamp|SpecificOffsets)|setCommitOffsetsOnCheckpoints|assignTimestampsAndWatermarks)$/;

function part(text: string, imports: readonly string[] = []): Part {
  return { text, imports };
}

function topicsOf({ lines, project }: FileFacts, topics: Expression, unit: CompilationUnit): Part | Message {
  const type = project.typeOfExpression(topics, unit);
  const name = type.kind === 'class' ? type.name : literalText(topics) === null ? '' : 'java.lang.String';
  const text = lines.slice(topics.range);
  if (name === 'java.util.regex.Pattern') {
    return part(`.setTopicPattern(${text})`);
  }
  return name === 'java.lang.String' || project.hasSupertype(type, 'java.util.List')
    ? part(`.setTopics(${text})`)
    : message('the type of its topics, {0}, is not known', text);
}

function schemaOf({ lines, project }: FileFacts, schema: Expression, unit: CompilationUnit): Part | Message {
  const type = project.typeOfExpression(schema, unit);
  const text = lines.slice(schema.range);
  if (project.hasSupertype(type, VALUE_SCHEMA)) {
    return part(`.setValueOnlyDeserializer(${text})`);
  }
  return project.hasSupertype(type, KAFKA_SCHEMA)
    ? part(`.setDeserializer(KafkaRecordDeserializationSchema.of(${text}))`, [RECORD_SCHEMA])
    : message('the type of its schema, {0}, is not known', text);
}

/** `String` of `FlinkKafkaConsumer<String>`, as it is written or as it follows from the schema. */
function elementOf(
  { lines, project }: FileFacts,
  { made, variable }: ConsumerSetup,
  unit: CompilationUnit,
): Part | Message {
  const written = [made.type, ...(variable ? [variable.type] : [])].flatMap((node) =>
    node.kind === 'named' ? (node.arguments ?? []).slice(0, 1) : [],
  );
  const [first] = written;
  if (first) {
    return part(lines.slice(first.range));
  }
  const type = project.typeOfExpression(made, unit);
  const element = type.kind === 'class' ? type.arguments[0] : undefined;
  const name = element && typeText(element, unit);
  return name ? part(name) : message('the type of its records is not known');
}

/** A type as the file can write it; null for what has no name. */
function typeText(type: JavaType, unit: CompilationUnit): string | null {
  if (type.kind === 'array') {
    const element = typeText(type.element, unit);
    return element && `${element}[]`;
  }
  if (type.kind === 'primitive') {
    return type.name;
  }
  if (type.kind !== 'class') {
    return null;
  }
  const given = type.arguments.map((argument) => typeText(argument, unit));
  if (given.includes(null)) {
    return null;
  }
  const canonical = type.name.replace(/\$/g, '.');
  const packageName = type.name.slice(0, Math.max(0, type.name.lastIndexOf('.')));
  const isNear =
    packageName === 'java.lang' ||
    packageName === unit.package ||
    unit.imports.some((i) => !i.static && (i.name === canonical || (i.star && i.name === packageName)));
  const name = isNear && !type.name.includes('$') ? simpleName(type.name) : canonical;
  return given.length > 0 ? `${name}<${given.join(', ')}>` : name;
}

function startOf(
  { settings }: ConsumerSetup,
  start: Start,
  autoOffsetReset: Expression | undefined,
  text: (expression: Expression) => string,
): Part | Message {
  const written = literalText(autoOffsetReset)?.toLowerCase();
  const told =
    written === 'earliest' ? 'EARLIEST' : written === 'latest' ? 'LATEST' : written === 'none' ? 'NONE' : null;
  const committed = (reset: SourceCode['reset']): Part => ({
    ...part(`OffsetsInitializer.committedOffsets(OffsetResetStrategy.${reset})`, [RESET]),
    reset,
  });
  if (start === 'committed') {
    const commits = settings.find(({ name }) => name === 'setCommitOffsetsOnCheckpoints');
    const [on] = commits?.arguments ?? [];
    if (on && !(on.kind === 'literal' && on.literal.type === 'boolean' && on.literal.value)) {
      return message('it may not commit its offsets, so that there is nothing for the new source to start from');
    }
    // where nobody says what to do without a committed offset, nothing must be skipped
    return committed(told ?? 'EARLIEST');
  }
  const starts = settings.filter(({ name }) => name.startsWith('setStartFrom'));
  const [last] = starts.slice(-1);
  switch (last?.name) {
    case undefined:
    case 'setStartFromGroupOffsets':
      // Kafka's own default of auto.offset.reset is latest
      return autoOffsetReset && told === null
        ? message('what auto.offset.reset is set to is not known')
        : committed(told ?? 'LATEST');
    case 'setStartFromEarliest':
      return part('OffsetsInitializer.earliest()');
    case 'setStartFromLatest':
      return part('OffsetsInitializer.latest()');
    case 'setStartFromTimestamp': {
      const [at] = last.arguments;
      return at ? part(`OffsetsInitializer.timestamp(${text(at)})`) : message('its start is not known');
    }
    default:
      return message('its offsets are given by KafkaTopicPartition, KafkaSource takes them by TopicPartition');
  }
}

function watermarksOf(
  { lines, project }: FileFacts,
  { settings }: ConsumerSetup,
  unit: CompilationUnit,
): Part | Message {
  const [setting, ...others] = settings.filter(({ name }) => name === 'assignTimestampsAndWatermarks');
  const [strategy] = setting?.arguments ?? [];
  if (!strategy) {
    return part('WatermarkStrategy.noWatermarks()');
  }
  const isStrategy = project.hasSupertype(project.typeOfExpression(strategy, unit), WATERMARKS);
  return isStrategy && others.length === 0
    ? part(lines.slice(strategy.range))
    : message('its watermarks do not come from a WatermarkStrategy');
}

/** The name that `addSource` was given, and the type information behind it as the one import of the part. */
function nameOf({ lines, project }: FileFacts, { addSource }: ConsumerSetup, unit: CompilationUnit): Part | Message {
  const [, ...rest] = addSource.arguments;
  let name: Expression | null = null;
  let typeInformation: Expression | null = null;
  for (const argument of rest) {
    const type = project.typeOfExpression(argument, unit);
    if (type.kind === 'class' && type.name === 'java.lang.String') {
      name = argument;
    } else if (project.hasSupertype(type, TYPE_INFORMATION)) {
      typeInformation = argument;
    } else {
      return message('what {0} is that addSource(…) is given is not known', lines.slice(argument.range));
    }
  }
  return part(
    name ? lines.slice(name.range) : '"Kafka source"',
    typeInformation ? [lines.slice(typeInformation.range)] : [],
  );
}

/** An expression as a text for `setProperty`. */
function asText(expression: Expression, text: (expression: Expression) => string): string {
  if (literalText(expression) !== null) {
    return text(expression);
  }
  return expression.kind === 'literal'
    ? JSON.stringify(text(expression).replace(/[lL]$/, ''))
    : `String.valueOf(${text(expression)})`;
}

/** The lines of a call chain, indented below its first. */
export function chain(calls: readonly string[], lines: TextLines, indent: string): string {
  const [first = '', ...rest] = calls;
  return [first, ...rest.map((call) => `${indent}${call}`)].join(lines.lineEnd);
}
