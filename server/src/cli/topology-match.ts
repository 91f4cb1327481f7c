/** Which operator of ours is which StreamNode of real Flink: by the line of code that made it. */
import type { ProbedJob, ProbedOperator } from '../io/ask-for-topology';
import type { Job, Operator } from '../topology/job';

export interface MatchedOperators {
  /** In Flink's order. An operator that is `many` may stand in several. */
  readonly pairs: readonly (readonly [Operator, ProbedOperator])[];
  readonly missing: readonly ProbedOperator[];
  /** Without those that a run need not have. */
  readonly extra: readonly Operator[];
}

/** Matches the operators of a job to those of one run of it. */
export function matchOperators(ours: Job, flink: ProbedJob): MatchedOperators {
  const atSite = groupBy(
    ours.operators.filter(({ kind }) => !kind.startsWith('iterate.')),
    ({ transformation: { file, callRange } }) => site(file.replace(/^.*\//, ''), callRange.start.line + 1),
  );
  const found = new Map<ProbedOperator, Operator>();
  const realSites = groupBy(flink.operators, ({ callSite }) => (callSite ? site(callSite.file, callSite.line) : ''));
  for (const [key, real] of realSites) {
    for (const [node, operator] of key === '' ? [] : matchSite(atSite.get(key) ?? [], real)) {
      found.set(node, operator);
    }
  }
  const taken = new Set(found.values());
  const placeless = realSites.get('') ?? [];
  const take = (node: ProbedOperator, operator: Operator) => {
    found.set(node, operator);
    taken.add(operator);
  };
  for (const node of placeless) {
    // what an iteration adds has no line
    const same = ours.operators.find(
      (operator) =>
        !taken.has(operator) && node.name.toLowerCase().startsWith(operator.kind.replace('iterate.', 'iteration')),
    );
    if (same?.kind.startsWith('iterate.')) {
      take(node, same);
    }
  }
  // an environment of Flink's own tells no lines at all
  const free = ours.operators.filter((operator) => !taken.has(operator));
  for (const [node, operator] of inOrder(
    free,
    placeless.filter((each) => !found.has(each)),
  ).pairs) {
    take(node, operator);
  }
  return {
    pairs: flink.operators.flatMap((node) => {
      const operator = found.get(node);
      return operator ? [[operator, node] as const] : [];
    }),
    missing: flink.operators.filter((node) => !found.has(node)),
    extra: ours.operators.filter((operator) => !taken.has(operator) && !mayBeAbsent(operator)),
  };
}

function mayBeAbsent({ many, alternativeOf, transformation }: Operator): boolean {
  return (
    many ||
    alternativeOf !== null ||
    transformation.path.some((step) => 'fork' in step) ||
    transformation.kind === 'opaque'
  );
}

/** The best assignment of one line's operators. */
function matchSite(ours: readonly Operator[], real: readonly ProbedOperator[]): [ProbedOperator, Operator][] {
  if (ours.some(({ many }) => many)) {
    return real.flatMap((node): [ProbedOperator, Operator][] => {
      const [best] = [...ours].sort((a, b) => distance(a, node) - distance(b, node));
      return best ? [[node, best]] : [];
    });
  }
  return inOrder(ours, real).pairs;
}

interface Assignment {
  readonly cost: number;
  readonly pairs: [ProbedOperator, Operator][];
}

const LEFT_OUT = 100;

/** Keeps the order of both; leaves out as few as can be, first those that a run need not have. */
function inOrder(ours: readonly Operator[], real: readonly ProbedOperator[]): Assignment {
  let row = Array.from({ length: real.length + 1 }, (_, j): Assignment => ({ cost: j * LEFT_OUT, pairs: [] }));
  for (const operator of ours) {
    const skip = mayBeAbsent(operator) ? 1 : LEFT_OUT;
    const next: Assignment[] = [];
    row.forEach((above, j) => {
      const options: Assignment[] = [{ cost: above.cost + skip, pairs: above.pairs }];
      const node = real[j - 1];
      const before = row[j - 1];
      const left = next[j - 1];
      if (node && before && left) {
        options.push({ cost: before.cost + distance(operator, node), pairs: [...before.pairs, [node, operator]] });
        options.push({ cost: left.cost + LEFT_OUT, pairs: left.pairs });
      }
      next.push(options.reduce((best, option) => (option.cost < best.cost ? option : best)));
    });
    row = next;
  }
  return row.at(-1) ?? { cost: 0, pairs: [] };
}

/** How much two differ in what tells operators of a line apart; less than two that are left out. */
function distance({ uid, name, operatorId, kind }: Operator, node: ProbedOperator): number {
  const differs = (ours: string | null, real: string | null | undefined) =>
    ours !== null && ours !== (real ?? null) ? 1 : 0;
  const part = /^sinkTo\.(\w+)/.exec(kind)?.[1]?.toLowerCase();
  const otherPart = part !== undefined && !node.name.toLowerCase().includes(part) ? 3 : 0;
  return 2 * differs(uid.value, node.uid) + differs(name, node.name) + differs(operatorId, node.operatorId) + otherPart;
}

function site(file: string, line: number): string {
  return `${file}:${line}`;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item)) ?? [];
    group.push(item);
    groups.set(key(item), group);
  }
  return groups;
}
