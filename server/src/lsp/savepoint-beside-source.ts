/** A savepoint beside the jobs of all folders: the folder whose job has the most of its operators tells the plan. */
import { checkFile } from '../analysis/check-file';
import { jobSides } from '../analysis/revision-of';
import { type OperatorOrigin, type SourceAnswer, savepointInSource } from '../analysis/savepoint-in-source';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { overlaps } from '../base/text-range';
import type { SavepointPlan } from '../compatibility/from-savepoint/savepoint-plan';
import type { Place } from '../finding/finding';
import { savepointMigrationAt } from '../ide/migrate-from-savepoint';
import { kafkaSourceRenewalsAt } from '../ide/renew-kafka-source';
import { findingView } from '../ide/savepoint/savepoint-view';
import { savepointSourceView } from '../ide/savepoint/source-view';
import type { Telling } from '../ide/telling';
import { withSeverities } from '../savepoint/findings/set-severities';
import type { Inspection } from '../savepoint/inspect';
import { toRange } from './convert';
import type { SavepointSourceResult, SourceMigrations } from './protocol';
import type { Session } from './session';

/** A savepoint that somebody looks at. */
export interface OpenSavepoint {
  readonly inspection: Inspection;
  /** False where only the editor can read what lies beside it. */
  readonly isLocal: boolean;
  origins: ReadonlyMap<string, OperatorOrigin>;
  plan: SavepointPlan | null;
}

export function besideSource(
  open: OpenSavepoint,
  entry: string | null,
  session: Session,
  telling: Telling,
): SavepointSourceResult {
  const { savepoint, path, findings } = open.inspection;
  const answers = session.workspaces.map((workspace) => ({
    workspace,
    answer: savepointInSource(savepoint, workspace, { entry, backends: ['hashmap', 'rocksdb'], revision: null }),
  }));
  const [best] = answers.toSorted((a, b) => b.answer.origins.size - a.answer.origins.size);
  const entries = answers.flatMap(({ workspace }) => jobSides(workspace).map(({ job }) => job.program.entry));
  if (!best) {
    return {
      origins: [],
      plan: null,
      findings: findings.map((each) => findingView(each, telling)),
      incomplete: [],
      entries,
      migrations: {},
    };
  }
  const { answer, workspace } = best;
  const origins = new Map(answers.flatMap((each) => [...each.answer.origins]));
  open.origins = origins;
  open.plan = answer.plan;
  const all = withSeverities([...findings, ...answer.findings], rulesAround(path, session));
  const shown: SourceAnswer = { ...answer, origins, findings: all };
  return {
    ...savepointSourceView(shown, telling),
    entries: [...new Set(entries)].sort(),
    migrations: Object.fromEntries(
      savepoint.operators.flatMap(({ operatorId, positions }) => {
        const isStale = positions.some(({ stale }) => stale);
        const places = positions.length > 0 ? placesOf(operatorId, workspace) : [];
        const [at] = places.flatMap((place) => migrationAt(workspace, place, isStale) ?? []);
        return at
          ? [[operatorId, { uri: telling.uriOf(at.file), range: toRange(at.range), isLegacy: at.isLegacy }] as const]
          : [];
      }),
    ) satisfies SourceMigrations,
  };
}

/** Operators of exclusive branches may have one id: a demo's source beside that of Kafka. */
function placesOf(id: string, workspace: Workspace): Place[] {
  return jobSides(workspace)
    .flatMap(({ job }) => job.operators)
    .filter(({ operatorId, userHash }) => operatorId === id || userHash === id)
    .map(({ transformation: { file, callRange } }) => ({ file, range: callRange }));
}

/**
 * Where the old source of an operator can be migrated from the offsets of a savepoint.
 * @param isStale true where a former source left offsets: the source that is there now can leave them behind
 */
function migrationAt(workspace: Workspace, place: Place, isStale: boolean) {
  const file = workspace.file(place.file);
  if (!(file instanceof SourceText)) {
    return null;
  }
  const finding = checkFile(workspace, file, notCancellable).find(
    (each) => overlaps(each.place.range, place.range) && savepointMigrationAt(workspace, file, each) !== null,
  );
  if (finding) {
    return { ...finding.place, isLegacy: finding.rule === 'legacy-kafka-connector' };
  }
  return isStale && kafkaSourceRenewalsAt(workspace, file, place.range).fromSavepoint
    ? { ...place, isLegacy: false }
    : null;
}

/** What is set for the folder that the savepoint lies in, else for the only one. */
export function rulesAround(path: string, session: Session) {
  const folders = session.workspaces.filter(({ input: { root } }) => root.length > 1);
  const around = folders.find(({ input: { root } }) => path.startsWith(`${root}/`));
  return (around ?? (folders.length === 1 ? folders[0] : undefined))?.settings.rules ?? new Map();
}
