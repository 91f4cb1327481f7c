/** A savepoint beside the workspace's jobs, as an editor shows it: origins, the restore plan, what no longer fits. */
import type { OperatorOrigin, SourceAnswer } from '../../analysis/savepoint-in-source';
import type { SavepointPlan } from '../../compatibility/from-savepoint/savepoint-plan';
import type { Outcome } from '../../compatibility/state-outcome';
import type { Operator } from '../../topology/job';
import { jobLabel } from '../job-view';
import { outcomeText, verdictText } from '../restore-words';
import { type Telling, type ViewPlace, viewPlace } from '../telling';
import { findingView, type SavepointFindingView } from './savepoint-view';

export interface SavepointSourceView {
  readonly origins: readonly OriginView[];
  /** Null where no job has any of the operators, or several fit equally well. */
  readonly plan: SavepointPlanView | null;
  readonly findings: readonly SavepointFindingView[];
  readonly incomplete: readonly string[];
}

export interface OriginView {
  readonly operatorId: string;
  readonly uid: string | null;
  readonly name: string | null;
  readonly entry: string | null;
  readonly place: ViewPlace;
  /** The last commit that has it; null for the files as they are. */
  readonly commit: string | null;
  readonly date: string | null;
  readonly removedIn: string | null;
}

export interface SavepointPlanView {
  readonly entry: string;
  readonly label: string;
  readonly verdict: SavepointPlan['verdict'];
  /** The verdict in words. */
  readonly said: string;
  readonly operators: readonly PlanOperatorView[];
}

export interface PlanOperatorView extends PlanOutcome {
  readonly operatorId: string;
  /** The operator of the job that gets the state; null when none does. */
  readonly heir: { readonly label: string; readonly place: ViewPlace } | null;
  readonly states: readonly (PlanOutcome & { readonly name: string })[];
}

export interface PlanOutcome {
  readonly outcome: Outcome;
  readonly said: string;
  readonly reason: string | null;
}

export function savepointSourceView(answer: SourceAnswer, telling: Telling): SavepointSourceView {
  return {
    origins: [...answer.origins].map(([operatorId, origin]) => originView(operatorId, origin, telling)),
    plan: answer.plan && planView(answer.plan, telling),
    findings: answer.findings.map((finding) => findingView(finding, telling)),
    incomplete: answer.incomplete.map(telling.say),
  };
}

function originView(operatorId: string, { place, ...origin }: OperatorOrigin, telling: Telling): OriginView {
  return { operatorId, ...origin, place: viewPlace(place, telling) };
}

function planView({ entry, verdict, operators }: SavepointPlan, telling: Telling): SavepointPlanView {
  const { say } = telling;
  return {
    entry,
    label: jobLabel(entry),
    verdict,
    said: say(verdictText(verdict)),
    operators: operators.map(({ operatorId, heir, states, restore }) => ({
      operatorId,
      heir: heir && { label: labelOf(heir), place: viewPlace(placeOf(heir), telling) },
      outcome: restore.outcome,
      said: say(outcomeText(restore.outcome)),
      reason: restore.message && say(restore.message),
      states: states.map(({ name, outcome, reason }) => ({
        name,
        outcome,
        said: say(outcomeText(outcome)),
        reason: reason && say(reason),
      })),
    })),
  };
}

function labelOf({ uid, name, kind }: Operator): string {
  return uid.value ?? name ?? kind;
}

function placeOf({ transformation: { file, callRange } }: Operator) {
  return { file, range: callRange };
}
