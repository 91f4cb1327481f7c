/** Max parallelism before and after: `Checkpoints.loadAndValidateCheckpoint` and `DefaultVertexParallelismInfo` (1.17 to 2.3). */
import { type Message, message } from '../base/message';
import { defaultMaxParallelism } from '../flink/key-groups';
import type { Job, Operator } from '../topology/job';

interface Side {
  readonly job: Job;
  readonly operator: Operator;
}

/** A savepoint's max parallelism stays; a job that asks for another one is refused. */
export function maxParallelismChange(
  before: Side,
  after: Side,
): { outcome: 'kept' | 'fails' | 'unknown'; reason: Message | null } {
  const same = { outcome: 'kept', reason: null } as const;
  const { operator } = after;
  const now = operator.maxParallelism;
  if (now === null && isUnknown(after)) {
    return isUnknown(before) ? same : { outcome: 'unknown', reason: message('its max parallelism is not known') };
  }
  const stored = storedMaxParallelism(before);
  if (stored === null) {
    return now === null || isUnknown(before)
      ? same
      : {
          outcome: 'unknown',
          reason: message('the max parallelism in the savepoint is not known, and the job asks for {0}', now),
        };
  }
  const wanted =
    now ??
    (operator.parallelism !== null && operator.parallelism > stored
      ? defaultMaxParallelism(operator.parallelism)
      : stored);
  return wanted === stored
    ? same
    : {
        outcome: 'fails',
        reason: message(
          'Max parallelism mismatch between checkpoint/savepoint state and new program. Cannot map operator {0} with max parallelism {1} to new program with max parallelism {2}.',
          operator.operatorId ?? operator.kind,
          stored,
          wanted,
        ),
      };
}

/** True where something sets it to what cannot be told. */
function isUnknown({ job, operator }: Side): boolean {
  const { maxParallelism } = operator.transformation;
  return (
    maxParallelism.kind === 'unknown' ||
    (operator.maxParallelism === null && job.settings.maxParallelism?.value === null)
  );
}

function storedMaxParallelism(side: Side): number | null {
  const { maxParallelism, parallelism } = side.operator;
  if (maxParallelism !== null || isUnknown(side)) {
    return maxParallelism;
  }
  return parallelism === null ? null : defaultMaxParallelism(parallelism);
}
