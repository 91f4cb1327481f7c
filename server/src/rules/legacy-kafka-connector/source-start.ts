/** Where a new source begins to read, and what that costs. */
import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { OFFSETS_IMPORTS, offsetLines } from '../../savepoint/offsets-java';
import type { SourcePosition } from '../../savepoint/savepoint';
import { freeName } from '../free-name';
import { valueThere } from './builder-place';
import { methodAround, textOf } from './code';
import type { ConnectorFlow, Made, Setting } from './connector-flow';
import { lambdaParameter } from './declarations';
import { type KafkaProperties, literalText } from './kafka-properties';
import { settingsFor } from './settings-of';

const RESET = 'org.apache.kafka.clients.consumer.OffsetResetStrategy';
const PARTITION = 'org.apache.kafka.common.TopicPartition';

/** Where the new source begins: what the old one committed, what its code says, or what a savepoint holds. */
export type Start = 'committed' | 'as-written' | { readonly offsets: readonly SourcePosition[] };

export type Reset = 'EARLIEST' | 'LATEST' | 'NONE';

export interface StartCode {
  /** `OffsetsInitializer.earliest()`. */
  readonly text: string;
  readonly imports: readonly string[];
  /** What a partition without a committed offset begins with; null where that does not matter. */
  readonly reset: Reset | null;
  /** Statements that must stand before: the offsets of a savepoint. */
  readonly before: readonly string[];
  readonly notes?: readonly Message[];
}

export function startCode(
  start: Start,
  made: Made,
  flow: ConnectorFlow,
  properties: KafkaProperties,
): StartCode | Message {
  const given = properties.values.get('auto.offset.reset');
  const told = resetOf(given?.node);
  if (start === 'committed') {
    if (properties.complete && !properties.values.has('group.id')) {
      return message('it has no group.id, so that it commits no offsets the new source could start from');
    }
    const note = message(
      'What auto.offset.reset is set to is not known here: a partition without committed offset is read from its beginning',
    );
    return commits(flow) ?? { ...committed(told ?? 'EARLIEST'), notes: given && told === null ? [note] : [] };
  }
  if (start !== 'as-written') {
    return offsetsOf(start.offsets, made);
  }
  const settings = settingsFor(made, flow, /^setStartFrom/);
  if ('template' in settings) {
    return settings;
  }
  const isUnset = given === undefined && properties.complete;
  return asWritten(settings.at(-1), resetCode(isUnset ? 'LATEST' : told, made), made, flow);
}

/** Null when the old source surely commits its offsets, as far as its own switch goes. */
function commits({ settings }: ConnectorFlow): Message | null {
  const isOn = ({ call }: Setting) => {
    const [on] = call.node.arguments;
    return on?.kind === 'literal' && on.literal.type === 'boolean' && on.literal.value;
  };
  const off = settings.find((setting) => setting.name === 'setCommitOffsetsOnCheckpoints' && !isOn(setting));
  return off
    ? message('it may not commit its offsets, so that there is nothing for the new source to start from')
    : null;
}

function committed(reset: Reset): StartCode {
  const text = `OffsetsInitializer.committedOffsets(OffsetResetStrategy.${reset})`;
  return { text, imports: [RESET], reset, before: [] };
}

function plain(text: string, imports: readonly string[] = []): StartCode {
  return { text, imports, reset: null, before: [] };
}

interface ResetCode {
  readonly text: string;
  readonly imports: readonly string[];
}

/** Kafka's own default is latest; what is not known is asked of the properties themselves. Null where they have no name. */
function resetCode(reset: Reset | null, { node, in: file }: Made): ResetCode | null {
  if (reset !== null) {
    return { text: `OffsetResetStrategy.${reset}`, imports: [RESET] };
  }
  const [, , given] = node.arguments;
  if (given?.kind !== 'name' && given?.kind !== 'field') {
    return null;
  }
  const asked = `${textOf(given, file)}.getProperty("auto.offset.reset", "latest")`;
  return {
    text: `OffsetResetStrategy.valueOf(${asked}.toUpperCase(Locale.ROOT))`,
    imports: [RESET, 'java.util.Locale'],
  };
}

function asWritten(
  setting: Setting | undefined,
  reset: ResetCode | null,
  made: Made,
  flow: ConnectorFlow,
): StartCode | Message {
  const [argument] = setting?.call.node.arguments ?? [];
  const given = argument && setting ? valueThere({ node: argument, in: setting.call.in }, made, flow) : null;
  switch (setting?.name) {
    case 'setStartFromEarliest':
      return plain('OffsetsInitializer.earliest()');
    case 'setStartFromLatest':
      return plain('OffsetsInitializer.latest()');
    case undefined:
    case 'setStartFromGroupOffsets':
      return reset === null
        ? message('what auto.offset.reset is set to is not known')
        : plain(`OffsetsInitializer.committedOffsets(${reset.text})`, reset.imports);
    case 'setStartFromTimestamp':
      return given === null
        ? message('what {0}(…) is given is not known where the source is made', setting?.name ?? '')
        : plain(`OffsetsInitializer.timestamp(${given})`);
    default:
      return specificOffsets(given, reset, made);
  }
}

/** KafkaSource reads the committed offset of a partition that the map does not name, as the old one did. */
function specificOffsets(map: string | null, reset: ResetCode | null, made: Made): StartCode | Message {
  if (map === null || reset === null) {
    return message('what {0}(…) is given is not known where the source is made', 'setStartFromSpecificOffsets');
  }
  const each = lambdaParameter('each', made.node, made.in);
  const partition = `new TopicPartition(${each}.getKey().getTopic(), ${each}.getKey().getPartition())`;
  const converted = `${map}.entrySet().stream().collect(Collectors.toMap(${each} -> ${partition}, Map.Entry::getValue))`;
  return plain(`OffsetsInitializer.offsets(${converted}, ${reset.text})`, [
    ...reset.imports,
    PARTITION,
    'java.util.Map',
    'java.util.stream.Collectors',
  ]);
}

/** `Map<TopicPartition, Long>` filled by statements in front of the one that makes the source. */
function offsetsOf(positions: readonly SourcePosition[], made: Made): StartCode | Message {
  const method = methodAround(made.node, made.in);
  if (!method) {
    return message('it is made outside of a method, where no offsets can be listed');
  }
  const name = freeName('savepointOffsets', made.in.file);
  return {
    text: `OffsetsInitializer.offsets(${name})`,
    imports: OFFSETS_IMPORTS,
    reset: null,
    before: offsetLines(name, positions),
  };
}

function resetOf(expression: Expression | undefined): Reset | null {
  const written = literalText(expression)?.toLowerCase();
  return written === 'earliest' ? 'EARLIEST' : written === 'latest' ? 'LATEST' : written === 'none' ? 'NONE' : null;
}
