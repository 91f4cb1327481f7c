/** What sources give (`StreamExecutionEnvironment.addSource`, `fromSource`, `fromElements` and their like). */
import { message } from '../../base/message';
import { isAtLeast } from '../../flink/flink-version';
import { type ClassType, classType } from '../../java/class-model';
import type { TypeInformation } from '../../typeinfo/type-information';
import { ownerOfChain } from '../interpreter/library-calls';
import type { Value } from '../interpreter/value';
import type { Transformation } from '../transformation';
import type { ElementTypeContext } from './context';
import { failure, unknownType } from './element-type';
import { ABSTRACT_SCHEMA, type BaseClass, INPUT_FORMAT, SOURCE, SOURCE_FUNCTION } from './function-classes';
import { type Functions, missingType } from './functions';
import { classNameOf, type KnownObject, Objects } from './objects';
import type { TypeValues } from './type-values';

/** Sources that take what they read, then a deserialization schema. */
const CONSUMER =
  /^org\.apache\.flink\.streaming\.connectors\.(?:kafka\.FlinkKafkaConsumer\w*|kinesis\.FlinkKinesisConsumer)$/;

const NOT_KNOWN = unknownType(message('what the source gives is not known'));

interface SourceType {
  readonly info: TypeInformation;
  /** True for an exception at this call. */
  readonly thrown: boolean;
  /** True where the call is handed the type. */
  readonly told?: boolean;
}

export class Sources {
  private readonly objects: Objects;

  constructor(
    private readonly context: ElementTypeContext,
    private readonly functions: Functions,
    private readonly typeValues: TypeValues,
  ) {
    this.objects = new Objects(context);
  }

  /** The type information of what a source gives; of kind `error` where it is missing or Flink throws. */
  output(source: Transformation): SourceType {
    const explicit = this.explicit(source);
    if (explicit) {
      return { info: explicit, thrown: explicit.kind === 'error', told: true };
    }
    const [first] = source.arguments;
    switch (source.call) {
      case 'fromSequence':
      case 'generateSequence':
        return made(this.basic('java.lang.Long'));
      case 'readTextFile':
      case 'socketTextStream':
        return made(this.basic('java.lang.String'));
      case 'fromElements':
      case 'fromData':
      case 'fromCollection':
      case 'fromParallelCollection':
        return this.ofElements(source);
      case 'addSource':
        return this.ofObject(first, SOURCE_FUNCTION, this.nameOf(source, 'Custom Source'));
      case 'fromSource':
        return this.ofObject(first, SOURCE, this.nameOf(source, ''));
      case 'createInput':
      case 'readFile':
        return thrownIfError(this.ofObject(first, INPUT_FORMAT, '').info);
      default:
        return made(NOT_KNOWN);
    }
  }

  private basic(name: string): TypeInformation {
    return this.context.extractor.extractType(classType(name));
  }

  private nameOf({ arguments: values }: Transformation, otherwise: string): string {
    const name = values.find((value) => value.kind === 'constant' && typeof value.value === 'string');
    return name?.kind === 'constant' ? String(name.value) : otherwise;
  }

  /** The `TypeInformation` that a call is given; null when it is given none. */
  private explicit({ call, arguments: values, argumentNodes, body, file }: Transformation): TypeInformation | null {
    if (call === 'fromElements') {
      return null;
    }
    for (const [i, value] of values.entries()) {
      // fromData has it before the elements, the others behind what they read
      if ((i > 0 || call === 'fromData') && this.typeValues.isTypeInformation(value, argumentNodes[i], file)) {
        return this.typeValues.argument(value, argumentNodes[i], body.scope);
      }
    }
    return null;
  }

  private ofElements(source: Transformation): SourceType {
    const { arguments: values, argumentNodes, file, call } = source;
    const [first, second] = values;
    const classValue = call === 'fromElements' || call === 'fromData' ? first : second;
    if (classValue?.kind === 'class') {
      return thrownIfError(this.context.extractor.extractType(classValue.type));
    }
    const isCollection = call === 'fromCollection' || (call === 'fromData' && this.isCollection(source));
    if (call === 'fromParallelCollection') {
      return made(NOT_KNOWN);
    }
    const array = !isCollection && values.length === 1 ? this.objects.elementOfArray(argumentNodes[0], file) : null;
    const object = isCollection
      ? this.objects.firstOf(first, argumentNodes[0], file)
      : (array ?? this.objects.objectOf(first, argumentNodes[0], file));
    const info = this.objects.typeInformation(object);
    return info.kind === 'error'
      ? { info: failure(this.notCreated(object, call ?? '', isCollection), info), thrown: true }
      : made(info);
  }

  private isCollection({ arguments: values, argumentNodes, file }: Transformation): boolean {
    const unit = values.length === 1 && argumentNodes[0] ? this.context.unitOf(file) : null;
    const type = unit && argumentNodes[0] ? this.context.expressions.typeOf(argumentNodes[0], unit) : null;
    return type !== null && this.context.expressions.asSuper(type, 'java.util.Collection') !== null;
  }

