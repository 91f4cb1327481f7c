/** An operator with state has no uid any more: its id is another one. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import { changesOfKind, operatorsOf, restoreUid, shownStates } from '../changes';
import type { Rule } from '../rule';

export const uidRemoved: Rule<Change> = {
  id: 'uid-removed',
  title: message('The uid of an operator with state is gone'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'uid-removed'),

  message: (change) =>
    message(
      'The uid "{0}" is gone: Flink makes an id of the graph now, under which no savepoint has {1}. The job does not start from a savepoint; with --allowNonRestoredState it starts, and drops that state.',
      operatorsOf(change).old?.uid.value ?? '',
      shownStates(change),
    ),

  fixes: (facts, { data }) => {
    const { old, now } = operatorsOf(data);
    return restoreUid(facts, old, now);
  },
};
