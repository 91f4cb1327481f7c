/** The JSON of `savepoint inspect`, as scripts read it: its shape is a contract. */
import type { OperatorOrigin } from '../analysis/savepoint-in-source';
import { sayInEnglish } from '../base/message';
import type { SavepointPlan } from '../compatibility/from-savepoint/savepoint-plan';
import { SAVEPOINT_RULES } from '../savepoint/findings/rules';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import type { Inspection } from '../savepoint/inspect';
import type { SavepointOperator, SavepointState, SourcePosition } from '../savepoint/savepoint';
import { type Answers, shownPath } from './answers';
import { incompleteJson } from './json-report';

export interface InspectionReport extends Inspection {
  /** By operator id; empty without `--source`. */
  readonly origins: ReadonlyMap<string, OperatorOrigin>;
  /** Null without `--source`, and where no job fits. */
  readonly plan: SavepointPlan | null;
}

export function inspectionJson(inspection: InspectionReport, answers: Answers): string {
  const { path, savepoint, findings, incomplete, origins, plan } = inspection;
  const answer = {
    schemaVersion: 1,
    path: shownPath(path, answers),
    formatVersion: savepoint.formatVersion,
    checkpointId: exactNumber(savepoint.checkpointId),
    metadataSize: savepoint.metadataSize,
    properties: savepoint.properties,
    operators: savepoint.operators.map((operator) => operatorJson(operator, origins.get(operator.operatorId), answers)),
    ...(plan && { plan: planJson(plan, answers) }),
    findings: findings.map((finding) => findingJson(finding, path, answers)),
    incomplete: incompleteJson(incomplete, answers),
  };
  // which class declares a POJO's field is of use to comparisons alone
  return `${JSON.stringify(answer, (key, value) => (key === 'declaredIn' ? undefined : value), 1)}\n`;
}

export function findingJson(finding: SavepointFinding, path: string, answers: Answers) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: sayInEnglish(finding.message),
    advice: sayInEnglish(SAVEPOINT_RULES[finding.rule].advice),
    file: shownPath(path, answers),
    range: null,
    flinkVersion: null,
    operatorId: finding.operatorId,
    state: finding.state,
    growth: finding.growth,
    related: [],
    fixes: [],
  };
}

/** The outcomes of the contract, as `diff` has them. */
function planJson({ entry, verdict, operators }: SavepointPlan, answers: Answers) {
  return {
    entry,
    verdict,
    operators: operators.map(({ operatorId, heir, states, restore }) => ({
      operatorId,
      new: heir && {
        uid: heir.uid.value,
        kind: heir.kind,
        file: shownPath(heir.transformation.file, answers),
        line: heir.transformation.callRange.start.line + 1,
      },
      states: states.map(({ name, outcome, reason }) => ({ name, outcome, reason: reason && sayInEnglish(reason) })),
      restore: { outcome: restore.outcome, message: restore.message && sayInEnglish(restore.message) },
    })),
  };
}

function originJson({ entry, place, commit, date, removedIn }: OperatorOrigin, answers: Answers) {
  const at = { entry, file: shownPath(place.file, answers), line: place.range.start.line + 1 };
  return commit === null ? at : { ...at, commit, date, removedIn };
}

function operatorJson(operator: SavepointOperator, match: OperatorOrigin | undefined, answers: Answers) {
  return {
    operatorId: operator.operatorId,
    uid: operator.uid ?? match?.uid ?? null,
    ...(match && { uidFrom: originJson(match, answers) }),
    name: operator.name ?? match?.name ?? null,
    parallelism: operator.parallelism,
    maxParallelism: operator.maxParallelism,
    fullyFinished: operator.fullyFinished,
    coordinatorStateSize: operator.coordinatorStateSize,
    stateSize: operator.stateSize,
    channelStateSize: operator.channelStateSize,
    keySerializer: operator.keySerializer,
    states: operator.states.map(stateJson),
    keyed: operator.keyed.map(({ subtask, keyGroups: { first, count }, size }) => ({
      index: subtask,
      keyGroups: count === 0 ? null : [first, first + count - 1],
      size,
    })),
    kafka: operator.positions.map(positionJson),
    transactions: operator.transactions,
    handles: operator.handles,
  };
}

function stateJson({ name, kind, mode, entries, size, serializer, subtasks, ...others }: SavepointState) {
  const { keySerializer, namespaceSerializer } = others;
  return { name, kind, mode, entries, size, serializer, keySerializer, namespaceSerializer, subtasks };
}

/** A row of `kafka`. */
export function positionJson({ connector, topic, partition, nextOffset, stale }: SourcePosition) {
  return { connector, topic, partition, nextOffset: exactNumber(nextOffset), stale };
}

/** A number where it is exact, else its digits. */
export function exactNumber(value: bigint | null): number | string | null {
  if (value === null) {
    return null;
  }
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
