/** Which operators of two revisions are the same to people: by their functions, states, places in the flow and names. */
import type { Operator } from '../topology/job';
import { areOfOneSystem, isConnectorChanged, isSink, isSource } from './connectors';
import type { JobSide } from './revision';

/** What tells an operator from others. */
export interface Profile {
  readonly operator: Operator;
  readonly arguments: string;
  readonly states: string;
  /** The ids of the operators before it, or what they are. */
  readonly above: ReadonlySet<string>;
  readonly below: ReadonlySet<string>;
  readonly givenName: string | null;
}

export function profilesOf({ job: { operators }, revision }: JobSide): Profile[] {
  const below = new Map<number, Set<string>>();
  const idOf = (operator: Operator) => operator.operatorId ?? operator.uid.value ?? operator.kind;
  for (const operator of operators) {
    for (const from of operator.inputs) {
      below.set(from, (below.get(from) ?? new Set()).add(idOf(operator)));
    }
  }
  return operators.map((operator) => {
    const { argumentNodes, body, name } = operator.transformation;
    const texts = argumentNodes.map(({ range }) => revision.textOf({ file: body.file, range }) ?? '');
    const inputs = operator.inputs.flatMap((from) => operators[from] ?? []);
    return {
      operator,
      arguments: texts.join(',').replace(/\s+/g, ''),
      states: operator.states
        .filter(({ kind }) => kind !== 'timer')
        .map(({ name: state }) => state ?? '')
        .sort()
        .join(),
      above: new Set(inputs.map(idOf)),
      below: below.get(operator.index) ?? new Set(),
      givenName: name.kind === 'set' ? name.value : null,
    };
  });
}

/** Less in common than this is no proof that two operators are one. */
const LEAST = 5;
/** The same where both have the same uid, or none. */
const LEAST_BY_UID = 2;

/** Each old operator's partner: what is surely the same first, then the pairs that have most in common. */
export function partnersOf(before: readonly Profile[], after: readonly Profile[]): ReadonlyMap<Operator, Operator> {
  const partners = new Map<Operator, Operator>();
  const taken = new Set<Operator>();
  const pair = (old: Profile, now: Profile) => {
    if (!partners.has(old.operator) && !taken.has(now.operator)) {
      partners.set(old.operator, now.operator);
      taken.add(now.operator);
    }
  };
  const sameId = ({ operator: { operatorId } }: Profile) =>
    operatorId === null
      ? []
      : after.filter(({ operator }) => operator.operatorId === operatorId && !taken.has(operator));
  for (const old of before) {
    const same = sameId(old).find((now) => isSurelySame(old, now));
    if (same) {
      pair(old, same);
    }
  }
  const left = before.filter(({ operator }) => !partners.has(operator));
  const open = after.filter(({ operator }) => !taken.has(operator));
  const scored = left.flatMap((old) => open.map((now) => ({ old, now, score: likeness(old, now) })));
  const near = ({ old, now }: (typeof scored)[number]) => Math.abs(old.operator.index - now.operator.index);
  scored.sort((a, b) => b.score - a.score || near(a) - near(b));
  for (const { old, now, score } of scored) {
    if (score >= (areUidsTheSame(old.operator, now.operator) ? LEAST_BY_UID : LEAST)) {
      pair(old, now);
    }
  }
  for (const old of left.filter(({ operator }) => !partners.has(operator))) {
    const [same] = sameId(old);
    if (same) {
      pair(old, same); // another operator in its place, under its id
    }
  }
  return partners;
}

function areUidsTheSame({ uid: a }: Operator, { uid: b }: Operator): boolean {
  return a.kind === b.kind && a.value === b.value && a.text === b.text;
}

function isSurelySame(old: Profile, now: Profile): boolean {
  const [a, b] = [old.operator, now.operator];
  return (
    a.kind === b.kind && a.function === b.function && old.arguments === now.arguments && isSameSet(old.above, now.above)
  );
}

function likeness(old: Profile, now: Profile): number {
  const [a, b] = [old.operator, now.operator];
  const points = [
    a.kind === b.kind ? 2 : (isSource(a) && isSource(b)) || (isSink(a) && isSink(b)) ? 1 : -1,
    functionPoints(a, b),
    a.uid.value !== null && a.uid.value === b.uid.value ? 3 : 0,
    a.uid.kind === 'computed' && a.uid.value === null && a.uid.text === b.uid.text ? 2 : 0,
    a.uid.kind === 'none' && a.operatorId !== null && a.operatorId === b.operatorId ? 1 : 0,
    old.givenName !== null && old.givenName === now.givenName ? 2 : 0,
    old.states !== '' && old.states === now.states ? 3 : 0,
    old.arguments !== '' && old.arguments === now.arguments ? 3 : 0,
    shares(old.above, now.above) ? 2 : 0,
    shares(old.below, now.below) ? 2 : 0,
  ];
  return points.reduce((sum, each) => sum + each, 0);
}

function functionPoints(old: Operator, now: Operator): number {
  const [a, b] = [old.function, now.function];
  if (a === null || b === null) {
    return 0;
  }
  if (isConnectorChanged(old, now) && areOfOneSystem(a, b)) {
    return 4; // such as the move from the old Kafka connector to the new one
  }
  return a === b ? 4 : a.replace(/^.*[.$]/, '') === b.replace(/^.*[.$]/, '') ? 3 : -1;
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((each) => b.has(each));
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
