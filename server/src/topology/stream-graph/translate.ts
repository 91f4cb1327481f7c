/**
 * From transformations to nodes and edges, in Flink's order: `StreamGraphGenerator.generate` and its translators
 * (1.17 to 2.3, which differ only where the other files here say so).
 */
import { type Message, message } from '../../base/message';
import { isAtLeast } from '../../flink/flink-version';
import type { JobProgram, Transformation } from '../transformation';
import { isFromSource } from './chaining';
import { fileSourceName, readsFiles } from './file-sources';
import type { GraphContext } from './graph-settings';
import { MadeNodes } from './made-nodes';
import { operatorName, transformationName } from './operator-names';
import { inputParallelism, isForAllKeys, type ParallelismContext, parallelismOf } from './parallelism';
import { connectRounds } from './rounds';
import { sinkOperators } from './sink-operators';
import { sinkShapeOf } from './sink-shape';
import { commonGroup } from './slot-sharing';
import { connect, type Outlet, type Partitioner, type StreamNode } from './stream-node';
import { classOf } from './value-class';

export type TranslationContext = GraphContext & ParallelismContext;

/** `org.apache.flink.streaming.api.operators.YieldingOperatorFactory`, with the writers of sinks and readers of files. */
const ASYNC = /^(async|(un)?orderedWait(WithRetry)?)$/;

/** Makes the nodes of what sinks and operators reach. */
export class Translator {
  private readonly made: MadeNodes;
  readonly incomplete: Message[] = [];
  /** The writers of sinks of which not all operators are known, with the sink's class; null where that is not known either. */
  readonly openSinks = new Map<StreamNode, string | null>();
  private readonly done = new Map<number, readonly Outlet[]>();
  private lastId: number;
  private lastIterationId = 0;

  constructor(
    private readonly program: JobProgram,
    private readonly context: TranslationContext,
  ) {
    this.made = new MadeNodes(context);
    this.lastId = Math.max(0, ...program.transformations.map(({ id }) => id));
  }

  get nodes(): StreamNode[] {
    return this.made.nodes;
  }

  /** `StreamGraphGenerator.generate`: of all that `addOperator` was called with, which leaves out sources. */
  translate(): void {
    for (const transformation of this.program.transformations) {
      if (
        /^(operator|sink|sink-to|opaque)$/.test(transformation.kind) ||
        readsFiles(transformation, this.context.pool)
      ) {
        this.transform(transformation);
      }
    }
    connectRounds(this.nodes, this.done, this.context);
  }

  private transform(transformation: Transformation): readonly Outlet[] {
    const known = this.done.get(transformation.id);
    if (known) {
      return known;
    }
    if (transformation.kind === 'feedback') {
      return this.transformFeedback(transformation);
    }
    // what comes later is there because of a loop, see `rounds.ts`
    const inputs = transformation.inputs.map((alternatives) =>
      this.transformAll(alternatives.filter((id) => id < transformation.id || this.isFeedback(id))),
    );
    const again = this.done.get(transformation.id);
    if (again) {
      return again; // within an iteration its own inputs may lead back to it
    }
    const outlets = this.outletsOf(transformation, inputs);
    this.done.set(transformation.id, outlets);
    return outlets;
  }

  private isFeedback(id: number): boolean {
    return this.context.byId.get(id)?.kind === 'feedback';
  }

  private transformAll(ids: readonly number[]): Outlet[] {
    return ids.flatMap((id) => {
      const transformation = this.context.byId.get(id);
      if (!transformation) {
        this.incomplete.push(message('An operator gets records from another program'));
      }
      return transformation ? this.transform(transformation) : [];
    });
  }

  private outletsOf(transformation: Transformation, inputs: readonly (readonly Outlet[])[]): readonly Outlet[] {
    const all = inputs.flat();
    switch (transformation.kind) {
      case 'union':
      case 'side-output':
        return all;
      case 'partition': // StreamGraph.addEdgeInternal: the last partitioner before an edge counts
        return all.map(({ node }) => ({ node, partitioner: partitionerOf(transformation.call) }));
      case 'sink-to':
        this.addSink(transformation, all);
        return [];
      default:
        return [{ node: this.addOperator(transformation, inputs), partitioner: 'by-parallelism' }];
    }
  }

  private addOperator(transformation: Transformation, inputs: readonly (readonly Outlet[])[]): StreamNode {
    const { call, kind } = transformation;
    const readsFromFiles = kind === 'source' ? readsFiles(transformation, this.context.pool) : false;
    if (readsFromFiles === null) {
      this.incomplete.push(
        message('What the input format of {0} reads is not known: it may be two operators', call ?? ''),
      );
    }
    if (kind === 'opaque') {
      this.incomplete.push(
        message('The operators that the call in line {0} makes are not known', lineOf(transformation)),
      );
    }
    let outlets = inputs.flat();
    if (call && /^(join|coGroup)\./.test(call)) {
      outlets = inputs.flatMap((input, i) => this.addTagger(transformation, input, i));
    } else if (readsFromFiles) {
      outlets = [{ node: this.addWatcher(transformation), partitioner: 'by-parallelism' }];
    } else if (isForAllKeys(transformation)) {
      outlets = outlets.map(({ node }) => ({ node, partitioner: 'other' })); // keyBy(NullByteKeySelector)
    }
    const node = this.made.add(transformation, outlets, {
      id: transformation.id,
      kind: kindOf(transformation),
      uid: transformation.uid,
      userHash: transformation.userHash.kind === 'set' ? transformation.userHash.value : null,
      name: operatorName(transformation, this.context),
      parallelism: parallelismOf(transformation, this.context),
      source: kind === 'source' && !readsFromFiles ? (isFromSource(call) ? 'source' : 'legacy') : null,
      yielding: readsFromFiles === true || ASYNC.test(call ?? ''),
    });
    return node;
  }

