/** The parallelism of transformations: `Transformation.getParallelism` as the DataStream API sets it (1.17 to 2.3). */
import type { ClassPool } from '../../java/class-model';
import type { CodePlace } from '../code-place';
import type { Setting, Transformation } from '../transformation';
import type { GraphSettings } from './graph-settings';
import type { Parallelism } from './stream-node';
import { type Ancestry, ancestryOf, classOf } from './value-class';

export interface ParallelismContext {
  readonly pool: ClassPool;
  readonly settings: GraphSettings;
  /** `parallelism.default` of whatever runs the job. */
  readonly defaultParallelism: Setting<number>;
  /** Transformations by their ids. */
  readonly byId: ReadonlyMap<number, Transformation>;
}

/** Calls that set 1 themselves: non-parallel sources, `SocketClientSink`, `CollectStreamSink`. */
const ONE: ReadonlySet<string> = new Set([
  'fromElements',
  'fromCollection',
  'fromData',
  'socketTextStream',
  'writeToSocket',
  'executeAndCollect',
  'collectAsync',
]);

/** The parallelism a transformation's node gets (`AbstractOneInputTransformationTranslator` and its like). */
export function parallelismOf(transformation: Transformation, context: ParallelismContext): Parallelism {
  const { parallelism, call, kind } = transformation;
  if (parallelism.kind !== 'unset') {
    return parallelism.kind === 'set' ? parallelism.value : 'unknown';
  }
  if (kind === 'opaque') {
    return 'unknown';
  }
  if (
    kind === 'partition' ||
    kind === 'union' ||
    kind === 'side-output' ||
    kind === 'feedback' ||
    takesItsInputs(transformation)
  ) {
    return inputParallelism(transformation, 0, context);
  }
  if (call !== null && (ONE.has(call) || isForAllKeys(transformation))) {
    return 1;
  }
  if (call === 'addSource') {
    const parallel = isParallelSource(transformation, context.pool);
    return parallel === null ? 'unknown' : parallel ? ofEnvironment(transformation, context) : 1;
  }
  return ofEnvironment(transformation, context);
}

/** The parallelism an input had when this was made; a `setParallelism` on it that comes later is not seen by Flink. */
export function inputParallelism(
  transformation: Transformation,
  input: number,
  context: ParallelismContext,
): Parallelism {
  const from = (transformation.inputs[input] ?? []).flatMap((id) => context.byId.get(id) ?? []);
  const [first, ...others] = from.map((one) => {
    const late = one.parallelism.kind === 'set' && !standsBefore(one.parallelism.place, transformation);
    return late ? 'unknown' : parallelismOf(one, context);
  });
  return first !== undefined && others.every((other) => other === first) ? first : 'unknown';
}

function standsBefore({ file, range }: CodePlace, { file: own, callRange }: Transformation): boolean {
  const [a, b] = [range.start, callRange.start];
  return file === own && (a.line < b.line || (a.line === b.line && a.column <= b.column));
}

/** `assignTimestampsAndWatermarks`, and what `fullWindowPartition` makes without a window operator. */
function takesItsInputs({ call, keyed }: Transformation): boolean {
  return (
    call === 'assignTimestampsAndWatermarks' ||
    (call?.startsWith('fullWindowPartition.') === true && (!keyed || call.endsWith('.sortPartition')))
  );
}

/**
 * Operators that need keys and get a stream without: Flink gives all records one key and calls `forceNonParallel`
 * (`AllWindowedStream`, `PatternStreamBuilder`; 1.17 to 2.3).
 */
export function isForAllKeys({ call, keyed }: Transformation): boolean {
  return call !== null && (call.startsWith('windowAll.') || (call.startsWith('cep.') && !keyed));
}

function ofEnvironment({ environment }: Transformation, context: ParallelismContext): Parallelism {
  const { parallelism } = environment;
  if (parallelism.kind !== 'unset') {
    return parallelism.kind === 'set' ? parallelism.value : 'unknown';
  }
  if (context.settings.setsParallelism) {
    return 'unknown'; // what is set later counts only where the cluster has no default of its own
  }
  return context.defaultParallelism.kind === 'set' ? context.defaultParallelism.value : 'default';
}

const PARALLEL_SOURCES =
  /^org\.apache\.flink\.streaming\.(api\.functions\.source\.(legacy\.)?(Rich)?ParallelSourceFunction|connectors\.kafka\.FlinkKafkaConsumer\w*)$/;

/** Classes that are no ParallelSourceFunction, for when no class path shows it. */
const PLAIN =
  /^org\.apache\.flink\.(api\.|core\.|streaming\.api\.(checkpoint\.|operators\.|functions\.source\.(legacy\.)?(Rich)?SourceFunction$))/;

function isParallelSource({ arguments: [source] }: Transformation, pool: ClassPool): boolean | null {
  if (source?.kind === 'lambda') {
    return false;
  }
  const name = classOf(source);
  return name === null ? null : isParallel(ancestryOf(name, pool), source?.kind === 'object' && source.exact);
}

function isParallel({ names, open }: Ancestry, exact: boolean): boolean | null {
  if ([...names].some((name) => PARALLEL_SOURCES.test(name))) {
    return true;
  }
  return exact && open.every((name) => PLAIN.test(name)) ? false : null;
}

/** `StreamNode.getMaxParallelism`; null for what is not set or not known. */
export function maxParallelismOf(transformation: Transformation, settings: GraphSettings): number | null {
  const { maxParallelism } = transformation;
  if (maxParallelism.kind !== 'unset') {
    return maxParallelism.kind === 'set' ? maxParallelism.value : null;
  }
  if (isForAllKeys(transformation)) {
    return 1;
  }
  return typeof settings.maxParallelism === 'number' ? settings.maxParallelism : null;
}
