/** Calls that say how records flow to the next operator: partitions, unions, pairs of streams, and the steps towards a window. */
import type { StreamClass } from '../../flink/stream-api';
import type { CallExpression, Expression } from '../../java/ast';
import type { TransformationKind } from '../transformation';
import { streamOf } from './library-streams';
import type { Reader } from './reader';
import type { StreamValue, Value } from './value';

/** Calls that only say how records get to the next operator: a PartitionTransformation. */
const PARTITIONS = new Set(
  'keyBy broadcast shuffle forward rebalance rescale global partitionCustom setConnectionType'.split(' '),
);

/** Those that make a stream keyed. */
const KEYED_BY = new Set(['keyBy', 'reinterpretAsKeyedStream']);

/** Calls that bring a second stream in. */
const PAIRS = new Set(['connect', 'join', 'coGroup', 'intervalJoin']);

export class StreamFlow {
  constructor(private readonly reader: Reader) {}

  /** A call that makes no operator: it says how records flow, or how the next operator works. */
  call(target: StreamValue, call: CallExpression, values: readonly Value[], returns: StreamClass): Value {
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
        return this.input({ ...target, steps: [], other: null }, returns);
      case 'getSecondInput':
        return this.input(target.other ?? this.unseen(), returns);
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

  /** One of two that were connected, as it was then. */
  private input(stream: StreamValue, seenAs: StreamClass): StreamValue {
    if (stream.class === 'BroadcastStream') {
      return stream;
    }
    const { run } = this.reader;
    const drafts = stream.transformations.map((id) => run.transformation(id));
    const keyed =
      drafts.length > 0 && drafts.every((draft) => draft?.kind === 'partition' && KEYED_BY.has(draft.call ?? ''));
    return { ...stream, class: keyed ? 'KeyedStream' : 'DataStream', seenAs, keyed };
  }

  /** The same stream with a step towards an operator: `window`, `trigger`, `where`. */
  configured(target: StreamValue, returns: StreamClass, call: CallExpression, values: readonly Value[]): StreamValue {
    const step = { method: call.name, arguments: values, range: call.nameRange };
    return { ...target, class: returns, seenAs: returns, steps: [...target.steps, step] };
  }

  partition(target: StreamValue, call: CallExpression, values: readonly Value[], returns: StreamClass): StreamValue {
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

  /** Adds a transformation to the run. */
  add(
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

  /** A stream that comes from elsewhere. */
  unseen(): StreamValue {
    return streamOf('DataStream', this.reader.run.addEnvironment(null).id, []);
  }
}

/** What a stream gives to the operator that is called on it. */
export function inputsOf({ transformations, other }: StreamValue): (readonly number[])[] {
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
