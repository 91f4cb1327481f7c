/** Calls of the DataStream API: what each adds to the job (`StreamExecutionEnvironment`, `org.apache.flink.streaming.api.datastream`). */
import { ASYNC_DATA_STREAM, ASYNC_OPERATORS, type StreamClass, streamCall, takesUid } from '../../flink/stream-api';
import type { CallExpression, Expression } from '../../java/ast';
import type { TransformationKind } from '../transformation';
import { streamOf } from './library-streams';
import type { OperatorSettings } from './operator-settings';
import type { Reader } from './reader';
import { unknown } from './unknown-value';
import type { CallValue, EnvironmentValue, StreamValue, Value } from './value';

const EXECUTIONS = new Set(['execute', 'executeAsync', 'getStreamGraph']);

/** Calls that only say how records get to the next operator: a PartitionTransformation. */
const PARTITIONS = new Set(
  'keyBy broadcast shuffle forward rebalance rescale global partitionCustom setConnectionType'.split(' '),
);

/** Calls that bring a second stream in. */
const PAIRS = new Set(['connect', 'join', 'coGroup', 'intervalJoin']);

export class StreamCalls {
  constructor(
    private readonly reader: Reader,
    private readonly settings: OperatorSettings,
  ) {}

  /** `StreamExecutionEnvironment.getExecutionEnvironment()` and its like. */
  makeEnvironment(call: CallExpression, values: readonly Value[]): EnvironmentValue {
    const { run } = this.reader;
    const made = { file: run.frame.body.file, range: call.range, method: call.name, arguments: values };
    return { kind: 'environment', class: 'StreamExecutionEnvironment', id: run.addEnvironment(made).id };
  }

  /** Static methods of Flink that take streams; null for all others. */
  staticCall(owner: string, call: CallExpression, values: readonly Value[]): Value | null {
    const [input] = values;
    if (owner === ASYNC_DATA_STREAM && ASYNC_OPERATORS.has(call.name)) {
      const stream = input?.kind === 'stream' ? input : this.unseen();
      return this.operator(stream, call, values, 'async', 'SingleOutputStreamOperator');
    }
    if (
      owner === 'org.apache.flink.streaming.api.datastream.DataStreamUtils' &&
      call.name === 'reinterpretAsKeyedStream'
    ) {
      return input?.kind === 'stream' ? this.partition(input, call, values, 'KeyedStream') : null;
    }
    if (owner === 'org.apache.flink.cep.CEP' && call.name === 'pattern' && input?.kind === 'stream') {
      return this.configured(input, 'PatternStream', call, values);
    }
    return null;
  }

  /** A stream that comes from elsewhere. */
  private unseen(): StreamValue {
    return streamOf('DataStream', this.reader.run.addEnvironment(null).id, []);
  }

  /** `env.getConfig().disableGenericTypes()`: a call on something that an environment gave. Null for all others. */
  callOnMade(target: Value, call: CallExpression, values: readonly Value[]): Value | null {
    const methods: string[] = [call.name];
    let at = target;
    while (at.kind === 'call' && at.receiver) {
      methods.unshift(at.method);
      at = at.receiver;
    }
    const { run } = this.reader;
    if (at.kind !== 'environment') {
      return null;
    }
    run.addCall(at.id, methods, values, run.place(call.range));
    return this.made(target, call, values);
  }

  private made(receiver: Value, call: CallExpression, values: readonly Value[]): CallValue {
    const { run } = this.reader;
    return {
      kind: 'call',
      owner: null,
      receiver,
      method: call.name,
      arguments: values,
      type: unknown().type,
      place: run.place(call.range),
      within: run.frame.body,
      expression: call,
    };
  }

