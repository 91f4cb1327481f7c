/** Two operators of one job with the same uid: the job cannot start. */
import { message } from '../../base/message';
import { areExclusive, type Operator } from '../../topology/operator';
import type { Detection, FileFacts, Rule } from '../rule';

interface Duplicate {
  readonly uid: string;
}

export const duplicateOperatorUid: Rule<Duplicate> = {
  id: 'duplicate-operator-uid',
  title: message('Two operators of a job have the same uid'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  *check(facts: FileFacts): Iterable<Detection<Duplicate>> {
    for (const { operators } of facts.programs) {
      for (const [i, operator] of operators.entries()) {
        const first = operators.slice(0, i).find((earlier) => collide(earlier, operator));
        const { value, range } = operator.uid;
        if (first?.uid.range && value !== null && range) {
          yield {
            range,
            data: { uid: value },
            related: [{ file: facts.file.path, range: first.uid.range, message: message('First used here.') }],
          };
        }
      }
    }
  },

  message: ({ uid }) =>
    message(
      'The uid "{0}" is already used in this job: Flink refuses to start it (Hash collision on user-specified ID).',
      uid,
    ),
};

/** True when both operators are proved to be in one job and to have the same uid. */
function collide(earlier: Operator, later: Operator): boolean {
  return (
    later.uid.value !== null &&
    earlier.uid.value === later.uid.value &&
    earlier.environment !== null &&
    earlier.environment === later.environment &&
    earlier.execution === later.execution &&
    !areExclusive(earlier.path, later.path)
  );
}