  private notCreated(object: KnownObject, call: string, isCollection: boolean): string {
    const name = classNameOf(object);
    const { version } = this.context;
    const since119 = version !== null && isAtLeast(version, 1, 19);
    const method = call === 'fromData' ? 'fromData' : 'fromElements';
    return (
      `Could not create TypeInformation for type ${isCollection ? 'class ' : ''}${name}; please specify the ` +
      (isCollection && since119
        ? 'TypeInformation manually via the version of the method that explicitly accepts it as an argument.'
        : `TypeInformation manually via StreamExecutionEnvironment#${method}(Collection, TypeInformation)`)
    );
  }

  /** `StreamExecutionEnvironment.getTypeInfo`: what a source says itself, else what its class says. */
  private ofObject(value: Value | undefined, base: BaseClass, name: string): SourceType {
    const known = value && this.ofLibrarySource(value);
    if (known) {
      return thrownIfError(known);
    }
    if (value?.kind !== 'object') {
      return made(NOT_KNOWN);
    }
    const queried = this.functions.producedType(value);
    if (queried) {
      return thrownIfError(queried);
    }
    const info = this.functions.ofClass(value, base, []);
    return made(info.kind === 'error' && base !== INPUT_FORMAT ? missingType(name, info) : info);
  }

  /** Sources of Flink and its connectors that give what their deserializer makes; null for others. */
  private ofLibrarySource(value: Value): TypeInformation | null {
    const root = value.kind === 'object' ? value.type.name : ownerOfChain(value);
    switch (root) {
      case 'org.apache.flink.api.connector.source.lib.NumberSequenceSource':
        return this.basic('java.lang.Long');
      case 'org.apache.flink.connector.datagen.source.DataGeneratorSource':
        return value.kind === 'object' && value.arguments.length > 0
          ? this.typeValues.read(value.arguments[value.arguments.length - 1] as Value)
          : NOT_KNOWN;
      default:
        return value.kind === 'object' && CONSUMER.test(value.type.name)
          ? this.ofSchema(value.arguments[1])
          : value.kind === 'call'
            ? this.ofBuilder(value)
            : null;
    }
  }

  /** What a builder was told: the last deserializer or format. */
  private ofBuilder(value: Extract<Value, { kind: 'call' }>): TypeInformation {
    for (let at: Value | null = value; at?.kind === 'call'; at = at.receiver) {
      if (
        /^(?:set(?:ValueOnly)?Deserializ(?:er|ationSchema)|deserializer|for(?:RecordStream|BulkFile)Format)$/.test(
          at.method,
        )
      ) {
        return this.ofSchema(at.arguments[0]);
      }
    }
    return NOT_KNOWN;
  }

  /** What a deserialization schema or a format gives (`ResultTypeQueryable.getProducedType`). */
  private ofSchema(value: Value | undefined): TypeInformation {
    if (value?.kind === 'call') {
      const [argument] = value.arguments;
      if (/KafkaRecordDeserializationSchema$/.test(value.owner ?? '') && /^(valueOnly|of)$/.test(value.method)) {
        return argument?.kind === 'class' ? NOT_KNOWN : this.ofSchema(argument);
      }
      return value.method === 'forSpecific' && argument?.kind === 'class'
        ? this.context.extractor.extractType(argument.type)
        : NOT_KNOWN;
    }
    if (value?.kind !== 'object') {
      return NOT_KNOWN;
    }
    switch (value.type.name) {
      case 'org.apache.flink.api.common.serialization.SimpleStringSchema':
      case 'org.apache.flink.connector.file.src.reader.TextLineInputFormat':
      case 'org.apache.flink.connector.file.src.reader.TextLineFormat':
      case 'com.ververica.cdc.debezium.JsonDebeziumDeserializationSchema':
      case 'org.apache.flink.cdc.debezium.JsonDebeziumDeserializationSchema':
        return this.basic('java.lang.String');
      case 'org.apache.flink.api.common.serialization.TypeInformationSerializationSchema':
        return value.arguments[0] ? this.typeValues.read(value.arguments[0]) : NOT_KNOWN;
      case 'org.apache.flink.formats.json.JsonDeserializationSchema': {
        const [argument] = value.arguments;
        return argument ? this.typeValues.read(argument) : NOT_KNOWN;
      }
      default:
        return this.ofOwnSchema(value, value.type);
    }
  }

  private ofOwnSchema(value: Extract<Value, { kind: 'object' }>, type: ClassType): TypeInformation {
    const { expressions } = this.context;
    if (expressions.asSuper(type, ABSTRACT_SCHEMA.name) !== null && !this.functions.hasOwnProducedType(value)) {
      return value.arguments.length === 0 ? this.functions.ofClass(value, ABSTRACT_SCHEMA, []) : NOT_KNOWN;
    }
    return this.functions.producedType(value) ?? NOT_KNOWN;
  }
}

function made(info: TypeInformation): SourceType {
  return { info, thrown: false };
}

function thrownIfError(info: TypeInformation): SourceType {
  return { info, thrown: info.kind === 'error' };
}
