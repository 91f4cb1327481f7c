/** Where a KafkaSource begins to read when nothing is restored into it. */
import { type Expression, walk } from '../java/ast';
import type { CallValue, Value } from '../topology/interpreter/value';
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

/** True for a source that ends by itself: `setBounded`. */
export function isBoundedKafkaSource({
  transformation: {
    arguments: [source],
  },
}: Operator): boolean {
  return callsOf(source).some(({ method }) => method === 'setBounded');
}

/** `KafkaSourceBuilder` (connector 1.17 to 4.0): earliest where no starting offsets are set. Null where it cannot be told. */
export function kafkaStart({ transformation }: Operator): KafkaStart | null {
  const [build, ...calls] = callsOf(transformation.arguments[0]);
  if (!build) {
    return null;
  }
  const set = calls.find(({ method }) => method === 'setStartingOffsets');
  if (set) {
    return isWithin(set.expression, build.expression) || isSetOnce(build) ? initializerOf(set.arguments[0]) : null;
  }
  return isOneChain(build.expression) ? 'earliest' : null;
}

/** `build()` and the calls before it, the last first. */
function callsOf(source: Value | undefined): CallValue[] {
  const calls: CallValue[] = [];
  for (let call: Value | null = source ?? null; call?.kind === 'call'; call = call.receiver) {
    calls.push(call);
  }
  return calls;
}

function initializerOf(value: Value | undefined): KafkaStart | null {
  return value?.kind === 'call' && value.owner === INITIALIZER && STARTS.has(value.method)
    ? (value.method as KafkaStart)
    : null;
}

/** True for a call in the chain that another one ends: nothing comes between the two. */
function isWithin(call: Expression, chain: Expression): boolean {
  for (let at: Expression | null = chain; at?.kind === 'call'; at = at.target) {
    if (at === call) {
      return true;
    }
  }
  return false;
}

/** True for a builder in a variable of a method that sets one start, and hands the builder to nobody who may set another. */
function isSetOnce({ expression, within: { method } }: CallValue): boolean {
  let root: Expression | null = expression;
  while (root?.kind === 'call') {
    root = root.target;
  }
  const name = root?.kind === 'name' ? root.name : null;
  let starts = 0;
  let isHandedOn = false;
  walk(method, (node) => {
    if (node.kind === 'call') {
      starts += node.name === 'setStartingOffsets' ? 1 : 0;
      isHandedOn ||= node.arguments.some((argument) => argument.kind === 'name' && argument.name === name);
    }
    return undefined;
  });
  return name !== null && starts === 1 && !isHandedOn;
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