  call(target: EnvironmentValue | StreamValue, call: CallExpression, read: () => readonly Value[]): Value {
    const values = read();
    const broken = call.arguments.some((argument) => argument.kind === 'broken');
    if (target.kind === 'environment') {
      return this.callOnEnvironment(target, call, values);
    }
    const given = streamCall(target.class, call.name, values.length);
    if (!given) {
      return this.otherCall(target, call, values);
    }
    if (given.operator) {
      return this.operator(target, call, values, given.operator, given.returns);
    }
    if (given.returns === 'StreamExecutionEnvironment') {
      return { kind: 'environment', class: given.returns, id: target.environment };
    }
    if (takesUid(target.class) && (given.returns === target.class || given.returns === 'SingleOutputStreamOperator')) {
      this.settings.configure(target, call, values, broken);
      return { ...target, seenAs: given.returns };
    }
    return this.flow(target, call, values, given.returns);
  }

  private callOnEnvironment(target: EnvironmentValue, call: CallExpression, values: readonly Value[]): Value {
    const { run } = this.reader;
    const given = streamCall(target.class, call.name, values.length);
    if (given?.operator) {
      return this.operator(streamOf('DataStream', target.id, []), call, values, given.operator, given.returns);
    }
    if (EXECUTIONS.has(call.name)) {
      run.addCall(target.id, [call.name], values, run.place(call.range));
      run.execute(target.id);
      return unknown();
    }
    run.addCall(target.id, [call.name], values, run.place(call.range));
    if (given?.returns === 'StreamExecutionEnvironment') {
      this.settings.configureEnvironment(target, call, values);
      return target;
    }
    if (given) {
      return streamOf(given.returns, target.id, [
        this.add('opaque', call, values, streamOf('DataStream', target.id, []), [], call.name).id,
      ]);
    }
    return this.made(target, call, values);
  }

  /** A call that makes an operator. */
  private operator(
    target: StreamValue,
    call: CallExpression,
    values: readonly Value[],
    kind: string,
    returns: StreamClass,
  ): StreamValue {
    const sink = returns === 'DataStreamSink';
    const source = isSource(target, returns);
    const transformation: TransformationKind = source
      ? 'source'
      : call.name === 'sinkTo'
        ? 'sink-to'
        : sink
          ? 'sink'
          : 'operator';
    const inputs = source ? [] : inputsOf(target);
    const draft = this.add(transformation, call, values, target, inputs, kind);
    return streamOf(returns, target.environment, [draft.id]);
  }

  private add(
    kind: TransformationKind,
    call: CallExpression,
    values: readonly Value[],
    target: StreamValue,
    inputs: readonly (readonly number[])[],
    api: string | null,
  ) {
    return this.reader.run.add({
      kind,
      call: api,
      arguments: values,
      argumentNodes: call.arguments,
      steps: target.steps,
      inputs,
      keyed: target.keyed,
      ofEnvironment: target.environment,
      callRange: call.nameRange,
      range: call.range,
      callEnd: call.range.end,
      receiver: chainStart(call),
      body: this.reader.run.frame.body,
    });
  }

  /** A call that makes no operator: it says how records flow, or how the next operator works. */
  private flow(target: StreamValue, call: CallExpression, values: readonly Value[], returns: StreamClass): Value {
    const others = values.filter((value): value is StreamValue => value.kind === 'stream');
    if (PAIRS.has(call.name)) {
      return this.pair(target, call, values, returns, others[0] ?? null);
    }
    if (PARTITIONS.has(call.name)) {
      return target.other ? this.pairKeyedBy(target, call, values) : this.partition(target, call, values, returns);
    }
    switch (call.name) {
      case 'union': {
        const inputs = [target, ...others].map(({ transformations }) => transformations);
        const known = others.length === values.length;
        const draft = this.add(
          known ? 'union' : 'opaque',
          call,
          values,
          { ...target, keyed: false },
          inputs,
          call.name,
        );
        return streamOf('DataStream', target.environment, [draft.id]);
      }
      case 'getSideOutput': {
        const draft = this.add('side-output', call, values, target, inputsOf(target), call.name);
        return streamOf(returns, target.environment, [draft.id]);
      }
      case 'iterate': {
        const draft = this.add('feedback', call, values, target, inputsOf(target), call.name);
        return streamOf(returns, target.environment, [draft.id]);
      }
      case 'closeWith':
        for (const id of others[0] ? target.transformations : []) {
          this.reader.run.addInput(id, others[0]?.transformations ?? []);
        }
        return { ...target, ...others[0] };
      case 'asQueryableState': {
        const draft = this.add('operator', call, values, target, inputsOf(target), call.name);
        return streamOf(returns, target.environment, [draft.id]);
      }
      case 'getFirstInput':
      case 'getSecondInput':
      case 'cache': {
        for (const value of values) {
          this.reader.handOn(value);
        }
        return { ...target, class: returns, seenAs: returns };
      }
      default:
        return this.configured(target, returns, call, values);
    }
  }

