/** The operators that a method's code adds to a job. */
import type { Position, TextRange } from '../base/text-range';
import type { Expression } from '../java/ast';
import type { ClassType, JavaType } from '../java/class-model';

/** The uid an operator is given, and where it comes from. */
export interface Uid {
  /** `none`: no uid is set; `unknown`: one may be set where this method cannot see it. */
  readonly kind: 'literal' | 'constant' | 'computed' | 'none' | 'unknown';
  /** Null unless it is known. */
  readonly value: string | null;
  /** The argument of `uid(…)`; null where none is written here. */
  readonly range: TextRange | null;
}

export interface Operator {
  /** The API call, such as `map`, `window.aggregate`, `fromSource`; null for one that another method made. */
  readonly kind: string | null;
  /** The name of the method that is called. */
  readonly callRange: TextRange;
  /** The end of that call: where `.uid(…)` may be added. */
  readonly callEnd: Position;
  readonly uid: Uid;
  /** True where `setUidHash` is called. */
  readonly hasUidHash: boolean;
  /** The name given in the code, where it is a constant. */
  readonly name: string | null;
  /** The variable or field the operator's stream is first assigned to. */
  readonly variable: string | null;
  /** The variable that the chain of calls begins with; null where it begins with something else. */
  readonly receiver: string | null;
  /** The arguments of the call, such as the function or the source. */
  readonly arguments: readonly Expression[];
  /** The class of the source, function or sink, where the call makes it with `new`. */
  readonly functionType: ClassType | null;
  /** The type that the function is declared to produce, where it is a reference to a method. */
  readonly produces: JavaType | null;
  /** True where the code gives the type of what comes out, so that Flink does not extract it. */
  readonly hasExplicitType: boolean;
  /** Flow on a keyed stream: the operator may have keyed state. */
  readonly keyed: boolean;
  /** True where a loop or a lambda may make it more than once. */
  readonly many: boolean;
  /** What tells environments apart: two operators belong to one job for sure when this is the same and not null. */
  readonly environment: string | null;
  /** How often the environment was executed before: each execution starts a job of its own. */
  readonly execution: number;
  readonly path: FlowPath;
}

/** A choice that the code takes on its way to a place: an arm of an `if`, a `switch`, a `?:` or a `try`. */
export interface FlowStep {
  readonly fork: number;
  readonly arm: number;
  /** True when the arm ends the method, so that nothing after it runs. Known once the arm was read. */
  readonly ends: () => boolean;
}

/** The choices on the way to a place, outermost first. */
export type FlowPath = readonly FlowStep[];

/** True when no run of the method passes both places; `earlier` stands before `later` in the code. */
export function areExclusive(earlier: FlowPath, later: FlowPath): boolean {
  return earlier.some((step) => {
    const other = later.find(({ fork }) => fork === step.fork);
    return other ? other.arm !== step.arm : step.ends();
  });
}

/**
 * True when the program has another operator without a uid. Flink derives its id from the operators before it, so that a
 * new uid there changes it too (`StreamGraphHasherV2.generateDeterministicHash`; seen in 1.20 and 2.2).
 */
export function hasOthersWithoutUid({ operators }: StreamProgram, operator: Operator): boolean {
  return operators.some((other) => other !== operator && other.kind !== null && other.uid.kind === 'none');
}

/** What a method, a constructor or an initializer does with streams. */
export interface StreamProgram {
  /** `shop.Job#main`. */
  readonly entry: string;
  readonly operators: readonly Operator[];
  readonly environments: readonly EnvironmentUse[];
  /** True when the code sets the batch execution mode: such a job takes no savepoints. */
  readonly batch: boolean;
}

/** An environment that the method makes. */
export interface EnvironmentUse {
  /** The variable it is kept in, if any. */
  readonly variable: string | null;
  /** The expression that makes it. */
  readonly range: TextRange;
  /** The end of the statement that makes it. */
  readonly statementEnd: Position;
  /** True when the method executes it. */
  readonly executed: boolean;
  /** True when other code gets it, which may add operators of its own. */
  readonly handedOn: boolean;
}
