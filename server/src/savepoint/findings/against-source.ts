/** A savepoint beside the job that is to start from it. */
import { message } from '../../base/message';
import type { Savepoint, SavepointOperator } from '../savepoint';
import type { SavepointFinding } from './savepoint-finding';

/** What the source tells of an operator. */
export interface SourceOperator {
  readonly operatorId: string | null;
  readonly userHash: string | null;
  /** What the code sets; null when it is left to Flink, or not known. */
  readonly maxParallelism: number | null;
}

export interface SourceJob {
  /** `shop.Job#main`. */
  readonly entry: string;
  readonly operators: readonly SourceOperator[];
  /** Whether every operator and its id is known: only then does an absence prove something. */
  readonly isWhole: boolean;
}

/** `orphan-state` and `max-parallelism-mismatch` (`Checkpoints.loadAndValidateCheckpoint`, `StateAssignmentOperation`). */
export function againstSource(savepoint: Savepoint, job: SourceJob): SavepointFinding[] {
  const byId = new Map(
    job.operators.flatMap((operator) =>
      [operator.operatorId, operator.userHash].flatMap((id) => (id === null ? [] : [[id, operator] as const])),
    ),
  );
  return savepoint.operators
    .filter(({ stateSize }) => stateSize > 0)
    .flatMap((operator) => {
      const source = byId.get(operator.operatorId);
      return source ? mismatch(operator, source) : job.isWhole ? [orphan(operator, job)] : [];
    });
}

function orphan(operator: SavepointOperator, { entry }: SourceJob): SavepointFinding {
  return {
    rule: 'orphan-state',
    severity: 'error',
    message: message(
      'no operator of {0} takes this state ({1} bytes): the job does not start from it, or drops it with allowNonRestoredState',
      entry,
      operator.stateSize,
    ),
    operatorId: operator.operatorId,
    state: null,
    growth: null,
  };
}

function mismatch(operator: SavepointOperator, { maxParallelism }: SourceOperator): SavepointFinding[] {
  if (maxParallelism === null || maxParallelism === operator.maxParallelism) {
    return [];
  }
  return [
    {
      rule: 'max-parallelism-mismatch',
      severity: 'error',
      message: message(
        'its state has max parallelism {0} and the code sets {1}: the job does not start from it',
        operator.maxParallelism,
        maxParallelism,
      ),
      operatorId: operator.operatorId,
      state: null,
      growth: null,
    },
  ];
}
