/** Which code shows what became of a state or an operator: where it differs between the two revisions. */
import type { Comparison } from '../analysis/comparison';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import type { StateOutcome } from '../compatibility/state-outcome';
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import { nodesOf } from '../typeinfo/tree';

export interface CodePlaces {
  readonly old: CodePlace | null;
  readonly now: CodePlace | null;
}

/** The texts of both revisions, by path; null where there is no such file. */
export interface TwoTexts {
  old(path: string): string | null;
  now(path: string): string | null;
}

export class ChangePlaces {
  private readonly told = new Map<StateOutcome | OperatorPlan, CodePlaces>();

  constructor(
    { changes }: Pick<Comparison, 'changes'>,
    private readonly texts: TwoTexts,
  ) {
    for (const change of [...changes.values()].flat()) {
      for (const part of [...change.states, ...change.operators]) {
        this.told.set(part, this.told.get(part) ?? { old: change.oldPlace, now: change.place });
      }
    }
  }

  ofOperator(plan: OperatorPlan): CodePlaces {
    return this.told.get(plan) ?? { old: placeOf(plan.match.old), now: placeOf(plan.match.new) };
  }

  /** Where a finding tells of it; else its descriptors, where their code differs; else the class in it that does. */
  ofState(state: StateOutcome, plan: OperatorPlan, job: JobPlan): CodePlaces {
    const told = this.told.get(state);
    if (told) {
      return told;
    }
    const old = state.old.place;
    const now = state.new?.place ?? null;
    const own: CodePlaces = old
      ? { old, now: now ?? (this.texts.now(old.file) === null ? placeOf(plan.match.new) : null) }
      : this.ofOperator(plan);
    return old && now && this.isSame(old.file, now.file) ? (this.changedClass(state, job) ?? own) : own;
  }

  private changedClass({ old, new: now }: StateOutcome, { before, after }: JobPlan): CodePlaces | null {
    const types = [old.type, old.keyType, now?.type, now?.keyType].flatMap((type) => (type ? [...nodesOf(type)] : []));
    const names = new Set(types.flatMap(({ type }) => (type.kind === 'class' ? [type.name] : [])));
    for (const name of names) {
      const places = {
        old: before?.revision.find(name)?.place ?? null,
        now: after?.revision.find(name)?.place ?? null,
      };
      if (places.old && places.now && !this.isSame(places.old.file, places.now.file)) {
        return places;
      }
    }
    return null;
  }

  private isSame(old: string, now: string): boolean {
    return this.texts.old(old) === this.texts.now(now);
  }
}

/** Where an operator's call stands. */
export function placeOf(operator: Operator | null): CodePlace | null {
  return operator && { file: operator.transformation.file, range: operator.transformation.callRange };
}
