/** Jobs that one revision seems not to have, because its text of them could not be read, or not be followed. */
import { type Message, message } from '../base/message';
import type { OperatorPlan } from './operator-plan';
import type { JobPlan } from './restore-plan';
import { verdictOf } from './verdict';

/**
 * The same plan, unless the job is in one revision only and the other one has a file of its name that was not read, or an
 * entry in that file which makes an environment and nothing that is seen.
 * @param unread the paths that were not read of the old revision, and of the new one
 * @param isUnseen true for a file with such an entry
 */
export function unlessUnread(
  plan: JobPlan,
  unread: { readonly old: readonly string[]; readonly now: readonly string[] },
  isUnseen: (revision: 'old' | 'now', file: string) => boolean,
): JobPlan {
  const { before, after } = plan;
  const side = before ?? after;
  if (!side || (before && after)) {
    return plan;
  }
  const { file } = side.job.program.entryPlace;
  const isIt = (path: string) => path === file || nameOf(path) === nameOf(file);
  const other = before ? 'now' : 'old';
  const isUnread = unread[other].some(isIt);
  if (!isUnread && !isUnseen(other, file)) {
    return plan;
  }
  const why = isUnread ? unreadReason(other, nameOf(file)) : unseenReason(other, nameOf(file));
  const operators = plan.operators.map(
    ({ match, states }): OperatorPlan => ({
      match,
      states: states.map((state) => ({ ...state, outcome: 'unknown', reason: why })),
      restore: { outcome: 'unknown', message: why },
    }),
  );
  return { ...plan, operators, verdict: verdictOf(operators) };
}

function unreadReason(revision: 'old' | 'now', name: string): Message {
  return revision === 'now'
    ? message('the new text of {0} could not be read', name)
    : message('the old text of {0} could not be read', name);
}

function unseenReason(revision: 'old' | 'now', name: string): Message {
  return revision === 'now'
    ? message('which operators {0} makes now is not known', name)
    : message('which operators {0} made before is not known', name);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