  /** `CoGroupedStreams.WithWindow.apply` maps each input to a union before the window; `JoinedStreams` does it through it. */
  private addTagger(transformation: Transformation, input: readonly Outlet[], i: number): Outlet[] {
    const node = this.made.addHidden(transformation, input, {
      id: transformation.id - 0.5 + i / 4,
      kind: `${(transformation.call ?? '').replace(/\..*/, '')}.${i === 0 ? 'first' : 'second'}`,
      name: 'Map',
      parallelism: inputParallelism(transformation, i, this.context),
      source: null,
      chaining: 'always',
    });
    return [{ node, partitioner: 'other' }];
  }

  /** The source that watches a path for a reader; `forceNonParallel` is called on it. */
  private addWatcher(transformation: Transformation): StreamNode {
    return this.made.addHidden(transformation, [], {
      id: transformation.id - 0.5,
      kind: `${transformation.call}.watcher`,
      name: `Source: ${fileSourceName(transformation.call)}`,
      parallelism: 1,
      maxParallelism: 1,
      chaining: 'head',
      source: 'legacy',
    });
  }

  /** `SinkTransformationTranslator`: what it makes has ids behind all others. */
  private addSink(transformation: Transformation, inputs: readonly Outlet[]): void {
    const { flinkVersion, pool } = this.context;
    const known = flinkVersion === null || isAtLeast(flinkVersion, 1, 15);
    const shape = known ? sinkShapeOf(transformation.arguments[0], pool) : null;
    const isOpen = !shape || shape.committer === null || shape.more;
    if (isOpen) {
      this.incomplete.push(
        message('The sink in line {0} is not known well enough to tell all its operators', lineOf(transformation)),
      );
    }
    const parallelism = parallelismOf(transformation, this.context);
    const name = known ? transformationName(transformation, this.context) : null;
    const made = sinkOperators(
      transformation,
      shape ?? { committer: null, compaction: 'none', more: true },
      name,
      parallelism,
    );
    let outlets = inputs;
    for (const { partitioner, ...operator } of made) {
      const behind = outlets === inputs ? outlets : outlets.map(({ node }) => ({ node, partitioner }));
      const node = this.made.add(transformation, behind, { ...operator, id: ++this.lastId, source: null });
      if (isOpen && outlets === inputs) {
        this.openSinks.set(node, this.sinkClass(transformation));
      }
      outlets = [{ node, partitioner: 'by-parallelism' }];
    }
  }

  /** What a sink adds is in its class; what FileSink adds is in how it was made. */
  private sinkClass({ arguments: [sink] }: Transformation): string | null {
    const name = classOf(sink);
    return name === null || /^org\.apache\.flink\.api\.connector\.|\.FileSink\b/.test(name) ? null : name;
  }

  /**
   * `transformFeedback` (until 1.20): `inputs[0]` goes into the iteration, the others are fed back. Their names have Flink's
   * own counter in them.
   */
  private transformFeedback(transformation: Transformation): readonly Outlet[] {
    const [input = [], ...feedback] = transformation.inputs;
    if (feedback.length === 0) {
      this.incomplete.push(message('What the iteration in line {0} feeds back is not known', lineOf(transformation)));
    }
    const inputs = this.transformAll(input);
    const known = this.done.get(transformation.id);
    if (known) {
      return known;
    }
    const parallelism = parallelismOf(transformation, this.context);
    const hidden = { name: null, parallelism, source: null, chaining: 'none' as const };
    const source = this.made.addHidden(transformation, [], {
      ...hidden,
      id: --this.lastIterationId,
      kind: 'iterate.source',
      source: 'source',
    });
    const sink = this.made.addHidden(transformation, [], {
      ...hidden,
      id: --this.lastIterationId,
      kind: 'iterate.sink',
      maxParallelism: typeof parallelism === 'number' ? parallelism : null,
    });
    const outlets = [...inputs, { node: source, partitioner: 'by-parallelism' as const }];
    this.done.set(transformation.id, outlets);
    for (const ids of feedback) {
      connect(this.transformAll(ids), sink);
    }
    sink.slotSharingGroup = commonGroup(sink.inEdges.map(({ from }) => from));
    source.slotSharingGroup = sink.slotSharingGroup;
    return outlets;
  }
}

function lineOf({ callRange }: Transformation): number {
  return callRange.start.line + 1;
}

function kindOf({ call, kind }: Transformation): string {
  return call === null ? kind : ASYNC.test(call) ? 'async' : call;
}

function partitionerOf(call: string | null): Partitioner {
  return call === null || call === 'setConnectionType'
    ? 'unknown'
    : /^(forward|reinterpretAsKeyedStream)$/.test(call)
      ? 'forward'
      : 'other';
}
