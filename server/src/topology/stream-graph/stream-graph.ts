/** The operators Flink makes of a job's transformations, in the order of their ids. */
import type { Message } from '../../base/message';
import type { FlinkVersion } from '../../flink/flink-version';
import { operatorIdOf } from '../../flink/operator-id';
import type { ClassPool } from '../../java/class-model';
import type { JobProgram, Setting, Transformation, Uid } from '../transformation';
import { alternatives } from './alternatives';
import { chainableWhere } from './chaining';
import { deterministicIds } from './deterministic-ids';
import { type GraphSettings, graphSettingsOf } from './graph-settings';
import { idMakings } from './id-makings';
import type { StreamNode } from './stream-node';
import { Translator } from './translate';

/** A StreamNode, without virtual ones. */
export interface StreamNodeModel {
  readonly transformation: Transformation;
  /** The contract's kind: the API call, or `sinkTo.writer`, `coGroup.first`… for what a call makes beside the operator it returns. */
  readonly kind: string;
  /** As Flink gives it: `Sink Committer: orders-sink-v1` for a committer. */
  readonly uid: Uid;
  /** What `setUidHash` sets, or null. */
  readonly userHash: string | null;
  /** 32 hex digits; null when it is not known. */
  readonly operatorId: string | null;
  /** What a generated id is made of: the same in two jobs where the ids are the same. Null where that is not known. */
  readonly idMakings: string | null;
  /** `StreamNode.getOperatorName`; null when it is not known. */
  readonly name: string | null;
  /** Null when it is left to the cluster, or not known. */
  readonly parallelism: number | null;
  readonly maxParallelism: number | null;
  /** Positions of the nodes it gets records from, alternatives among them. */
  readonly inputs: readonly number[];
  /** True when a run may have any number of it. */
  readonly many: boolean;
  /** The position of a node that stands in its place in other runs; null when none does. */
  readonly alternativeOf: number | null;
}

export interface StreamGraphModel {
  readonly nodes: readonly StreamNodeModel[];
  /** What is not known of the whole: each costs some nodes or their ids. */
  readonly incomplete: readonly Message[];
}

export interface StreamGraphContext {
  /** Null when it is not known: then what differs between Flink 1.15 and 2.3 is unknown. */
  readonly flinkVersion: FlinkVersion | null;
  readonly pool: ClassPool;
  /** `parallelism.default` of whatever runs the job. */
  readonly defaultParallelism: Setting<number>;
  /** `pipeline.max-parallelism` of whatever runs the job. */
  readonly defaultMaxParallelism: Setting<number>;
}

/** `StreamGraphGenerator` and `StreamGraphHasherV2` (1.17 to 2.3) for a job that code prepares. */
export function streamGraph(program: JobProgram, context: StreamGraphContext): StreamGraphModel {
  const settings = withDefaults(graphSettingsOf(program, context.flinkVersion), context);
  const byId = new Map(program.transformations.map((transformation) => [transformation.id, transformation]));
  const translator = new Translator(program, { ...context, settings, byId });
  translator.translate();
  const nodes = [...translator.nodes].sort((a, b) => a.id - b.id);
  const isChainable = chainableWhere(settings.chaining);
  const shaped = isWhole(program, nodes);
  const known = shaped && settings.plain && translator.incomplete.length === 0;
  const ids = known ? deterministicIds(nodes, isChainable) : new Map<StreamNode, string>();
  const makings =
    shaped && settings.configuration !== null && translator.incomplete.length === translator.openSinks.size
      ? idMakings(nodes, isChainable, translator.openSinks, settings.configuration)
      : new Map<StreamNode, string>();
  const positions = new Map(nodes.map((node, i) => [node, i]));
  const other = alternatives(nodes);
  const position = (node: StreamNode | undefined) => (node && positions.get(node)) ?? null;
  return {
    nodes: nodes.map((node) => ({
      transformation: node.transformation,
      kind: node.kind,
      uid: node.uid,
      userHash: node.userHash,
      operatorId: node.uid.value === null ? (ids.get(node) ?? null) : operatorIdOf(node.uid.value),
      idMakings: makings.get(node) ?? null,
      name: node.name,
      parallelism: typeof node.parallelism === 'number' ? node.parallelism : null,
      maxParallelism: node.maxParallelism,
      inputs: node.inEdges.map(({ from }) => position(from)).filter((at) => at !== null),
      many: node.transformation.many,
      alternativeOf: position(other.get(node)),
    })),
    incomplete: translator.incomplete,
  };
}

/** What code leaves open is as whatever runs the job has it. */
function withDefaults(settings: GraphSettings, { defaultMaxParallelism: given }: StreamGraphContext): GraphSettings {
  const open = settings.maxParallelism === 'unset';
  return open ? { ...settings, maxParallelism: given.kind === 'set' ? given.value : given.kind } : settings;
}

/** True when every run has these nodes and no others. */
function isWhole(program: JobProgram, nodes: readonly StreamNode[]): boolean {
  const choices = ({ path }: Transformation) =>
    path.flatMap((step) => ('fork' in step ? [`${step.fork}:${step.arm}`] : [])).join(' ');
  const paths = new Set(program.transformations.map(choices));
  return (
    program.gaps.length === 0 &&
    paths.size <= 1 &&
    nodes.every(
      ({ transformation: { many, call, inputs } }) => !many && call !== null && inputs.every((ids) => ids.length === 1),
    )
  );
}
