/** What a person must know of a connector's migration beside what a restore does: one place for each connector's lines. */
import type { Message } from '../base/message';
import type { JobPlan, OperatorPlan } from '../compatibility/restore-plan';

export interface MigrationNote {
  readonly operator: OperatorPlan;
  /** `before`: to settle before the job is stopped; `after`: to look at once the new version runs. */
  readonly when: 'before' | 'after';
  readonly text: Message;
}

/** What could not be carried over from the old connector, and what its new one needs; empty where nothing is migrated. */
export function migrationNotes(_plan: JobPlan): readonly MigrationNote[] {
  return [];
}
