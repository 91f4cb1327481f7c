/** Calls, by what they are called on: the code that runs, a class, a stream, an object. */
import { ENVIRONMENT_FACTORIES, streamClass } from '../../flink/stream-api';
import type { CallExpression, Expression } from '../../java/ast';
import { classNamed } from './class-names';
import type { Fields } from './fields';
import { alternativesOf, eitherOf } from './join-values';
import type { LibraryCalls } from './library-calls';
import type { MethodCalls } from './method-calls';
import type { Reader } from './reader';
import type { StreamCalls } from './stream-calls';
import type { Value } from './value';

export interface CalledParts {
  readonly fields: Fields;
  readonly methods: MethodCalls;
  readonly streams: StreamCalls;
  readonly library: LibraryCalls;
}

export class Calls {
  constructor(
    private readonly reader: Reader,
    private readonly parts: CalledParts,
  ) {}

  call(call: CallExpression): Value {
    const { parts, reader } = this;
    if (call.target === null || call.target.kind === 'super') {
      const values = this.argumentsOf(call);
      return parts.methods.callHere(call, values) ?? parts.library.call(null, null, call, values);
    }
    const owner = classNamed(call.target, reader, parts.fields);
    if (owner !== null) {
      return this.staticCall(owner, call);
    }
    return this.callOn(reader.value(call.target), call);
  }

  private argumentsOf(call: CallExpression): Value[] {
    return call.arguments.map((argument) => this.reader.value(argument));
  }

  private staticCall(owner: string, call: CallExpression): Value {
    const { parts } = this;
    if (ENVIRONMENT_FACTORIES.has(call.name) && streamClass(owner) === 'StreamExecutionEnvironment') {
      return parts.streams.makeEnvironment(call, this.argumentsOf(call));
    }
    const values = this.argumentsOf(call);
    return (
      parts.streams.staticCall(owner, call, values) ??
      parts.methods.callStatic(owner, call, values) ??
      parts.library.call(owner, null, call, values)
    );
  }

  /** A call on each of the values that the receiver may be. */
  private callOn(target: Value, call: CallExpression): Value {
    const { parts, reader } = this;
    const alternatives = alternativesOf(target);
    if (alternatives.length > 1) {
      const results: Value[] = [];
      reader.run.choose(
        alternatives.map((one) => () => {
          results.push(this.callOn(one, call));
          return 'normal';
        }),
      );
      return results.reduce(eitherOf);
    }
    if (target.kind === 'environment' || target.kind === 'stream') {
      return parts.streams.call(target, call, () => this.argumentsOf(call));
    }
    return this.callWith(target, call, this.argumentsOf(call));
  }

  /** A call that is not written, such as the one a method reference stands for. */
  callNamed(target: Value, name: string, values: readonly Value[], at: Expression): Value {
    const { range } = at;
    const call: CallExpression = {
      kind: 'call',
      target: at,
      name,
      nameRange: range,
      typeArguments: [],
      arguments: [],
      range,
    };
    return target.kind === 'environment' || target.kind === 'stream'
      ? this.parts.streams.call(target, call, () => values)
      : this.callWith(target, call, values);
  }

  private callWith(target: Value, call: CallExpression, values: readonly Value[]): Value {
    const { parts } = this;
    return (
      parts.streams.callOnMade(target, call, values) ??
      parts.methods.callOn(target, call, values) ??
      parts.library.call(null, target, call, values)
    );
  }
}
