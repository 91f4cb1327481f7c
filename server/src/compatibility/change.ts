/** What is told of a comparison: one change a cause, however many operators and states it costs. */
import type { Message } from '../base/message';
import type { CodePlace } from '../topology/code-place';
import type { KafkaStart } from './kafka-start';
import type { OperatorPlan } from './operator-plan';
import type { JobPlan } from './restore-plan';
import type { JobSide } from './revision';
import type { StateOutcome } from './state-outcome';

/** The rules that tell them, by their ids. */
export const CHANGE_KINDS = [
  'connector-changed-same-uid',
  'legacy-kafka-uid-renamed',
  'fresh-kafka-source-from-earliest',
  'fresh-kafka-source-from-latest',
  'uid-changed',
  'uid-removed',
  'uid-swapped',
  'state-dropped',
  'state-lost-silently',
  'state-wrong-silently',
  'state-incompatible',
  'key-changed',
  'max-parallelism-changed',
  'generated-id-at-risk',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A job that both revisions have. */
export interface ComparedJob extends JobPlan {
  readonly before: JobSide;
  readonly after: JobSide;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly job: ComparedJob;
  /** What it costs; the first is the operator that it is about. */
  readonly operators: readonly OperatorPlan[];
  /** The states that it costs, of all those operators. */
  readonly states: readonly StateOutcome[];
  /** Where it stands in the new revision. */
  readonly place: CodePlace;
  /** The same in the old revision; null where the old code has no such place. */
  readonly oldPlace: CodePlace | null;
  /** What Flink says, or does without saying it; null where there is nothing to add. */
  readonly reason: Message | null;
  /** Where a KafkaSource begins to read that nothing is restored into; null for others, and where the code does not tell. */
  readonly start: KafkaStart | null;
  /** False where it may cost that, and the code does not prove it. */
  readonly certain: boolean;
}
