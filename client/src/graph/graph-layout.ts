/** Where the operators and edges of a job's graph stand in its picture: the layout is dagre's. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { JobView, OperatorView, TypeView } from '../../../server/src/lsp/protocol';

export interface PlacedOperator {
  readonly operator: OperatorView;
  readonly lines: readonly [title: string, detail: string];
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly from: number;
  readonly to: number;
  /** What flows on it; null when that is not known. */
  readonly type: TypeView | null;
  readonly keyed: boolean;
  readonly label: string;
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly at: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly operators: readonly PlacedOperator[];
  readonly edges: readonly PlacedEdge[];
}

const CHARACTER = 7;
const WIDE_CHARACTER = 13;
const PADDING = 24;
const NODE_HEIGHT = 46;
const LABEL_HEIGHT = 16;
const LONGEST = 34;

/** @param words what stands for uids that are not set, and for keyed edges */
export function layOut(job: JobView, words: { readonly noUid: string; readonly keyed: string }): GraphLayout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 26, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  const lines = job.operators.map((operator): PlacedOperator['lines'] => [
    shortened(operator.label),
    shortened(operator.uid ?? words.noUid),
  ]);
  for (const { index } of job.operators) {
    const width = Math.max(...(lines[index] ?? []).map(textWidth)) + PADDING;
    graph.setNode(String(index), { width, height: NODE_HEIGHT });
  }
  const edges = job.operators.flatMap((operator) =>
    operator.inputs.map((from) => edgeOf(job, from, operator, words.keyed)),
  );
  edges.forEach(({ from, to, label }, i) => {
    const size = { width: textWidth(label), height: label === '' ? 0 : LABEL_HEIGHT, labelpos: 'c' };
    graph.setEdge(String(from), String(to), size, String(i));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.max(width, 1),
    height: Math.max(height, 1),
    operators: job.operators.map((operator) => {
      const node = graph.node(String(operator.index)) as Point & { width: number; height: number };
      return {
        operator,
        lines: lines[operator.index] ?? ['', ''],
        ...pick(node),
        width: node.width,
        height: node.height,
      };
    }),
    edges: edges.map((edge, i) => {
      const placed = graph.edge(String(edge.from), String(edge.to), String(i)) as Point & { points: Point[] };
      return { ...edge, points: placed.points.map(pick), at: pick(placed) };
    }),
  };
}

function edgeOf({ operators }: JobView, from: number, to: OperatorView, keyedWord: string) {
  const type = operators[from]?.output ?? null;
  const keyed = to.key !== null;
  const known = type === null || type.cost === 'unknown' ? '' : type.text;
  const label = shortened(
    [keyed ? `${keyedWord} ${keyOf(to)}`.trim() : '', known].filter((part) => part !== '').join(' · '),
  );
  return { from, to: to.index, type, keyed, label };
}

function keyOf({ key }: OperatorView): string {
  return key === null || key.cost === 'unknown' ? '' : key.text;
}

function pick({ x = 0, y = 0 }: Partial<Point>): Point {
  return { x, y };
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** About the width of the text on the screen. */
function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? WIDE_CHARACTER : CHARACTER), 0);
}
