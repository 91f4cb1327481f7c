/** Calls of the DataStream API: what each adds to the job (`StreamExecutionEnvironment`, `org.apache.flink.streaming.api.datastream`). */
import { ASYNC_DATA_STREAM, ASYNC_OPERATORS, type StreamClass, streamCall, takesUid } from '../../flink/stream-api';
import type { CallExpression } from '../../java/ast';
import type { TransformationKind } from '../transformation';
import { filled } from './filled-objects';
import { streamOf } from './library-streams';
import type { OperatorSettings } from './operator-settings';
import type { Reader } from './reader';
import { inputsOf, StreamFlow } from './stream-flow';
import { unknown } from './unknown-value';
import type { CallValue, EnvironmentValue, StreamValue, Value } from './value';

/** Takes all that was added so far, as an execution does; what is called on the graph belongs to it. */
const STREAM_GRAPH = 'getStreamGraph';
const EXECUTIONS = new Set(['execute', 'executeAsync', STREAM_GRAPH]);

export class StreamCalls {
  private readonly flow: StreamFlow;

  constructor(
    private readonly reader: Reader,
    private readonly settings: OperatorSettings,
  ) {
    this.flow = new StreamFlow(reader);
  }

  /** `StreamExecutionEnvironment.getExecutionEnvironment()` and its like. */
  makeEnvironment(call: CallExpression, values: readonly Value[]): EnvironmentValue {
    const { run } = this.reader;
    const given = values.map((value) => filled(value, run.store));
    const made = { file: run.frame.body.file, range: call.range, method: call.name, arguments: given };
    return { kind: 'environment', class: 'StreamExecutionEnvironment', id: run.addEnvironment(made).id };
  }

  /** Static methods of Flink that take streams; null for all others. */
  staticCall(owner: string, call: CallExpression, values: readonly Value[]): Value | null {
    const [input] = values;
    if (owner === ASYNC_DATA_STREAM && ASYNC_OPERATORS.has(call.name)) {
      const stream = input?.kind === 'stream' ? input : this.flow.unseen();
      return this.operator(stream, call, values, 'async', 'SingleOutputStreamOperator');
    }
    if (
      owner === 'org.apache.flink.streaming.api.datastream.DataStreamUtils' &&
      call.name === 'reinterpretAsKeyedStream'
    ) {
      return input?.kind === 'stream' ? this.flow.partition(input, call, values, 'KeyedStream') : null;
    }
    if (owner === 'org.apache.flink.cep.CEP' && call.name === 'pattern' && input?.kind === 'stream') {
      return this.flow.configured(input, 'PatternStream', call, values);
    }
    return null;
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
    run.addCall(at.id, methods, values, run.place(call.range), methods[0] === STREAM_GRAPH);
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
    return this.flow.call(target, call, values, given.returns);
  }

  private callOnEnvironment(target: EnvironmentValue, call: CallExpression, values: readonly Value[]): Value {
    const { run } = this.reader;
    const given = streamCall(target.class, call.name, values.length);
    if (given?.operator) {
      return this.operator(streamOf('DataStream', target.id, []), call, values, given.operator, given.returns);
    }
    if (EXECUTIONS.has(call.name)) {
      run.addCall(target.id, [call.name], values, run.place(call.range));
      if (values.some((value) => value.kind === 'call' && value.method === STREAM_GRAPH)) {
        return unknown(); // the graph was taken before
      }
      run.execute(target.id);
      return call.name === STREAM_GRAPH ? this.made(target, call, values) : unknown();
    }
    run.addCall(target.id, [call.name], values, run.place(call.range));
    if (given?.returns === 'StreamExecutionEnvironment') {
      this.settings.configureEnvironment(target, call, values);
      return target;
    }
    if (given) {
      return streamOf(given.returns, target.id, [
        this.flow.add('opaque', call, values, streamOf('DataStream', target.id, []), [], call.name).id,
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
    const draft = this.flow.add(transformation, call, values, target, inputs, kind);
    return streamOf(returns, target.environment, [draft.id]);
  }

  /** Calls on a stream that give no stream: collecting, or something newer than the table knows. */
  private otherCall(target: StreamValue, call: CallExpression, values: readonly Value[]): Value {
    const { run } = this.reader;
    if (call.name === 'executeAndCollect' || call.name === 'collectAsync') {
      this.flow.add('sink', call, values, target, inputsOf(target), call.name);
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
