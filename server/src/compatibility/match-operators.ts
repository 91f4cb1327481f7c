/** Which operator of one revision is which of the other: by their ids, as Flink does, and by what they are, as people do. */
import { areExclusive } from '../topology/flow-path';
import type { Job, Operator } from '../topology/job';
import { dependsOnLibraries } from '../topology/stream-graph/id-makings';
import { areOfOneSystem } from './connectors';
import type { Revision } from './revision';

/** The contract's kinds of change. */
export type OperatorChangeKind =
  | 'kept'
  | 'uid-changed'
  | 'uid-added'
  | 'uid-removed'
  | 'uid-swapped'
  | 'connector-changed'
  | 'added'
  | 'removed';

export interface OperatorMatch {
  readonly change: OperatorChangeKind;
  /** Null for what is new. */
  readonly old: Operator | null;
  /** The same operator by what it is; null for what is gone. */
  readonly new: Operator | null;
  /** The operator that Flink hands the old one's state to: the one with its id; null when none has. */
  readonly heir: Operator | null;
}

export interface JobSide {
  readonly job: Job;
  readonly revision: Revision;
}

/** The operators of the old job, each with its partner, then those that are new. */
export function matchOperators(before: JobSide, after: JobSide): OperatorMatch[] {
  const partners = partnersOf(profilesOf(before), profilesOf(after));
  const areOneLibraries = before.revision.libraries === after.revision.libraries;
  const heirs = heirsOf(before.job.operators, after.job.operators, partners, areOneLibraries);
  const matched = before.job.operators.map((old): OperatorMatch => {
    const partner = partners.get(old) ?? null;
    return { change: changeOf(old, partner, heirs), old, new: partner, heir: heirs.get(old) ?? null };
  });
  const taken = new Set(partners.values());
  const added = after.job.operators.filter((operator) => !taken.has(operator));
  return [
    ...matched,
    ...added.map((operator): OperatorMatch => ({ change: 'added', old: null, new: operator, heir: null })),
  ];
}

/**
 * `Checkpoints.loadAndValidateCheckpoint` and `StateAssignmentOperation` (1.17 to 2.3): a savepoint has the generated ids;
 * the new job's generated ids are tried, then what `setUidHash` gave. Where several operators have the id, in exclusive
 * branches, the partner is meant; one of another branch than the partner's takes nothing.
 */
function heirsOf(
  before: readonly Operator[],
  after: readonly Operator[],
  partners: ReadonlyMap<Operator, Operator>,
  areOneLibraries: boolean,
): ReadonlyMap<Operator, Operator> {
  const [byId, byHash] = [groupedBy(after, 'operatorId'), groupedBy(after, 'userHash')];
  const byMakings = groupedBy(after, 'idMakings');
  return new Map(
    before.flatMap((old) => {
      const ids = old.operatorId ?? '';
      const isSure = old.idMakings !== null && (areOneLibraries || !dependsOnLibraries(old.idMakings));
      const makings = isSure ? (old.idMakings ?? '') : '';
      const candidates = byId.get(ids) ?? byHash.get(ids) ?? byMakings.get(makings) ?? [];
      const partner = partners.get(old);
      const heir = partner && candidates.includes(partner) ? partner : candidates.find((each) => mayRun(each, partner));
      return heir ? [[old, heir] as const] : [];
    }),
  );
}

/** False for an operator of another branch than the partner's: the job that restores the one does not make the other. */
function mayRun({ index, transformation: { path } }: Operator, partner: Operator | undefined): boolean {
  if (!partner) {
    return true;
  }
  const other = partner.transformation.path;
  return !(index < partner.index ? areExclusive(path, other) : areExclusive(other, path));
}

function groupedBy(
  operators: readonly Operator[],
  id: 'operatorId' | 'userHash' | 'idMakings',
): ReadonlyMap<string, readonly Operator[]> {
  const groups = new Map<string, Operator[]>();
  for (const operator of operators) {
    const key = operator[id];
    if (key !== null) {
      groups.set(key, [...(groups.get(key) ?? []), operator]);
    }
  }
  return groups;
}

function changeOf(old: Operator, now: Operator | null, heirs: ReadonlyMap<Operator, Operator>): OperatorChangeKind {
  if (now === null) {
    return 'removed';
  }
  const [before, after] = [old.uid.kind, now.uid.kind];
  if (before === 'none' || after === 'none') {
    return before === after ? 'kept' : before === 'none' ? 'uid-added' : 'uid-removed';
  }
  if (old.uid.value !== now.uid.value) {
    const heir = heirs.get(old);
    const isTaken = [...heirs.values()].includes(now);
    return heir && heir !== now && isTaken ? 'uid-swapped' : 'uid-changed';
  }
  return isConnectorChanged(old, now) ? 'connector-changed' : 'kept';
}

/** Another source or sink class. */
export function isConnectorChanged(old: Operator, now: Operator): boolean {
  const isConnector = isSource(old) ? isSource(now) : isSink(old) && isSink(now);
  return isConnector && (old.function !== now.function || old.kind !== now.kind);
}

export function isSource({ inputs, transformation }: Operator): boolean {
  return inputs.length === 0 && transformation.kind === 'source';
}

export function isSink({ transformation }: Operator): boolean {
  return transformation.kind === 'sink' || transformation.kind === 'sink-to';
}

/** What tells an operator from others. */
interface Profile {
  readonly operator: Operator;
  readonly arguments: string;
  readonly states: string;
  /** The ids of the operators before it, or what they are. */
  readonly above: ReadonlySet<string>;
  readonly below: ReadonlySet<string>;
  readonly givenName: string | null;
}

function profilesOf({ job: { operators }, revision }: JobSide): Profile[] {
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
function partnersOf(before: readonly Profile[], after: readonly Profile[]): ReadonlyMap<Operator, Operator> {
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
