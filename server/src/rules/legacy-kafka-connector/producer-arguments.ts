/** Which constructor of FlinkKafkaProducer is called, and what each argument is (FlinkKafkaProducer, 1.14 to 1.20). */
import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { type Code, type CodeFile, textOf } from './code';
import type { Made } from './connector-flow';
import { setOnce } from './declarations';

export type SchemaKind = 'value' | 'keyed' | 'kafka';

export interface ProducerArguments {
  /** The brokers, where they are given instead of properties. */
  readonly brokers: Expression | null;
  readonly properties: Expression | null;
  readonly topic: Expression;
  readonly schema: Expression;
  readonly schemaKind: SchemaKind;
  /** `fixed`: FlinkFixedPartitioner, what the constructors without a partitioner take; `kafka`: that of Kafka. */
  readonly partitioner: Expression | 'fixed' | 'kafka';
  readonly semantic: Semantic;
  /** The size of the pool of producers, where one is given. */
  readonly poolSize: Expression | null;
}

export type Semantic = 'EXACTLY_ONCE' | 'AT_LEAST_ONCE' | 'NONE';

const SCHEMAS: readonly (readonly [string, SchemaKind])[] = [
  ['org.apache.flink.api.common.serialization.SerializationSchema', 'value'],
  ['org.apache.flink.streaming.util.serialization.KeyedSerializationSchema', 'keyed'],
  ['org.apache.flink.streaming.connectors.kafka.KafkaSerializationSchema', 'kafka'],
];

export function producerArguments({ node, in: file }: Made, code: Code): ProducerArguments | Message {
  const [first, second, third, ...rest] = node.arguments;
  if (!first || !second || !third) {
    return message('its constructor is not known');
  }
  const kindOf = (expression: Expression): SchemaKind | null => {
    const type = code.project.typeOfExpression(expression, file.unit);
    return SCHEMAS.find(([name]) => code.project.hasSupertype(type, name))?.[1] ?? null;
  };
  const ofBrokers = kindOf(third);
  if (ofBrokers === 'value' || ofBrokers === 'keyed') {
    return {
      brokers: first,
      properties: null,
      topic: second,
      schema: third,
      schemaKind: ofBrokers,
      partitioner: 'fixed',
      semantic: 'AT_LEAST_ONCE',
      poolSize: null,
    };
  }
  const schemaKind = kindOf(second);
  if (!schemaKind) {
    return message('the type of its schema, {0}, is not known', textOf(second, file));
  }
  const semanticAt = rest.findIndex((each) => semanticOf(each, file) !== null);
  const given = rest[semanticAt];
  const semantic = given ? semanticOf(given, file) : 'AT_LEAST_ONCE';
  const known = rest.filter((_, index) => index !== semanticAt);
  const poolSize = given && rest.length > semanticAt + 1 ? (rest[semanticAt + 1] ?? null) : null;
  const [partitionerArgument, ...unknown] = known.filter((each) => each !== poolSize);
  const isStranger = unknown.length > 0 || (schemaKind === 'kafka' && partitionerArgument !== undefined);
  if (!semantic || isStranger) {
    const stranger = unknown[0] ?? partitionerArgument ?? node;
    return message('what {0} is that it is given is not known', textOf(stranger, file));
  }
  return {
    brokers: null,
    properties: third,
    topic: first,
    schema: second,
    schemaKind,
    partitioner: partitionerOf(partitionerArgument, schemaKind),
    semantic,
    poolSize,
  };
}

/** `FlinkKafkaProducer.Semantic.EXACTLY_ONCE`, also imported, or in a variable that is set once. */
function semanticOf(expression: Expression, file: CodeFile): Semantic | null {
  const written = setOnce(expression, file);
  const name = written.kind === 'field' || written.kind === 'name' ? written.name : '';
  return name === 'EXACTLY_ONCE' || name === 'AT_LEAST_ONCE' || name === 'NONE' ? name : null;
}

function partitionerOf(argument: Expression | undefined, kind: SchemaKind): ProducerArguments['partitioner'] {
  if (!argument) {
    return kind === 'kafka' ? 'kafka' : 'fixed';
  }
  if (isNull(argument)) {
    return 'kafka';
  }
  if (argument.kind === 'call' && argument.target?.kind === 'name' && argument.target.name === 'Optional') {
    const [value] = argument.arguments;
    return argument.name === 'empty' || !value ? 'kafka' : value;
  }
  return argument;
}

/** `null`, also as `(FlinkKafkaPartitioner<String>) null`. */
function isNull(expression: Expression): boolean {
  return expression.kind === 'cast'
    ? isNull(expression.value)
    : expression.kind === 'literal' && expression.literal.type === 'null';
}
