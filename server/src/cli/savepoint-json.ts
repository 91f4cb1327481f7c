/** The JSON of `savepoint inspect`, as scripts read it: its shape is a contract. */
import { sayInEnglish } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import type { SavepointOperator, SavepointState, SourcePosition } from '../savepoint/savepoint';
import { type Answers, shownPath } from './answers';
import { incompleteJson } from './json-report';
import type { OpenedSavepoint } from './savepoint-open';
import type { SourceMatch } from './savepoint-source';

export interface Inspection extends OpenedSavepoint {
  readonly findings: readonly SavepointFinding[];
  readonly incomplete: readonly Incomplete[];
  /** By operator id; empty without `--source`. */
  readonly matches: ReadonlyMap<string, SourceMatch>;
}

export function inspectionJson(inspection: Inspection, answers: Answers): string {
  const { path, savepoint, findings, incomplete, matches } = inspection;
  const answer = {
    schemaVersion: 1,
    path: shownPath(path, answers),
    formatVersion: savepoint.formatVersion,
    checkpointId: exactNumber(savepoint.checkpointId),
    metadataSize: savepoint.metadataSize,
    properties: savepoint.properties,
    operators: savepoint.operators.map((operator) => operatorJson(operator, matches.get(operator.operatorId))),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: sayInEnglish(finding.message),
      file: shownPath(path, answers),
      range: null,
      flinkVersion: null,
      operatorId: finding.operatorId,
      state: finding.state,
      growth: finding.growth,
      related: [],
      fixes: [],
    })),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function operatorJson(operator: SavepointOperator, match: SourceMatch | undefined) {
  return {
    operatorId: operator.operatorId,
    uid: operator.uid ?? match?.uid ?? null,
    ...(operator.uid === null && match && { uidFrom: match.uidFrom }),
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
