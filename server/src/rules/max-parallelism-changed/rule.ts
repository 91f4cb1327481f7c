/** Another max parallelism than the savepoint has: no start. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind } from '../changes';
import type { Rule } from '../rule';

export const maxParallelismChanged: Rule<Change> = {
  id: 'max-parallelism-changed',
  title: message('The max parallelism is another one than the savepoint has'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => changesOfKind(facts, 'max-parallelism-changed'),

  message: ({ reason, operators }) => {
    const [, old = '?', now = '?'] = reason?.args ?? [];
    return message(
      'The max parallelism was {0} and is {1}: Flink refuses to restore a savepoint into {2} operators with state, and no flag helps. State is cut into as many key groups as it had at its first start.',
      old,
      now,
      operators.length,
    );
  },
};
