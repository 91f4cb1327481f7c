/** The names Flink gives operators: what the DataStream API passes to `transform` and its like (1.17 to 2.3). */
import { isAtLeast } from '../../flink/flink-version';
import type { ClassPool } from '../../java/class-model';
import type { Value } from '../interpreter/value';
import type { Transformation } from '../transformation';
import { fileSourceName, readsFiles } from './file-sources';
import type { GraphContext } from './graph-settings';
import { ancestryOf, classOf, rootClassOf, textOf } from './value-class';
import { windowOperatorName } from './window-names';

const FIXED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    map: 'Map',
    flatMap: 'Flat Map',
    filter: 'Filter',
    project: 'Projection',
    assignTimestampsAndWatermarks: 'Timestamps/Watermarks',
    reduce: 'Keyed Reduce',
    sum: 'Keyed Aggregation',
    min: 'Keyed Aggregation',
    max: 'Keyed Aggregation',
    minBy: 'Keyed Aggregation',
    maxBy: 'Keyed Aggregation',
    'connect.map': 'Co-Map',
    'connect.flatMap': 'Co-Flat Map',
    async: 'async wait operator',
    unorderedWait: 'async wait operator',
    orderedWait: 'async wait operator',
    unorderedWaitWithRetry: 'async wait operator',
    orderedWaitWithRetry: 'async wait operator',
    fromElements: 'Collection Source',
    fromCollection: 'Collection Source',
    fromData: 'Collection Source',
    fromParallelCollection: 'Parallel Collection Source',
    fromSequence: 'Sequence Source',
    generateSequence: 'Sequence Source (Deprecated)',
    socketTextStream: 'Socket Stream',
    addSink: 'Unnamed',
    print: 'Print to Std. Out',
    printToErr: 'Print to Std. Err',
    writeAsText: 'Unnamed',
    writeAsCsv: 'Unnamed',
    writeToSocket: 'Unnamed',
    writeUsingOutputFormat: 'Unnamed',
    sinkTo: 'Sink',
    executeAndCollect: 'Data stream collect sink',
    collectAsync: 'Data stream collect sink',
  }),
);

const FUNCTIONS = 'org.apache.flink.streaming.api.functions.';

/** Which class of function gives which name, for calls that take several. */
const BY_FUNCTION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // KeyedStream.process, and the one it inherits
  process: { [`${FUNCTIONS}KeyedProcessFunction`]: 'KeyedProcess', [`${FUNCTIONS}ProcessFunction`]: 'Process' },
  'connect.process': {
    [`${FUNCTIONS}co.CoProcessFunction`]: 'Co-Process',
    [`${FUNCTIONS}co.KeyedCoProcessFunction`]: 'Co-Keyed-Process',
    [`${FUNCTIONS}co.BroadcastProcessFunction`]: 'Co-Process-Broadcast',
    [`${FUNCTIONS}co.KeyedBroadcastProcessFunction`]: 'Co-Process-Broadcast-Keyed',
  },
};

/** `Transformation.getName`: what code sets, or the default; null when it is not known. */
export function transformationName(transformation: Transformation, context: GraphContext): string | null {
  const { name } = transformation;
  return name.kind === 'unset' ? defaultName(transformation, context) : name.kind === 'set' ? name.value : null;
}

/** `StreamNode.getOperatorName` of a transformation that is one node; null when it is not known. */
export function operatorName(transformation: Transformation, context: GraphContext): string | null {
  const name = transformationName(transformation, context);
  if (name === null) {
    return null;
  }
  if (transformation.kind === 'sink') {
    return `Sink: ${name}`; // LegacySinkTransformationTranslator
  }
  // SourceTransformationTranslator and its legacy sister; a file reader is an operator behind one
  return transformation.kind === 'source' && readsFiles(transformation, context.pool) === false
    ? `Source: ${name}`
    : name;
}

function defaultName(transformation: Transformation, context: GraphContext): string | null {
  const { call, arguments: values } = transformation;
  if (call === null || (context.flinkVersion && !isAtLeast(context.flinkVersion, 1, 15))) {
    return null;
  }
  if (/^(window|windowAll|join|coGroup)\./.test(call)) {
    return windowOperatorName(transformation, context);
  }
  if (call.startsWith('fullWindowPartition.')) {
    return partitionWindowName(transformation);
  }
  if (call.startsWith('cep.')) {
    return transformation.keyed ? 'CepOperator' : 'GlobalCepOperator'; // PatternStreamBuilder.build
  }
  switch (call) {
    case 'process':
      return transformation.keyed ? nameByFunction(transformation, context.pool) : 'Process';
    case 'connect.process':
      return nameByFunction(transformation, context.pool);
    case 'intervalJoin.process':
      return transformation.steps.some(({ method }) => method === 'enableAsyncState')
        ? 'Interval Join [Async]'
        : 'Interval Join';
    case 'transform':
    case 'connect.transform':
      return textOf(values[0]);
    case 'fromSource':
      return textOf(values[2]);
    case 'addSource':
      return addSourceName(transformation);
    case 'readFile':
    case 'readTextFile':
      return `Split Reader: ${fileSourceName(call)}`;
    case 'createInput': {
      const files = readsFiles(transformation, context.pool);
      return files === null ? null : files ? `Split Reader: ${fileSourceName(call)}` : 'Custom Source';
    }
    default:
      return FIXED.get(call) ?? null;
  }
}

function nameByFunction({ call, arguments: [given] }: Transformation, pool: ClassPool): string | null {
  const byFunction = BY_FUNCTION[call ?? ''] ?? {};
  const name = classOf(given);
  const known =
    name === null ? undefined : [...ancestryOf(name, pool).names].find((ancestor) => ancestor in byFunction);
  return known === undefined ? null : (byFunction[known] ?? null);
}

/** `addSource(function)`, `(function, type)`, `(function, name)` and `(function, name, type)`. */
function addSourceName({ arguments: [, second, third] }: Transformation): string | null {
  return !second || (!third && isTypeInformation(second)) ? 'Custom Source' : textOf(second);
}

function isTypeInformation(value: Value): boolean {
  const names = [value.kind === 'enum' ? value.class : classOf(value), rootClassOf(value)];
  return names.some(
    (name) => name !== null && /^org\.apache\.flink\.api\.(common\.typeinfo|java\.typeutils)\./.test(name),
  );
}

/** `KeyedPartitionWindowedStream` and `NonKeyedPartitionWindowedStream` (1.20 to 2.3). */
function partitionWindowName({ call, keyed }: Transformation): string | null {
  switch (call) {
    case 'fullWindowPartition.sortPartition':
      return keyed ? 'KeyedSortPartition' : 'SortPartition';
    case 'fullWindowPartition.mapPartition':
      return keyed ? 'GlobalWindows' : 'MapPartition';
    case 'fullWindowPartition.aggregate':
      return keyed ? 'GlobalWindows' : 'PartitionAggregate';
    case 'fullWindowPartition.reduce':
      return keyed ? 'GlobalWindows' : 'PartitionReduce';
    default:
      return null;
  }
}
