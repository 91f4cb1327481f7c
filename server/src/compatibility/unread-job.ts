/** Jobs that one revision seems not to have, because its text of them could not be read. */
import { message } from '../base/message';
import { type JobPlan, type OperatorPlan, verdictOf } from './restore-plan';

/**
 * The same plan, unless the job is in one revision only and the other one has a file of its name that was not read.
 * @param unread the paths that were not read of the old revision, and of the new one
 */
export function unlessUnread(
  plan: JobPlan,
  unread: { readonly old: readonly string[]; readonly now: readonly string[] },
): JobPlan {
  const { before, after } = plan;
  const side = before ?? after;
  if (!side || (before && after)) {
    return plan;
  }
  const { file } = side.job.program.entryPlace;
  const isIt = (path: string) => path === file || nameOf(path) === nameOf(file);
  if (!(before ? unread.now : unread.old).some(isIt)) {
    return plan;
  }
  const why = before
    ? message('the new text of {0} could not be read', nameOf(file))
    : message('the old text of {0} could not be read', nameOf(file));
  const operators = plan.operators.map(
    ({ match, states }): OperatorPlan => ({
      match,
      states: states.map((state) => ({ ...state, outcome: 'unknown', reason: why })),
      restore: { outcome: 'unknown', message: why },
    }),
  );
  return { ...plan, operators, verdict: verdictOf(operators) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
