/** From a program to the job that Flink would build of it. */
import type { Message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';
import { isRollingAggregation } from '../flink/stream-api';
import type { SourceClassPool } from '../java/build-classes';
import type { ClassPool } from '../java/class-model';
import type { TypeExtractor } from '../typeinfo/extract';
import { type ElementTypeContext, elementTypes } from './element-types/element-types';
import { nodeTypes } from './element-types/node-types';
import { TypeValues } from './element-types/type-values';
import { functionClassOf } from './function-class';
import type { Job, Operator, State } from './job';
import type { JobSettings } from './job-settings';
import { evicts } from './operators';
import type { StateContext } from './state/state-context';
import { statesOf } from './state/states-of';
import { type StreamNodeModel, streamGraph } from './stream-graph/stream-graph';
import type { JobProgram, Setting } from './transformation';

export interface JobContext {
  readonly flinkVersion: FlinkVersion | null;
  readonly pool: SourceClassPool;
  readonly types: TypeExtractor;
  readonly settings: JobSettings;
  /** What flows on the edges is read from this. */
  readonly elementTypes: ElementTypeContext;
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
  const types = elementTypes(program, context.elementTypes);
  const stateContext = { pool, types: new TypeValues(context.elementTypes), runOf: program.runOf, flinkVersion };
  const incomplete: Message[] = [...graph.incomplete];
  const operators = graph.nodes.map((node, index) => {
    const { states, incomplete: unknown } = statesOfNode(node, stateContext);
    incomplete.push(...unknown);
    const edges = nodeTypes(node.kind, node.transformation, types, flinkVersion);
    const typed = states.map((state) => withElementType(state, node, edges.outputType));
    return operatorOf(
      node,
      index,
      { states: typed, allStatesKnown: unknown.length === 0 },
      edges,
      context.elementTypes.expressions,
    );
  });
  return { program, flinkVersion, settings, operators, types, incomplete };
}

function asSetting(setting: JobSettings['parallelism']): Setting<number> {
  if (setting === null) {
    return { kind: 'unset' };
  }
  const place = setting.place ?? { file: '', range: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } } };
  return setting.value === null ? { kind: 'unknown', place } : { kind: 'set', value: setting.value, place };
}

function statesOfNode({ kind, transformation }: StreamNodeModel, context: StateContext) {
  const { keyed, arguments: given, steps } = transformation;
  if (isHidden({ kind, transformation })) {
    return { states: [], incomplete: [] };
  }
  const broadcast = steps.filter(({ method }) => method === 'broadcast').flatMap((step) => step.arguments);
  return statesOf({ kind, keyed, arguments: given, steps, broadcast }, context);
}

function operatorOf(
  node: StreamNodeModel,
  index: number,
  states: Pick<Operator, 'states' | 'allStatesKnown'>,
  types: Pick<Operator, 'keyType' | 'outputType'>,
  classes: ClassPool,
): Operator {
  const { transformation, ...rest } = node;
  return {
    ...rest,
    index,
    transformation,
    function: isHidden(node) ? null : functionClassOf(transformation, classes),
    ...types,
    ...states,
  };
}

/** What a call makes beside the operator that it returns, such as the maps before a join. */
function isHidden({ kind, transformation: { call } }: Pick<StreamNodeModel, 'kind' | 'transformation'>): boolean {
  return kind !== call && !/^sinkTo\.|\.watcher$/.test(kind);
}

/** What Flink's own operators keep of the records themselves (`StreamGroupedReduceOperator`, a window's `reduce`). */
function withElementType(
  state: State,
  { kind, transformation }: StreamNodeModel,
  output: Operator['outputType'],
): State {
  const isReduced =
    state.name === '_op_state' || (state.kind === 'window' && keepsRecords(kind) && !evicts(transformation));
  return isReduced && state.type === null ? { ...state, type: output } : state;
}

/** True for windows that keep the record they give. */
function keepsRecords(kind: string): boolean {
  const [room, method = ''] = kind.split('.');
  return /^window(?:All)?$/.test(room ?? '') && isRollingAggregation(method);
}
