/** Sets the max parallelism that Flink would derive: then it no longer moves with the parallelism of a first start. */
import { message } from '../../base/message';
import type { Fix } from '../../finding/finding';
import { defaultMaxParallelism } from '../../flink/key-groups';
import type { EnvironmentUse, JobProgram } from '../../topology/transformation';
import { addLinesAfter, inFile } from '../java-edits';
import type { FileFacts } from '../rule';

/** Up to this parallelism Flink derives 128 (`KeyGroupRangeAssignment.computeDefaultMaxParallelism`). */
const DEFAULT = 128;

/** A savepoint keeps its max parallelism, and restores with no other: a job that runs already must be given just that. */
export function derivedNumberFixes(facts: FileFacts, program: JobProgram, environment: EnvironmentUse): Fix[] {
  const { variable, range, statementEnd } = environment;
  if (variable === null) {
    return [];
  }
  const parallelism = facts.project.settingsOf(program).parallelism?.value ?? null;
  const number = parallelism === null ? DEFAULT : defaultMaxParallelism(parallelism);
  const line = `${variable}.setMaxParallelism(${number});`;
  return [
    {
      title:
        parallelism === null
          ? message(
              'Add {0} (a job that already runs restores only with the number it has: {1} if it was first started with a parallelism of at most 85)',
              line,
              number,
            )
          : message(
              'Add {0} (a job that already runs restores only with the number it has: {1} if it was first started with a parallelism of {2})',
              line,
              number,
              parallelism,
            ),
      safe: false,
      preferred: false,
      edits: inFile(facts, addLinesAfter(facts.lines, range.start, statementEnd, line)),
    },
  ];
}
