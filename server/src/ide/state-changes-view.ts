/** What changed since the baseline, as a view shows it: jobs, their operators, their states. */
import type { Comparison } from '../analysis/comparison';
import type { Message } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Outcome, StateOutcome } from '../compatibility/state-outcome';
import type { Verdict } from '../compatibility/verdict';
import { ChangePlaces, type CodePlaces, type TwoTexts } from './change-places';
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
  comparison: Comparison,
  texts: TwoTexts,
  telling: Telling,
  baselineUriOf: (path: string) => string,
): JobChangesView[] {
  const changes = new ChangePlaces(comparison, texts);
  const places = ({ old, now }: CodePlaces): TwoPlaces => ({
    old: old && viewPlace(old, { uriOf: baselineUriOf }),
    now: now && viewPlace(now, telling),
  });
  const said = (text: Message | null) => text && telling.say(text);
  const state = (each: StateOutcome, of: OperatorPlan, ofJob: JobPlan): StateChangeView => ({
    name: each.name,
    outcome: each.outcome,
    said: telling.say(outcomeText(each.outcome)),
    reason: said(each.reason),
    places: places(changes.ofState(each, of, ofJob)),
  });
  const operator = (plan: OperatorPlan, ofJob: JobPlan): OperatorChangeView => ({
    label: operatorName(plan),
    change: plan.match.change,
    outcome: plan.restore.outcome,
    said: telling.say(outcomeText(plan.restore.outcome)),
    reason: said(plan.restore.message),
    places: places(changes.ofOperator(plan)),
    states: plan.states.map((each) => state(each, plan, ofJob)),
  });
  const job = (plan: JobPlan): JobChangesView => {
    const { entry, before, after, operators, verdict } = plan;
    const told = operators.filter(isTold);
    const versions = [before, after].flatMap((side) => side?.job.flinkVersion?.text ?? []);
    return {
      entry,
      label: jobLabel(entry),
      verdict,
      said: telling.say(verdictText(verdict)),
      flinkVersions: versions.length === 0 ? null : [...new Set(versions)].join(' → '),
      places: places({
        old: before?.job.program.entryPlace ?? null,
        now: after?.job.program.entryPlace ?? null,
      }),
      operators: told.map((each) => operator(each, plan)),
      unchanged: operators.length - told.length,
    };
  };
  return comparison.plans.map(job);
}
