/** From a program to the job that Flink would build of it. */
import type { Message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';
import type { SourceClassPool } from '../java/build-classes';
import type { TypeExtractor } from '../typeinfo/extract';
import type { TypeInformation } from '../typeinfo/type-information';
import { functionClassOf } from './function-class';
import type { Job, Operator } from './job';
import type { JobSettings } from './job-settings';
import { statesOf } from './state/states-of';
import { type StreamNodeModel, streamGraph } from './stream-graph/stream-graph';
import type { JobProgram, Setting, Transformation } from './transformation';

export interface JobContext {
  readonly flinkVersion: FlinkVersion | null;
  readonly pool: SourceClassPool;
  readonly types: TypeExtractor;
  readonly settings: JobSettings;
  /** What flows on the edges. */
  readonly elementTypes: ElementTypes;
}

export interface ElementTypes {
  /** Of what comes out of a transformation; null for sinks. */
  outputOf(transformation: Transformation): TypeInformation | null;
  /** Of the key of its first input; null when it is not keyed. */
  keyOf(transformation: Transformation): TypeInformation | null;
}

/** The operators of a program in Flink's order, with what is known of each. */
export function buildJob(program: JobProgram, context: JobContext): Job {
  const { flinkVersion, pool, settings } = context;
  const graph = streamGraph(program, {
    flinkVersion,
    pool,
    defaultParallelism: asSetting(settings.parallelism),
    defaultMaxParallelism: asSetting(settings.maxParallelism),
  });
  const incomplete: Message[] = [...graph.incomplete];
  const operators = graph.nodes.map((node, index) => {
    const { states, incomplete: unknown } = statesOfNode(node, context);
    incomplete.push(...unknown);
    return operatorOf(node, index, states, context);
  });
  return { program, flinkVersion, settings, operators, incomplete };
}

function asSetting(setting: JobSettings['parallelism']): Setting<number> {
  if (setting === null) {
    return { kind: 'unset' };
  }
  const place = setting.place ?? { file: '', range: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } } };
  return setting.value === null ? { kind: 'unknown', place } : { kind: 'set', value: setting.value, place };
}

function statesOfNode({ kind, transformation }: StreamNodeModel, { pool, types, flinkVersion }: JobContext) {
  const { keyed, arguments: given, steps } = transformation;
  if (isHidden({ kind, transformation })) {
    return { states: [], incomplete: [] };
  }
  const broadcast = steps.filter(({ method }) => method === 'broadcast').flatMap((step) => step.arguments);
  return statesOf({ kind, keyed, arguments: given, steps, broadcast }, { pool, types, flinkVersion });
}

function operatorOf(
  node: StreamNodeModel,
  index: number,
  states: Operator['states'],
  { elementTypes }: JobContext,
): Operator {
  const { transformation, ...rest } = node;
  return {
    ...rest,
    index,
    transformation,
    function: isHidden(node) ? null : functionClassOf(transformation),
    keyType: elementTypes.keyOf(transformation),
    outputType: elementTypes.outputOf(transformation),
    states,
  };
}

/** What a call makes beside the operator that it returns, such as the maps before a join. */
function isHidden({ kind, transformation: { call } }: Pick<StreamNodeModel, 'kind' | 'transformation'>): boolean {
  return kind !== call && !/^sinkTo\.|\.watcher$/.test(kind);
}
