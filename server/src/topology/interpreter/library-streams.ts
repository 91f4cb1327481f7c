/** Streams that come from code which is not here. */
import { isStreamClass, type StreamClass } from '../../flink/stream-api';
import type { Expression } from '../../java/ast';
import { alternativesOf } from './join-values';
import type { Reader } from './reader';
import type { Run } from './run';
import type { CallValue, EnvironmentValue, StreamValue, Value } from './value';

/** A stream that a library made of other streams: how many operators stand in between is not known. */
export function streamFrom(made: CallValue, seenAs: StreamClass, { run }: Reader): Value {
  const found = streamsIn(made);
  const streams = found.filter((value): value is StreamValue => value.kind === 'stream');
  const environment =
    streams[0]?.environment ??
    found.find((value) => value.kind === 'environment')?.id ??
    run.onlyEnvironment() ??
    run.addEnvironment(null).id;
  if (isStreamClass(seenAs, 'StreamExecutionEnvironment')) {
    return { kind: 'environment', class: seenAs, id: environment };
  }
  return opaque(made.expression, seenAs, environment, streams, made.arguments, run);
}

/** A stream that the job's own code finds where it is not seen to be put, such as an element of an array. */
export function foundStream(at: Expression, seenAs: StreamClass, { run }: Reader): Value | null {
  const environment = run.onlyEnvironment();
  return environment === null || isStreamClass(seenAs, 'StreamExecutionEnvironment')
    ? null
    : opaque(at, seenAs, environment, [], [], run);
}

/** What other code adds to an environment, before it gives the stream. */
function opaque(
  expression: Expression,
  seenAs: StreamClass,
  environment: number,
  streams: readonly StreamValue[],
  given: readonly Value[],
  run: Run,
): StreamValue {
  const draft = run.add({
    kind: 'opaque',
    call: null,
    arguments: given,
    argumentNodes: [],
    steps: [],
    inputs: streams.map(({ transformations }) => transformations),
    keyed: false,
    ofEnvironment: environment,
    callRange: expression.kind === 'call' ? expression.nameRange : expression.range,
    range: expression.range,
    callEnd: expression.range.end,
    receiver: null,
    body: run.frame.body,
  });
  draft.handedOn = true;
  run.addGap(environment, 'unknown-call', run.place(expression.range));
  return streamOf(seenAs, environment, [draft.id]);
}

/** A stream of a class, made by these transformations. */
export function streamOf(name: StreamClass, environment: number, transformations: readonly number[]): StreamValue {
  const keyed = name === 'KeyedStream' || name === 'WindowedStream';
  return { kind: 'stream', class: name, seenAs: name, environment, transformations, steps: [], other: null, keyed };
}

/** The streams and environments that a chain of calls was given. */
function streamsIn(value: Value, depth = 0): (StreamValue | EnvironmentValue)[] {
  if (depth > 10) {
    return [];
  }
  return alternativesOf(value).flatMap((one): (StreamValue | EnvironmentValue)[] => {
    if (one.kind === 'stream' || one.kind === 'environment') {
      return [one];
    }
    const parts =
      one.kind === 'call'
        ? [...(one.receiver ? [one.receiver] : []), ...one.arguments]
        : one.kind === 'object'
          ? one.arguments
          : [];
    return parts.flatMap((part) => streamsIn(part, depth + 1));
  });
}
