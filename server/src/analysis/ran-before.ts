/** Which operators of the code a job has had before: it runs somewhere, or may. */
import type { OperatorOf } from '../rules/new-uid';
import type { Comparison } from './comparison';

/**
 * True for an operator that the baseline's job has, too, by its code or by its uid.
 * @param baseline the setting: `auto`, where the branch left the default branch, is no word of anybody that it runs
 */
export function ranBefore(
  { plans, among, revision }: Comparison,
  baseline: string | null,
  { operator, program }: OperatorOf,
): boolean {
  if (revision !== null && (baseline ?? 'auto') === 'auto') {
    return false;
  }
  const { entry, entryPlace } = program;
  if (among && !among.has(entryPlace.file)) {
    return true;
  }
  const plan = plans.find(
    ({ after }) => after?.job.program.entry === entry && after.job.program.entryPlace.file === entryPlace.file,
  );
  return (
    (plan?.before?.job.operators.some(({ uid }) => uid.value === operator.uid.value) ||
      plan?.operators.some(({ match }) => match.old && match.new?.transformation.id === operator.id)) ??
    false
  );
}
