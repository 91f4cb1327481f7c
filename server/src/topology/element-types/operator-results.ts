/** What each operator of the DataStream API gives, by the call that makes it; the same in 1.17 to 2.3. */
import { message } from '../../base/message';
import { isRollingAggregation } from '../../flink/stream-api';
import { classType } from '../../java/class-model';
import { composite, type TypeInformation } from '../../typeinfo/type-information';
import type { Value } from '../interpreter/value';
import type { Transformation } from '../transformation';
import { unknownType } from './element-type';
import * as classes from './function-classes';
import type { Functions } from './functions';
import type { TypeValues } from './type-values';

/**
 * - `given`: the call is handed the type
 * - `missing`: where it cannot be extracted it is missing until someone asks for it (`MissingTypeInfo`)
 * - `thrown`: where it cannot be extracted the call throws
 */
export interface OperatorResult {
  readonly info: TypeInformation;
  readonly failing: 'given' | 'missing' | 'thrown';
  /** Of an aggregate on windows; else absent. */
  readonly accumulator?: TypeInformation;
  /** The name in the message of a missing type; absent for the place of the call. */
  readonly functionName?: string;
}

type Inputs = readonly TypeInformation[];

export class OperatorResults {
  constructor(
    private readonly functions: Functions,
    private readonly typeValues: TypeValues,
  ) {}

  /** @param inputs what comes in, in order; `unknown` where that is not known */
  of(operator: Transformation, inputs: Inputs): OperatorResult {
    const [input = NO_INPUT] = inputs;
    const [api = '', method = ''] = splitCall(operator.call ?? '');
    switch (api) {
      case '':
        return this.onStream(operator, method, input);
      case 'window':
        return this.onWindows(operator, method, input, classes.WINDOW, classes.PROCESS_WINDOW, 'missing');
      case 'windowAll':
        return this.onWindows(operator, method, input, classes.ALL_WINDOW, classes.PROCESS_ALL_WINDOW, 'thrown');
      case 'connect':
        return this.onConnected(operator, method, inputs);
      case 'join':
        return this.binary(operator, inputs, this.joinClass(operator.arguments[0]), 'thrown');
      case 'coGroup':
        return this.binary(operator, inputs, classes.CO_GROUP, 'thrown');
      case 'intervalJoin':
        return this.binary(operator, inputs, classes.PROCESS_JOIN, 'missing');
      case 'cep':
        return this.onPattern(operator, PATTERN_FUNCTIONS[method] ?? null, input);
      default:
        return given(unknownType(message('what {0} gives is not known here', operator.call ?? '')));
    }
  }

  /** `PatternStream`: a function, perhaps with the type; or a tag, a function for timeouts, and a function. */
  private onPattern(operator: Transformation, base: classes.BaseClass | null, input: TypeInformation): OperatorResult {
    const { arguments: values } = operator;
    if (values.length === 2) {
      return given(this.explicit(operator, 1) ?? UNKNOWN_FUNCTION);
    }
    const value = values.length === 1 ? values[0] : values.length === 3 ? values[2] : undefined;
    return base
      ? { info: this.functions.returnType(value, base, [input]), failing: 'thrown' }
      : given(UNKNOWN_FUNCTION);
  }

  private onStream(operator: Transformation, method: string, input: TypeInformation): OperatorResult {
    const [first, second] = operator.arguments;
    switch (method) {
      case 'map':
        return this.binary(operator, [input], classes.MAP, 'missing');
      case 'flatMap':
        return this.binary(operator, [input], classes.FLAT_MAP, 'missing');
      case 'process': {
        const isPlain = this.functions.is(first, classes.PROCESS);
        return this.binary(operator, [input], isPlain ? classes.PROCESS : classes.KEYED_PROCESS, 'missing');
      }
      case 'async':
        return missing(this.functions.returnType(second, classes.ASYNC, [input]));
      case 'transform':
        return given(this.typeValues.argument(second, operator.argumentNodes[1], operator.body.scope));
      case 'project':
        return given(projection(operator.arguments, input));
      case 'filter':
      case 'assignTimestampsAndWatermarks':
      case 'reduce':
        return given(input);
      default:
        return given(
          isRollingAggregation(method) ? input : unknownType(message('what {0} gives is not known here', method)),
        );
    }
  }

  /** A function with the inputs as they come, and perhaps the type as the last argument. */
  private binary(
    operator: Transformation,
    inputs: Inputs,
    base: classes.BaseClass | null,
    failing: 'missing' | 'thrown',
  ): OperatorResult {
    const explicit = this.explicit(operator, 1);
    if (explicit) {
      return given(explicit);
    }
    const [value] = operator.arguments;
    return base ? { info: this.functions.returnType(value, base, inputs), failing } : given(UNKNOWN_FUNCTION);
  }

  private explicit({ arguments: values, argumentNodes, body }: Transformation, index: number): TypeInformation | null {
    const isGiven = values.length > index;
    return isGiven ? this.typeValues.argument(values[index], argumentNodes[index], body.scope) : null;
  }

  private onConnected(operator: Transformation, method: string, inputs: Inputs): OperatorResult {
    const [first, second] = operator.arguments;
    switch (method) {
      case 'map':
        return this.binary(operator, inputs, classes.CO_MAP, 'missing');
      case 'flatMap':
        return this.binary(operator, inputs, classes.CO_FLAT_MAP, 'missing');
      case 'process': {
        const known = CONNECTED_FUNCTIONS.find((each) => this.functions.is(first, each));
        return this.binary(operator, inputs, known ?? null, 'missing');
      }
      case 'transform':
        return given(this.typeValues.argument(second, operator.argumentNodes[1], operator.body.scope));
      default:
        return given(unknownType(message('what {0} gives is not known here', method)));
    }
  }

