/** The `KafkaRecordSerializationSchema` that writes the records a schema of the old producer wrote. */
import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { type ClassModel, classType, type JavaType } from '../../java/class-model';
import { freeName } from '../free-name';
import { type Code, methodAround, textOf } from './code';
import type { Made } from './connector-flow';
import { lambdaParameter, variableOf } from './declarations';
import type { ProducerArguments } from './producer-arguments';

const SINK = 'org.apache.flink.connector.kafka.sink.';
const FIXED = 'org.apache.flink.streaming.connectors.kafka.partitioner.FlinkFixedPartitioner';
const CONTEXT_AWARE = 'org.apache.flink.streaming.connectors.kafka.KafkaContextAware';
const PARTITIONER = 'org.apache.flink.streaming.connectors.kafka.partitioner.FlinkKafkaPartitioner';

export interface SerializerCode {
  /** The lines of `.setRecordSerializer(…)`. */
  readonly lines: readonly string[];
  readonly before: readonly string[];
  readonly imports: readonly string[];
  readonly notes: readonly Message[];
}

export function recordSerializer(
  made: Made,
  given: ProducerArguments,
  element: string,
  code: Code,
): SerializerCode | Message {
  switch (given.schemaKind) {
    case 'value':
      return ofValue(made, given, element, code);
    case 'keyed':
      return ofKeyed(made, given, element, code);
    case 'kafka':
      return ofKafka(made, given, element, code);
  }
}

function ofValue(made: Made, given: ProducerArguments, element: string, code: Code): SerializerCode | Message {
  const partitioner = partitionerOf(made, given, element, code);
  return 'template' in partitioner
    ? partitioner
    : {
        lines: [
          `.setRecordSerializer(KafkaRecordSerializationSchema.<${element}>builder()`,
          `        .setTopic(${textOf(given.topic, made.in)})`,
          ...partitioner.lines,
          `        .setValueSerializationSchema(${textOf(given.schema, made.in)})`,
          '        .build())',
        ],
        before: [],
        imports: [`${SINK}KafkaRecordSerializationSchema`, ...partitioner.imports],
        notes: partitioner.notes,
      };
}

/** The topic of a schema counts before that of the producer, as in `FlinkKafkaProducer.invoke`. */
function ofKeyed(made: Made, given: ProducerArguments, element: string, code: Code): SerializerCode | Message {
  const partitioner = partitionerOf(made, given, element, code);
  const schema = variableFor(made, given.schema, element, 'KeyedSerializationSchema');
  if ('template' in partitioner) {
    return partitioner;
  }
  if ('template' in schema) {
    return schema;
  }
  const topic = textOf(given.topic, made.in);
  const each = lambdaParameter('each', made.node, made.in);
  const of = `${schema.name}.getTargetTopic(${each})`;
  return {
    lines: [
      `.setRecordSerializer(KafkaRecordSerializationSchema.<${element}>builder()`,
      `        .setTopicSelector((${element} ${each}) -> ${of} != null ? ${of} : ${topic})`,
      ...partitioner.lines,
      `        .setKeySerializationSchema((${element} ${each}) -> ${schema.name}.serializeKey(${each}))`,
      `        .setValueSerializationSchema((${element} ${each}) -> ${schema.name}.serializeValue(${each}))`,
      '        .build())',
    ],
    before: schema.before,
    imports: [`${SINK}KafkaRecordSerializationSchema`, ...schema.imports, ...partitioner.imports],
    notes: partitioner.notes,
  };
}

/** A schema that makes the whole record: it is asked as before, with the timestamp it got before. */
function ofKafka(made: Made, given: ProducerArguments, element: string, code: Code): SerializerCode | Message {
  const model = modelOf(given.schema, made, code);
  const type = code.project.typeOfExpression(given.schema, made.in.unit);
  if (code.project.hasSupertype(type, CONTEXT_AWARE) || isContextAware(model, code)) {
    return message('its schema is a KafkaContextAware, which KafkaSink does not tell its partitions');
  }
  const schema = variableFor(made, given.schema, element, 'KafkaSerializationSchema');
  if ('template' in schema) {
    return schema;
  }
  const isOpened = opens(given.schema, model);
  if (isOpened === false) {
    const [each, context, timestamp] = ['each', 'context', 'timestamp'].map((name) =>
      lambdaParameter(name, made.node, made.in),
    );
    return {
      lines: [
        `.setRecordSerializer((${each}, ${context}, ${timestamp}) -> ${schema.name}.serialize(${each}, ${timestamp}))`,
      ],
      before: schema.before,
      imports: schema.imports,
      notes: [],
    };
  }
  return {
    lines: [
      `.setRecordSerializer(new KafkaRecordSerializationSchema<${element}>() {`,
      '    @Override',
      '    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) throws Exception {',
      `        ${schema.name}.open(context);`,
      '    }',
      '',
      '    @Override',
      `    public ProducerRecord<byte[], byte[]> serialize(${element} each, KafkaSinkContext sink, Long timestamp) {`,
      `        return ${schema.name}.serialize(each, timestamp);`,
      '    }',
      '})',
    ],
    before: schema.before,
    imports: [
      `${SINK}KafkaRecordSerializationSchema`,
      'org.apache.flink.api.common.serialization.SerializationSchema',
      'org.apache.kafka.clients.producer.ProducerRecord',
      ...schema.imports,
    ],
    notes:
      isOpened === null ? [message('If its schema is a KafkaContextAware, it is no longer told its partitions')] : [],
  };
}

