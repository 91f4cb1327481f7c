/** Steps of a checklist: what to do, perhaps with the text to type. */
import type { Message } from '../base/message';

export interface Step {
  readonly text: Message;
  readonly code?: StepCode;
}

export interface StepCode {
  readonly language: 'bash' | 'yaml' | 'java';
  readonly text: string;
}

/** The steps of one way to start a job. */
export interface DeploymentSteps {
  readonly stop: readonly Step[];
  readonly start: readonly Step[];
  /** After the job runs, where state was allowed to be dropped. */
  readonly withoutFlag: readonly Step[];
  readonly rollBack: readonly Step[];
}

/** What the steps depend on. */
export interface Situation {
  readonly entryClass: string;
  readonly stopWith: StopWith;
  /** Whether the restore needs the flag that lets it drop state. */
  readonly allowNonRestoredState: boolean;
  /** Where savepoints go, or what stands for it. */
  readonly savepointDirectory: string;
  /** The line that the job is moved to has these; `1.20` is the first with `execution.state-recovery`. */
  readonly keys: { readonly path: string; readonly allow: string };
  /** Flink 2.0 took `flink run-application` away: `flink run` does it. */
  readonly hasRunApplication: boolean;
}

/**
 * - `stop`: `flink stop`, whose sources end before the savepoint is taken
 * - `cancel`: `flink cancel --withSavepoint`, which takes it of the job as it runs
 */
export type StopWith = 'stop' | 'cancel';

/** What a person fills in. */
export const SAVEPOINT = '<savepoint>';
export const JOB_ID = '<job id>';
