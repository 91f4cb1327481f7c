/** What real Flink makes of a main class, as the probe answers. */
import type { ProbedType } from './ask-flink';
import { type ProbeRun, runProbe } from './flink-probe';

/** A type, or what was thrown when it was asked for. */
export type ProbedEdgeType = ProbedType | { readonly error: string };

export interface ProbedState {
  readonly name: string;
  /** Flink's own words: `value`, `list`, `map`, `reducing`, `aggregating`, `broadcast`, `operator-list`. */
  readonly kind: string;
  readonly mode?: string | null;
  /** Of a map's values, of a list's elements. */
  readonly type?: ProbedEdgeType | null;
  readonly keyType?: ProbedEdgeType | null;
  /** The class, where Flink no longer knows the type. */
  readonly serializer?: string | null;
  /** Milliseconds. */
  readonly ttl?: number | null;
}

/** A StreamNode. */
export interface ProbedOperator {
  readonly id: number;
  readonly name: string;
  readonly uid?: string | null;
  readonly userHash?: string | null;
  readonly operatorId?: string | null;
  readonly parallelism: number;
  /** Whether something sets the parallelism of this operator; null in a Flink that does not tell. */
  readonly parallelismConfigured?: boolean | null;
  readonly maxParallelism?: number | null;
  readonly inputs: readonly number[];
  /** The line of the job that made it; null where Flink did so on its own. */
  readonly callSite?: { readonly file: string; readonly line: number } | null;
  /** The classes of its functions, sources and sinks; lambdas have none. */
  readonly functions?: readonly string[];
  readonly keyType?: ProbedEdgeType | null;
  /** Null where Flink does not tell. */
  readonly outputType?: ProbedEdgeType | null;
  readonly states?: readonly ProbedState[];
  /** Why states may be missing: what opening a function threw. */
  readonly openErrors?: readonly string[];
  readonly statesError?: string;
}

export interface ProbedJob {
  readonly name?: string | null;
  readonly executed: boolean;
  /** Why Flink does not take it. */
  readonly rejected?: string | null;
  readonly operators: readonly ProbedOperator[];
}

export interface ProbedMain {
  readonly flinkVersion: string;
  readonly main: string;
  readonly status: 'ok' | 'threw' | 'timeout' | 'exited';
  /** What the main threw, and what was behind it. */
  readonly error?: string;
  /** The line of the job that threw, or where it was when it was given up; null where that is not told. */
  readonly errorSite?: { readonly file: string; readonly line: number } | null;
  readonly jobs: readonly ProbedJob[];
}

/**
 * Runs a main class up to each `execute`, opens the functions of its operators and tells the graphs.
 * @param patience seconds after which the main is given up: what it built until then is told
 * @throws CannotAskFlink as `runProbe` does
 */
export async function askForTopology(
  main: string,
  args: readonly string[],
  patience: number,
  run: ProbeRun,
): Promise<ProbedMain> {
  return (await runProbe('topology', ['--open', '--patience', String(patience), main, ...args], run)) as ProbedMain;
}
