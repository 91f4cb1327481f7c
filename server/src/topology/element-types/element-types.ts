/**
 * The type information on the edges of a job, as the DataStream API makes it while a program is built: what
 * `Transformation.getOutputType` gives, what `KeyedStream.getKeyType` gives, and where Flink throws.
 */
import { message } from '../../base/message';
import { classType } from '../../java/class-model';
import { flinkName } from '../../typeinfo/flink-name';
import { containsKind } from '../../typeinfo/tree';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Value } from '../interpreter/value';
import type { JobProgram, Transformation } from '../transformation';
import type { ElementTypeContext } from './context';
import { type ElementType, failure, isSameInformation, unknownType } from './element-type';
import { KEY_SELECTOR } from './function-classes';
import { Functions, missingType } from './functions';
import { keyOfFields, validatedKey } from './key-types';
import { OperatorResults } from './operator-results';
import { typeOfTag } from './output-tags';
import { Sources } from './sources';
import { TypeValues } from './type-values';

export type { ElementTypeContext } from './context';
export type { ElementType } from './element-type';

/** What is known of the types of each transformation, by its id. */
export function elementTypes(program: JobProgram, context: ElementTypeContext): ReadonlyMap<number, ElementType> {
  const reader = new ElementTypes(context);
  for (const transformation of program.transformations) {
    reader.add(transformation);
  }
  return reader.found;
}

const NO_INPUT = unknownType(message('what comes in is not known'));
const AFTER_FAILURE = unknownType(message('Flink throws before it gets here'));

/** What one call gives, before it is known whether it hands on what comes in. */
type ReadType = Omit<ElementType, 'origin' | 'told' | 'keyed'> & { readonly told?: boolean };

class ElementTypes {
  readonly found = new Map<number, ElementType>();
  /** The missing types that were asked for: a job ends there. */
  private readonly asked = new Set<number>();
  private readonly functions: Functions;
  private readonly typeValues: TypeValues;
  private readonly sources: Sources;
  private readonly operators: OperatorResults;

  constructor(private readonly context: ElementTypeContext) {
    this.functions = new Functions(context);
    this.typeValues = new TypeValues(context);
    this.sources = new Sources(context, this.functions, this.typeValues);
    this.operators = new OperatorResults(this.functions, this.typeValues);
  }

  /** Transformations come in the order of their ids, so that inputs are there before what reads them. */
  add(transformation: Transformation): void {
    const { id, inputs } = transformation;
    const type = this.read(transformation);
    const passed = inputs.flat().find((input) => type.output && this.found.get(input)?.output === type.output);
    const before = passed === undefined ? undefined : this.found.get(passed);
    const origin = before ? before.origin : type.output && id;
    const told = before ? before.told : type.told === true;
    this.found.set(id, { ...type, origin, told, keyed: transformation.kind === 'partition' && type.key !== null });
  }

  private read(transformation: Transformation): ReadType {
    const { kind } = transformation;
    if (kind === 'source') {
      const { info, thrown: isThrown, told } = this.sources.output(transformation);
      return { told, ...this.withReturns(transformation, info, isThrown ? info : null, null) };
    }
    if (kind === 'opaque') {
      return made(unknownType(message('what other code makes here is not known')));
    }
    if (kind === 'side-output') {
      const info = typeOfTag(transformation.arguments[0], this.functions, this.typeValues);
      return { ...made(info), thrown: info.kind === 'error' ? info : null };
    }
    const inputs = transformation.inputs.map((ids) => this.input(ids));
    const failed = inputs.find(({ kind: each }) => each === 'error') ?? null;
    const known = inputs.map((info) => (info.kind === 'error' ? AFTER_FAILURE : info));
    switch (kind) {
      case 'sink':
      case 'sink-to':
        return { output: null, key: this.keyOf(transformation, known), thrown: failed, accumulator: null };
      case 'partition':
        return failed ? thrown(failed) : this.partitioned(transformation, known[0] ?? NO_INPUT);
      case 'union':
        return failed ? thrown(failed) : united(known);
      case 'feedback':
        return failed ? thrown(failed) : made(known[0] ?? NO_INPUT);
      default:
        return failed ? thrown(failed) : this.operator(transformation, known);
    }
  }

  /** What comes in from one of several transformations; kind `error` for a missing type, the first time it is asked for. */
  private input(ids: readonly number[]): TypeInformation {
    const infos = ids.map((id) => this.outputOf(id));
    const [first = NO_INPUT, ...others] = infos;
    if (others.length === 0) {
      return first;
    }
    const failed = infos.find(({ kind }) => kind === 'error' || kind === 'unknown');
    const isOne = !failed && others.every((other) => isSameInformation(first, other));
    return isOne ? first : unknownType(message('a choice decides what comes in'));
  }

  private outputOf(id: number): TypeInformation {
    const { output, thrown: before } = this.found.get(id) ?? made(NO_INPUT);
    if (before || (output?.kind === 'error' && this.asked.has(id))) {
      return AFTER_FAILURE;
    }
    this.asked.add(id);
    return output ?? NO_INPUT;
  }

  private operator(operator: Transformation, inputs: readonly TypeInformation[]): ReadType {
    const result = this.operators.of(operator, inputs);
    const key = this.keyOf(operator, inputs);
    if (key?.kind === 'error') {
      return thrown(key);
    }
    const failed = result.info.kind === 'error' ? result.info : null;
    const isThrown = failed !== null && (result.failing !== 'missing' || !isInvalidTypes(result.info));
    const info = failed && !isThrown ? missingOf(operator, result.functionName, failed) : result.info;
    const read = this.withReturns(operator, info, isThrown ? failed : null, key, result.accumulator ?? null);
    return { told: result.failing === 'given', ...read };
  }

