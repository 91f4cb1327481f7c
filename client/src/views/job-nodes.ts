/** The nodes of the view of jobs: jobs, their operators, their states. */
import type { JobView, OperatorView, StateView, ViewPlace } from '../../../server/src/lsp/protocol';

export interface JobNode {
  readonly kind: 'job';
  readonly id: string;
  readonly job: JobView;
  readonly children: readonly OperatorNode[];
}

export interface OperatorNode {
  readonly kind: 'operator';
  readonly id: string;
  readonly operator: OperatorView;
  readonly parent: JobNode;
  readonly children: readonly StateNode[];
}

export interface StateNode {
  readonly kind: 'state';
  readonly id: string;
  readonly state: StateView;
  readonly parent: OperatorNode;
}

export type Node = JobNode | OperatorNode | StateNode;

/** The tree of what matches the filter; what matches keeps all that is below it. */
export function jobNodes(jobs: readonly JobView[], filter: string): JobNode[] {
  const wanted = filter.trim().toLowerCase();
  const matches = (...texts: (string | null | undefined)[]) =>
    wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
  return jobs.flatMap((job) => {
    const whole = matches(job.label, job.entry);
    const children: OperatorNode[] = [];
    const node: JobNode = { kind: 'job', id: `${job.place.uri}#${job.entry}`, job, children };
    for (const operator of job.operators) {
      const { label, uid, operatorId, userHash, kind, function: of, output, key } = operator;
      const own = matches(label, uid, operatorId, userHash, kind, of, output?.text, output?.serializer, key?.text);
      const child = operatorNode(
        node,
        operator,
        ({ name, type }) => whole || own || matches(name, type?.text, type?.serializer),
      );
      if (whole || own || child.children.length > 0) {
        children.push(child);
      }
    }
    return whole || children.length > 0 ? [node] : [];
  });
}

function operatorNode(parent: JobNode, operator: OperatorView, isShown: (state: StateView) => boolean): OperatorNode {
  const children: StateNode[] = [];
  const node: OperatorNode = { kind: 'operator', id: `${parent.id}/${operator.index}`, operator, parent, children };
  children.push(
    ...operator.states
      .map((state, i): StateNode => ({ kind: 'state', id: `${node.id}/${i}`, state, parent: node }))
      .filter(({ state }) => isShown(state)),
  );
  return node;
}

/** The node with an id; undefined where the tree has none. */
export function nodeWithId(jobs: readonly JobNode[], id: string): Node | undefined {
  const operators = jobs.flatMap(({ children }) => children);
  return [...jobs, ...operators, ...operators.flatMap(({ children }) => children)].find((node) => node.id === id);
}

export function placeOf(node: Node): ViewPlace | null {
  return node.kind === 'job' ? node.job.place : node.kind === 'operator' ? node.operator.place : node.state.place;
}

export interface Cursor {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  /** The code between two places of the cursor's document. */
  textBetween(start: Point, end: Point): string;
}

type Point = ViewPlace['range']['start'];

/** The node that a cursor stands in: a state's descriptor, else the operator whose calls it is among, else the file's job. */
export function nodeAt(jobs: readonly JobNode[], cursor: Cursor): Node | null {
  const operators = jobs.flatMap(({ children }) => children);
  const states = operators.flatMap(({ children }) => children);
  const state = states.find(({ state: { place } }) => place && isWithin(cursor, place));
  return (
    state ??
    operatorAt(operators, cursor) ??
    jobs.find(({ job }) => isWithin(cursor, job.place)) ??
    jobs.find(({ job }) => job.place.uri === cursor.uri) ??
    null
  );
}

/** The last call before the cursor, unless its statement has ended. */
function operatorAt(operators: readonly OperatorNode[], cursor: Cursor): OperatorNode | null {
  let best: OperatorNode | null = null;
  for (const node of operators) {
    const { place } = node.operator;
    if (place.uri === cursor.uri && !isBefore(cursor, place.range.start)) {
      best = best && isBefore(place.range.start, best.operator.place.range.start) ? best : node;
    }
  }
  if (best && !isBefore(cursor, best.operator.end)) {
    const between = cursor.textBetween(best.operator.end, { line: cursor.line, column: cursor.column });
    return between.includes(';') || between.includes('}') ? null : best;
  }
  return best;
}

function isWithin(cursor: Cursor, { uri, range }: ViewPlace): boolean {
  return uri === cursor.uri && !isBefore(cursor, range.start) && !isBefore(range.end, cursor);
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
