/** What changed since the baseline, as a view shows it: jobs, their operators, their states. */
import type { Comparison } from '../analysis/comparison';
import type { Message } from '../base/message';
import type { JobPlan, OperatorPlan, Verdict } from '../compatibility/restore-plan';
import type { Outcome, StateOutcome } from '../compatibility/state-change';
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import { jobLabel } from './job-view';
import { isTold, operatorName, outcomeText, verdictText } from './restore-words';
import { type Telling, type ViewPlace, viewPlace } from './telling';

export interface JobChangesView {
  readonly entry: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly said: string;
  /** `1.18.1 → 1.20.5`; one version where both are the same; null where neither is known. */
  readonly flinkVersions: string | null;
  readonly places: TwoPlaces;
  /** Those that changed, or may have. */
  readonly operators: readonly OperatorChangeView[];
  /** How many others there are. */
  readonly unchanged: number;
}

export interface OperatorChangeView {
  readonly label: string;
  /** The contract's word. */
  readonly change: string;
  readonly outcome: Outcome;
  /** The outcome in words. */
  readonly said: string;
  readonly reason: string | null;
  readonly places: TwoPlaces;
  readonly states: readonly StateChangeView[];
}

export interface StateChangeView {
  readonly name: string | null;
  readonly outcome: Outcome;
  readonly said: string;
  readonly reason: string | null;
  readonly places: TwoPlaces;
}

/** Where something stands in the baseline and in the files as they are; null where it does not. */
export interface TwoPlaces {
  readonly old: ViewPlace | null;
  readonly now: ViewPlace | null;
}

/** @param baselineUriOf the address of a file of the baseline */
export function stateChangesView(
  { plans }: Comparison,
  telling: Telling,
  baselineUriOf: (path: string) => string,
): JobChangesView[] {
  const places = (old: CodePlace | null, now: CodePlace | null): TwoPlaces => ({
    old: old && viewPlace(old, { uriOf: baselineUriOf }),
    now: now && viewPlace(now, telling),
  });
  const said = (text: Message | null) => text && telling.say(text);
  const state = ({ name, outcome, reason, old, new: now }: StateOutcome, of: OperatorPlan): StateChangeView => ({
    name,
    outcome,
    said: telling.say(outcomeText(outcome)),
    reason: said(reason),
    places: places(old.place ?? placeOf(of.match.old), now?.place ?? placeOf(of.match.new)),
  });
  const operator = (plan: OperatorPlan): OperatorChangeView => ({
    label: operatorName(plan),
    change: plan.match.change,
    outcome: plan.restore.outcome,
    said: telling.say(outcomeText(plan.restore.outcome)),
    reason: said(plan.restore.message),
    places: places(placeOf(plan.match.old), placeOf(plan.match.new)),
    states: plan.states.map((each) => state(each, plan)),
  });
  const job = ({ entry, before, after, operators, verdict }: JobPlan): JobChangesView => {
    const told = operators.filter(isTold);
    const versions = [before, after].flatMap((side) => side?.job.flinkVersion?.text ?? []);
    return {
      entry,
      label: jobLabel(entry),
      verdict,
      said: telling.say(verdictText(verdict)),
      flinkVersions: versions.length === 0 ? null : [...new Set(versions)].join(' → '),
      places: places(before?.job.program.entryPlace ?? null, after?.job.program.entryPlace ?? null),
      operators: told.map(operator),
      unchanged: operators.length - told.length,
    };
  };
  return plans.map(job);
}

/** Where an operator's call stands. */
export function placeOf(operator: Operator | null): CodePlace | null {
  return operator && { file: operator.transformation.file, range: operator.transformation.callRange };
}