  private onWindows(
    operator: Transformation,
    method: string,
    input: TypeInformation,
    apply: classes.BaseClass,
    process: classes.BaseClass,
    failing: 'missing' | 'thrown',
  ): OperatorResult {
    const { arguments: values } = operator;
    const [first, second] = values;
    const windowFunction = (value: Value | undefined, from: TypeInformation): OperatorResult => {
      const base = this.functions.is(value, process) ? process : apply;
      return { info: this.functions.returnType(value, base, [from]), failing, functionName: nameOf(value) };
    };
    switch (method) {
      case 'reduce':
        return values.length === 1 ? given(input) : (this.lastType(operator, 2) ?? windowFunction(second, input));
      case 'apply': {
        // the deprecated apply(ReduceFunction, WindowFunction)
        const isIncremental = values.length > 1 && !this.isType(operator, 1);
        return isIncremental
          ? (this.lastType(operator, 2) ?? windowFunction(second, input))
          : (this.lastType(operator, 1) ?? windowFunction(first, input));
      }
      case 'process':
        return this.lastType(operator, 1) ?? windowFunction(first, input);
      case 'aggregate':
        return this.aggregated(operator, input, windowFunction);
      default:
        return given(input);
    }
  }

  private aggregated(
    operator: Transformation,
    input: TypeInformation,
    windowFunction: (value: Value | undefined, from: TypeInformation) => OperatorResult,
  ): OperatorResult {
    const { arguments: values } = operator;
    const [first, second] = values;
    const typeAt = (index: number) =>
      this.typeValues.argument(values[index], operator.argumentNodes[index], operator.body.scope);
    const hasTypes = values.length > 1 && this.isType(operator, values.length - 1);
    if (hasTypes) {
      // (aggregate, accumulator, result), (aggregate, window, accumulator, …, result)
      return { ...given(typeAt(values.length - 1)), accumulator: typeAt(values.length === 3 ? 1 : 2) };
    }
    const accumulator = this.functions.returnType(first, classes.AGGREGATE, [input], classes.ACCUMULATOR);
    const result = this.functions.returnType(first, classes.AGGREGATE, [input]);
    const failed = [accumulator, result].find(({ kind }) => kind === 'error');
    if (failed || values.length === 1) {
      return { info: failed ?? result, failing: 'thrown', accumulator };
    }
    return { ...windowFunction(second, result), accumulator };
  }

  private lastType(operator: Transformation, index: number): OperatorResult | null {
    const last = operator.arguments.length - 1;
    const info = last >= index ? this.explicit(operator, last) : null;
    return info && given(info);
  }

  private isType({ arguments: values, argumentNodes, file }: Transformation, index: number): boolean {
    return this.typeValues.isTypeInformation(values[index], argumentNodes[index], file);
  }

  private joinClass(value: Value | undefined): classes.BaseClass | null {
    if (value?.kind === 'lambda') {
      return value.expression.parameters.length === 2 ? classes.JOIN : classes.FLAT_JOIN;
    }
    return [classes.JOIN, classes.FLAT_JOIN].find((each) => this.functions.is(value, each)) ?? null;
  }
}

const NO_INPUT = unknownType(message('what comes in is not known'));
const UNKNOWN_FUNCTION = unknownType(message('which function it is is not known'));

const CONNECTED_FUNCTIONS = [
  classes.CO_PROCESS,
  classes.KEYED_CO_PROCESS,
  classes.BROADCAST_PROCESS,
  classes.KEYED_BROADCAST_PROCESS,
];

const PATTERN_FUNCTIONS: Readonly<Record<string, classes.BaseClass>> = {
  process: classes.PATTERN_PROCESS,
  select: classes.PATTERN_SELECT,
  flatSelect: classes.PATTERN_FLAT_SELECT,
};

function given(info: TypeInformation): OperatorResult {
  return { info, failing: 'given' };
}

function missing(info: TypeInformation): OperatorResult {
  return { info, failing: 'missing' };
}

/** `['window', 'apply']` of `window.apply`, `['', 'map']` of `map`. */
function splitCall(call: string): [string, string] {
  const dot = call.indexOf('.');
  return dot < 0 ? ['', call] : [call.slice(0, dot), call.slice(dot + 1)];
}

function nameOf(value: Value | undefined): string {
  return value?.kind === 'object' ? value.type.name : (value?.kind ?? '');
}

/** `StreamProjection.extractFieldTypes`. */
function projection(fields: readonly Value[], input: TypeInformation): TypeInformation {
  const infos = fields.map((field) =>
    field.kind === 'constant' && input.kind === 'tuple' ? input.fields[Number(field.value)]?.type : undefined,
  );
  if (infos.length === 0 || infos.includes(undefined)) {
    return unknownType(message('which fields are projected is not known'));
  }
  const type = classType(`org.apache.flink.api.java.tuple.Tuple${infos.length}`);
  return composite('tuple', type, 'TupleSerializer', {
    fields: infos.flatMap((info, i) => (info ? [{ name: `f${i}`, declaredIn: type.name, type: info }] : [])),
  });
}