function partitionerOf(
  made: Made,
  { partitioner }: ProducerArguments,
  element: string,
  { project }: Code,
): SerializerCode | Message {
  const none = { lines: [], before: [], imports: [], notes: [] };
  if (partitioner === 'kafka') {
    return none;
  }
  if (partitioner === 'fixed') {
    return {
      ...none,
      lines: [`        .setPartitioner(new FlinkFixedPartitioner<${element}>())`],
      imports: [FIXED],
      notes: [message('FlinkFixedPartitioner is written out: the old producer took it by itself, KafkaSink does not')],
    };
  }
  const type = project.typeOfExpression(partitioner, made.in.unit);
  const text = textOf(partitioner, made.in);
  return project.hasSupertype(type, PARTITIONER) || project.hasSupertype(type, FIXED)
    ? { ...none, lines: [`        .setPartitioner(${text})`] }
    : message('the type of its partitioner, {0}, is not known', text);
}

interface SchemaVariable {
  readonly name: string;
  readonly before: readonly string[];
  readonly imports: readonly string[];
}

/** A schema under a name that lambdas can hold: its own where nothing assigns it again, else that of a new variable. */
function variableFor(
  made: Made,
  schema: Expression,
  element: string,
  className: 'KeyedSerializationSchema' | 'KafkaSerializationSchema',
): SchemaVariable | Message {
  if (schema.kind === 'name') {
    const variable = variableOf(schema.name, schema, made.in);
    if (variable && variable.kind !== 'field' && !isAssigned(schema.name, made)) {
      return { name: schema.name, before: [], imports: [] };
    }
  }
  if (!methodAround(made.node, made.in)) {
    return message('it is made outside of a method, where its schema gets no variable');
  }
  const name = freeName('recordSchema', made.in.file);
  const owner =
    className === 'KeyedSerializationSchema'
      ? 'org.apache.flink.streaming.util.serialization.'
      : 'org.apache.flink.streaming.connectors.kafka.';
  return {
    name,
    before: [`${className}<${element}> ${name} = ${textOf(schema, made.in)};`],
    imports: [owner + className],
  };
}

function isAssigned(name: string, { in: file }: Made): boolean {
  return (
    new RegExp(`(?<![\\w.])${name}\\s*=[^=]`, 'g').exec(
      file.file.lines.text.replace(new RegExp(`[\\w>\\])]\\s+${name}\\s*=`, 'g'), ''),
    ) !== null
  );
}

/** The class of a schema that is made on the spot or has a static type of the project's. */
function modelOf(schema: Expression, made: Made, { project }: Code): ClassModel | null {
  const type: JavaType = project.typeOfExpression(schema, made.in.unit);
  return type.kind === 'class' ? project.findClass(type.name) : null;
}

/** Whether the schema has an `open` of its own; null where a subclass may have one. */
function opens(schema: Expression, model: ClassModel | null): boolean | null {
  if (schema.kind === 'lambda' || schema.kind === 'method-reference') {
    return false;
  }
  if (schema.kind === 'new' && schema.body) {
    return schema.body.methods.some(({ name }) => name === 'open');
  }
  if (schema.kind !== 'new' && !model?.keywords.has('final')) {
    return null;
  }
  const isAlone = model?.superclass?.kind === 'class' && model.superclass.name === 'java.lang.Object';
  return model && isAlone ? model.methods.some(({ name }) => name === 'open') : null;
}

function isContextAware(model: ClassModel | null, { project }: Code): boolean {
  return model !== null && project.hasSupertype(classType(model.name), CONTEXT_AWARE);
}