  /** `returns(…)` takes the place of what was extracted, unless that threw. */
  private withReturns(
    { returns }: Transformation,
    info: TypeInformation,
    failed: TypeInformation | null,
    key: TypeInformation | null,
    accumulator: TypeInformation | null = null,
  ): ReadType {
    if (failed) {
      return thrown(failed);
    }
    if (returns.kind === 'unset') {
      return { output: info, key, thrown: null, accumulator };
    }
    const told =
      returns.kind === 'set'
        ? this.typeValues.read(returns.value)
        : unknownType(message('what returns(…) says is not known'));
    return told.kind === 'error' ? thrown(told) : { output: told, key, thrown: null, accumulator, told: true };
  }

  private partitioned(partition: Transformation, input: TypeInformation): ReadType {
    const { call, arguments: values } = partition;
    if (call !== 'keyBy' && call !== 'reinterpretAsKeyedStream') {
      return made(input);
    }
    const isOnStream = call === 'keyBy';
    const [selector, explicit] = isOnStream ? values : values.slice(1);
    const nodes = isOnStream ? partition.argumentNodes : partition.argumentNodes.slice(1);
    const key = this.keyBySelector(partition, selector, explicit, values, nodes, input);
    return key.kind === 'error' ? thrown(key) : { output: input, key, thrown: null, accumulator: null };
  }

  private keyBySelector(
    { body, file }: Transformation,
    selector: Value | undefined,
    explicit: Value | undefined,
    values: readonly Value[],
    nodes: Transformation['argumentNodes'],
    input: TypeInformation,
  ): TypeInformation {
    const { expressions } = this.context;
    if (selector?.kind === 'constant') {
      return validatedKey(keyOfFields(values, input), expressions);
    }
    // connected.keyBy(first, second, type) is told apart by what is written
    const last = nodes.length - 1;
    const isTold = last > 0 && this.typeValues.isTypeInformation(values[last], nodes[last], file);
    const key = isTold
      ? this.typeValues.argument(explicit, nodes[last], body.scope)
      : this.functions.returnType(selector, KEY_SELECTOR, [input]);
    return validatedKey(key, expressions);
  }

  /** The type of the keys of what comes in; null where the operator gets none. */
  private keyOf(operator: Transformation, inputs: readonly TypeInformation[]): TypeInformation | null {
    const call = operator.call ?? '';
    if (call.startsWith('windowAll.') || (call.startsWith('cep.') && !operator.keyed)) {
      return this.context.extractor.extractType(classType('java.lang.Byte')); // NullByteKeySelector
    }
    const where = operator.steps.find(({ method }) => method === 'where');
    if (where && /^(?:join|coGroup)\./.test(call)) {
      const [selector, explicit] = where.arguments;
      const key = explicit
        ? this.typeValues.read(explicit)
        : this.functions.returnType(selector, KEY_SELECTOR, [inputs[0] ?? NO_INPUT]);
      return validatedKey(key, this.context.expressions);
    }
    const input = operator.keyed ? operator.inputs[0] : this.keyedInput(operator);
    if (!input) {
      return null;
    }
    const [first, ...others] = input.map((id) => this.found.get(id)?.key ?? null);
    return first && others.every((other) => other && isSameInformation(first, other))
      ? first
      : unknownType(message('the type of the key is not known'));
  }

  /** `ConnectedStreams.transform`: one of the two may be keyed alone, and gives its key. */
  private keyedInput({ call, inputs }: Transformation): readonly number[] | undefined {
    return call?.startsWith('connect.') ? inputs.find((ids) => ids.some((id) => this.found.get(id)?.keyed)) : undefined;
  }
}

function made(output: TypeInformation): ReadType {
  return { output, key: null, thrown: null, accumulator: null };
}

function thrown(failed: TypeInformation): ReadType {
  return { output: failed, key: null, thrown: failed, accumulator: null };
}

/** `DataStream.union`. */
function united(inputs: readonly TypeInformation[]): ReadType {
  const [first = NO_INPUT, ...others] = inputs;
  for (const other of others) {
    const isKnown = [first, other].every((info) => !containsKind(info, 'unknown', 'error'));
    if (isKnown && !isSameInformation(first, other)) {
      return thrown(failure(`Cannot union streams of different types: ${flinkName(first)} and ${flinkName(other)}`));
    }
  }
  return made(first.kind === 'unknown' ? (others.find(({ kind }) => kind !== 'unknown') ?? first) : first);
}

/** Other exceptions than an InvalidTypesException make no type missing: they are thrown at once. */
function isInvalidTypes({ reasons }: TypeInformation): boolean {
  const message = reasons[reasons.length - 1]?.message ?? '';
  return !/^java\.|is not instantiable: |^Could not load the TypeInformation/.test(message);
}

/** A missing type; what got hold of the operator may have called `returns(…)` on it. */
function missingOf(operator: Transformation, name: string | undefined, cause: TypeInformation): TypeInformation {
  return operator.uid.kind === 'unknown'
    ? unknownType(message('other code may say its type'))
    : missingType(name ?? callLocation(operator), cause);
}

/** `Utils.getCallLocationName`: `main(Job.java:12)`. */
function callLocation({ body, file, callRange }: Transformation): string {
  const { method } = body;
  const name = method === null ? '<clinit>' : method.kind === 'method' ? method.name : '<init>';
  return `${name}(${file.slice(file.lastIndexOf('/') + 1)}:${callRange.end.line + 1})`;
}
