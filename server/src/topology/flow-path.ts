/** The choices that code takes on its way to a place. */
import type { Expression } from '../java/ast';
import { type Condition, contradict } from './condition';

/** An arm of an `if`, a `switch`, a `?:` or a `try`; or the call of a method, which what follows in it stands within. */
export type FlowStep = ChoiceStep | CallStep;

export interface ChoiceStep {
  readonly fork: number;
  readonly arm: number;
  /** What the arm knows; null for nothing. */
  readonly condition: Condition | null;
  /** What decides, as it is written; null where several arms or none are decided by it. */
  readonly decidedBy: Expression | null;
  /** The call of the method in which it stands. */
  readonly within: number;
  /** True when the arm ends the method, so that nothing after it in that call runs. Known once the arm was read. */
  readonly ends: () => boolean;
}

export interface CallStep {
  readonly activation: number;
}

/** The choices and calls on the way to a place, outermost first. */
export type FlowPath = readonly FlowStep[];

/** True when no run passes both places; `earlier` stands before `later` in the code. */
export function areExclusive(earlier: FlowPath, later: FlowPath): boolean {
  const taken = later.filter((step): step is ChoiceStep => 'fork' in step);
  return earlier.some((step) => {
    if (!('fork' in step)) {
      return false;
    }
    const other = taken.find(({ fork }) => fork === step.fork);
    if (other) {
      return other.arm !== step.arm;
    }
    return (step.ends() && isWithin(later, step.within)) || taken.some((choice) => excludes(step, choice));
  });
}

function isWithin(path: FlowPath, activation: number): boolean {
  return path.some((step) => 'activation' in step && step.activation === activation);
}

function excludes(a: ChoiceStep, b: ChoiceStep): boolean {
  return a.within === b.within && a.condition !== null && b.condition !== null && contradict(a.condition, b.condition);
}
