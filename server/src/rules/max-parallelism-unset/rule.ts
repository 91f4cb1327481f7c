/** A job with keyed state whose max parallelism is left to the parallelism of its first start. */
import { message } from '../../base/message';
import type { JobProgram } from '../../topology/transformation';
import type { Detection, FileFacts, Rule } from '../rule';

export const maxParallelismUnset: Rule<null> = {
  id: 'max-parallelism-unset',
  title: message('The max parallelism is left to chance'),
  severity: 'info',
  since: '0.1.0',
  fix: 'none',

  *check({ file, programs, project }: FileFacts): Iterable<Detection<null>> {
    const places = new Set<unknown>();
    for (const program of file.test ? [] : programs) {
      const { environment } = program;
      if (
        environment?.file === file.path &&
        environment.method === 'getExecutionEnvironment' &&
        !places.has(environment.range.start.line) &&
        keepsKeyedState(program) &&
        project.settingsOf(program).maxParallelism === null
      ) {
        places.add(environment.range.start.line);
        yield { range: environment.range, data: null };
      }
    }
  },

  message: () =>
    message(
      'The max parallelism of this job is not set: Flink derives it from the parallelism of the first start (128 up to a parallelism of 85), and every savepoint keeps it. It is the most the job can ever be scaled to.',
    ),
};

/** True for a job that runs, keeps state by key, and of which nothing is unknown that could set a max parallelism. */
function keepsKeyedState({ executed, gaps, settings, transformations }: JobProgram): boolean {
  const streams = settings.every(({ methods }) => methods.at(-1) !== 'setRuntimeMode');
  const keyed = transformations.filter(({ keyed: byKey, kind }) => byKey && kind === 'operator');
  return (
    executed &&
    streams &&
    gaps.length === 0 &&
    keyed.some(({ maxParallelism }) => maxParallelism.kind === 'unset') &&
    keyed.every(({ maxParallelism }) => maxParallelism.kind !== 'unknown')
  );
}
