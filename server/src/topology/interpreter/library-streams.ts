/** Streams that come from code which is not here. */
import { isStreamClass, type StreamClass } from '../../flink/stream-api';
import { alternativesOf } from './join-values';
import type { Reader } from './reader';
import type { CallValue, EnvironmentValue, StreamValue, Value } from './value';

/** A stream that a library made of other streams: how many operators stand in between is not known. */
export function streamFrom(made: CallValue, seenAs: StreamClass, { run }: Reader): Value {
  const found = streamsIn(made);
  const streams = found.filter((value): value is StreamValue => value.kind === 'stream');
  const environment =
    streams[0]?.environment ?? found.find((value) => value.kind === 'environment')?.id ?? run.addEnvironment(null).id;
  if (isStreamClass(seenAs, 'StreamExecutionEnvironment')) {
    return { kind: 'environment', class: seenAs, id: environment };
  }
  const { expression } = made;
  const draft = run.add({
    kind: 'opaque',
    call: null,
    arguments: made.arguments,
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
  run.addGap(environment, 'unknown-call', made.place);
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