  /** The same stream with a step towards an operator: `window`, `trigger`, `where`. */
  private configured(
    target: StreamValue,
    returns: StreamClass,
    call: CallExpression,
    values: readonly Value[],
  ): StreamValue {
    const step = { method: call.name, arguments: values, range: call.nameRange };
    return { ...target, class: returns, seenAs: returns, steps: [...target.steps, step] };
  }

  private partition(
    target: StreamValue,
    call: CallExpression,
    values: readonly Value[],
    returns: StreamClass,
  ): StreamValue {
    const draft = this.add('partition', call, values, target, inputsOf(target), call.name);
    const keyed = returns === 'KeyedStream';
    const stream = { ...streamOf(returns, target.environment, [draft.id]), keyed };
    return returns === 'BroadcastStream' ? this.configured(stream, returns, call, values) : stream;
  }

  private pair(
    target: StreamValue,
    call: CallExpression,
    values: readonly Value[],
    returns: StreamClass,
    other: StreamValue | null,
  ): StreamValue {
    const isBroadcast = other?.class === 'BroadcastStream' && call.name === 'connect';
    const stream = this.configured(target, isBroadcast ? 'BroadcastConnectedStream' : returns, call, values);
    const seen = other ?? this.unseen();
    return {
      ...stream,
      other: seen,
      steps: isBroadcast ? [...stream.steps, ...seen.steps] : stream.steps,
      keyed: isBroadcast ? target.keyed : target.keyed && seen.keyed,
    };
  }

  /** `connected.keyBy(a, b)`: each of the two is partitioned. */
  private pairKeyedBy(target: StreamValue, call: CallExpression, values: readonly Value[]): StreamValue {
    const [first, second] = values;
    const left = this.partition({ ...target, steps: [], other: null }, call, first ? [first] : [], 'KeyedStream');
    const right = target.other && this.partition(target.other, call, second ? [second] : [], 'KeyedStream');
    return { ...target, transformations: left.transformations, other: right, keyed: true };
  }

  /** Calls on a stream that give no stream: collecting, or something newer than the table knows. */
  private otherCall(target: StreamValue, call: CallExpression, values: readonly Value[]): Value {
    const { run } = this.reader;
    if (call.name === 'executeAndCollect' || call.name === 'collectAsync') {
      this.add('sink', call, values, target, inputsOf(target), call.name);
      if (call.name === 'executeAndCollect') {
        run.execute(target.environment);
      }
      return unknown();
    }
    for (const value of values) {
      this.reader.handOn(value);
    }
    if (!/^(get|is|to|equals|hashCode)/.test(call.name)) {
      this.reader.handOn(target);
    }
    return this.made(target, call, values);
  }
}

function isSource(target: StreamValue, returns: StreamClass): boolean {
  return returns === 'DataStreamSource' && target.transformations.length === 0;
}

function inputsOf({ transformations, other }: StreamValue): (readonly number[])[] {
  return other ? [transformations, other.transformations] : [transformations];
}

/** `orders` of `orders.filter(…).map(…)`. */
function chainStart(call: CallExpression): string | null {
  let at: Expression = call;
  while (at.kind === 'call' && at.target) {
    at = at.target;
  }
  return at.kind === 'name' ? at.name : null;
}
