/** A savepoint beside a workspace: which operator is which, what the next start does, and what no longer fits. */
import { type Message, message } from '../base/message';
import { isWhole, type SavepointPlan, savepointPlan } from '../compatibility/from-savepoint/savepoint-plan';
import { withRevision } from '../compatibility/from-savepoint/with-revision';
import { restorePlan } from '../compatibility/restore-plan';
import type { Backend, JobSide } from '../compatibility/revision';
import type { Place } from '../finding/finding';
import { operatorIdOf } from '../flink/operator-id';
import { againstSource } from '../savepoint/findings/against-source';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import type { Savepoint } from '../savepoint/savepoint';
import type { Operator } from '../topology/job';
import { jobSides } from './revision-of';
import type { Workspace } from './workspace';

/** Where an operator of a savepoint comes from. */
export interface OperatorOrigin {
  readonly uid: string | null;
  readonly name: string | null;
  /** `shop.Job#main`; null where only the text of the uid was found. */
  readonly entry: string | null;
  readonly place: Place;
  /** The last commit that has it; null for the files as they are. */
  readonly commit: string | null;
  /** ISO 8601; null for the files as they are. */
  readonly date: string | null;
  /** The commit that removed it; null where it is still there, or was never on this line of history. */
  readonly removedIn: string | null;
}

export interface SourceAnswer {
  /** By operator id. */
  readonly origins: ReadonlyMap<string, OperatorOrigin>;
  /** What the next start of the job does; null where no job has any of its operators. */
  readonly plan: SavepointPlan | null;
  /** `orphan-state` and `max-parallelism-mismatch`. */
  readonly findings: readonly SavepointFinding[];
  readonly incomplete: readonly Message[];
}

export interface SourceQuestion {
  /** Only the job of this entry, such as `shop.Job#main`; null for the one with the most of the savepoint's operators. */
  readonly entry: string | null;
  readonly backends: readonly Backend[];
  /** The workspace as it was when the savepoint was taken: then also keys, windows and functions are compared. */
  readonly revision: Workspace | null;
}

export function savepointInSource(savepoint: Savepoint, workspace: Workspace, question: SourceQuestion): SourceAnswer {
  const ids = new Set(savepoint.operators.map(({ operatorId }) => operatorId));
  const sides = byLikeness(jobSides(workspace), ids);
  const asked = question.entry === null ? sides : sides.filter(({ side }) => side.job.program.entry === question.entry);
  const [best, second] = asked;
  const incomplete: Message[] = [];
  if (best && second && best.count === second.count) {
    const entries = asked.filter(({ count }) => count === best.count).map(({ side }) => side.job.program.entry);
    incomplete.push(message('{0} have equally many of its operators: say which job is meant', entries.join(', ')));
  }
  const side = incomplete.length > 0 ? null : (best?.side ?? null);
  return {
    origins: originsOf(sides, ids),
    plan: side && planOf(savepoint, side, question),
    findings: side ? findingsOf(savepoint, side) : [],
    incomplete: [...incomplete, ...(side?.job.incomplete ?? [])],
  };
}

/** The operators of a workspace's jobs that have one of the ids. */
export function originsIn(workspace: Workspace, ids: ReadonlySet<string>): Map<string, OperatorOrigin> {
  return originsOf(byLikeness(jobSides(workspace), ids), ids);
}

/** What a text gives an operator id to, were it a uid: the operator itself, and the committer of a sink. */
export function idsOfText(text: string): [operatorId: string, uid: string][] {
  return [text, `Sink Committer: ${text}`].map((uid) => [operatorIdOf(uid), uid]);
}

interface Likeness {
  readonly side: JobSide;
  readonly count: number;
}

/** The jobs that have any of the ids, those with the most first. */
function byLikeness(sides: readonly JobSide[], ids: ReadonlySet<string>): Likeness[] {
  return sides
    .map((side) => ({
      side,
      count: side.job.operators.filter((operator) => idsOf(operator).some((id) => ids.has(id))).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function originsOf(sides: readonly Likeness[], ids: ReadonlySet<string>): Map<string, OperatorOrigin> {
  const origins = new Map<string, OperatorOrigin>();
  for (const { side } of sides) {
    for (const operator of side.job.operators) {
      for (const id of idsOf(operator)) {
        if (ids.has(id) && !origins.has(id)) {
          const { file, callRange: range } = operator.transformation;
          const now = { commit: null, date: null, removedIn: null };
          const { entry } = side.job.program;
          origins.set(id, { uid: operator.uid.value, name: operator.name, entry, place: { file, range }, ...now });
        }
      }
    }
  }
  return origins;
}

function idsOf({ operatorId, userHash }: Operator): string[] {
  return [operatorId, userHash].filter((id) => id !== null);
}

/** Whether one job of a revision has every operator whose state the savepoint holds. */
export function hasAllOperatorsOf(savepoint: Savepoint, revision: Workspace): boolean {
  const ids = savepoint.operators.filter(({ stateSize }) => stateSize > 0).map(({ operatorId }) => operatorId);
  return jobSides(revision).some(({ job }) => {
    const own = new Set(job.operators.flatMap(idsOf));
    return ids.every((id) => own.has(id));
  });
}

function planOf(savepoint: Savepoint, side: JobSide, { backends, revision }: SourceQuestion): SavepointPlan {
  const plan = savepointPlan(savepoint, side, backends);
  const ids = new Set(savepoint.operators.map(({ operatorId }) => operatorId));
  const [before] = revision ? byLikeness(jobSides(revision), ids) : [];
  return before ? withRevision(plan, restorePlan(before.side, side, backends)) : plan;
}

function findingsOf(savepoint: Savepoint, { job }: JobSide): SavepointFinding[] {
  return againstSource(savepoint, {
    entry: job.program.entry,
    operators: job.operators.map(({ operatorId, userHash, maxParallelism }) => ({
      operatorId,
      userHash,
      maxParallelism,
    })),
    isWhole: isWhole(job),
  });
}
