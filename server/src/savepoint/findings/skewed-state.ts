/** Keyed state that lies on few subtasks. */
import { message } from '../../base/message';
import type { Savepoint, SavepointOperator } from '../savepoint';
import type { SavepointFinding } from './savepoint-finding';

/** Bytes of an operator below which an uneven share costs nothing. */
const WORTH_TELLING = 10_000_000;
/** The largest share in means: more than key groups alone can bring (100 subtasks of 128 groups: 1.6). */
const TIMES_THE_MEAN = 2;

export function skewedStates(savepoint: Savepoint): SavepointFinding[] {
  return savepoint.operators.flatMap(skewOf);
}

function skewOf(operator: SavepointOperator): SavepointFinding[] {
  const { operatorId, parallelism, keyed } = operator;
  const sizes = new Map<number, number>();
  for (const { subtask, size } of keyed) {
    sizes.set(subtask, (sizes.get(subtask) ?? 0) + size);
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const [subtask, largest] = [...sizes].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  const times = (largest * parallelism) / total;
  if (parallelism < 2 || total < WORTH_TELLING || times < TIMES_THE_MEAN) {
    return [];
  }
  const group = Math.max(
    0,
    ...keyed.filter((part) => part.subtask === subtask).map((part) => part.largestKeyGroup ?? 0),
  );
  return [
    {
      rule: 'skewed-state',
      severity: 'warning',
      message:
        group > largest / 2
          ? message(
              'subtask {0} holds {1} of {2} bytes of keyed state, {3} of them in one key group: few keys have most of it',
              subtask,
              largest,
              total,
              group,
            )
          : message(
              'subtask {0} holds {1} of {2} bytes of keyed state, {3} times the mean',
              subtask,
              largest,
              total,
              times.toFixed(1),
            ),
      operatorId,
      state: null,
      growth: null,
    },
  ];
}
