/** Which operator of one revision is which of the other: by their ids, as Flink does, and by what they are, as people do. */
import { areExclusive } from '../topology/flow-path';
import type { Operator } from '../topology/job';
import { dependsOnLibraries } from '../topology/stream-graph/id-makings';
import { isConnectorChanged } from './connectors';
import { partnersOf, profilesOf } from './operator-likeness';
import type { JobSide } from './revision';

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
