/** A job with keyed state whose max parallelism is left to the parallelism of its first start. */
import { message } from '../../base/message';
import { isBatch } from '../../topology/operators';
import type { EnvironmentUse, JobProgram } from '../../topology/transformation';
import { keepsKeyedState } from '../kept-state';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';
import { derivedNumberFixes } from './fixes';

interface Unset {
  readonly program: JobProgram;
  readonly environment: EnvironmentUse;
}

export const maxParallelismUnset: Rule<Unset> = {
  id: 'max-parallelism-unset',
  title: message('The max parallelism is left to chance'),
  severity: 'info',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => (facts.file.test ? [] : oncePerPlace(detect(facts))),

  message: () =>
    message(
      'The max parallelism of this job is not set: Flink derives it from the parallelism of the first start (128 up to a parallelism of 85), and every savepoint keeps it. It is the most the job can ever be scaled to.',
    ),

  fixes: (facts, { data: { program, environment } }) => derivedNumberFixes(facts, program, environment),
};

function* detect(facts: FileFacts): Iterable<Detection<Unset>> {
  const { file, programs, project } = facts;
  for (const program of programs) {
    const { environment } = program;
    if (
      environment?.file === file.path &&
      environment.method === 'getExecutionEnvironment' &&
      mayBeScaled(program) &&
      isMeantToLast(program, facts) &&
      project.settingsOf(program).maxParallelism === null &&
      leavesItOpen(program, facts)
    ) {
      yield { range: environment.range, data: { program, environment } };
    }
  }
}

/** True for a job that runs, and of which nothing is unknown that could set a max parallelism or the batch mode. */
function mayBeScaled(program: JobProgram): boolean {
  const modes = program.settings.filter(({ methods }) => methods.at(-1) === 'setRuntimeMode');
  const streams = modes.every(({ arguments: [mode] }) => mode?.kind === 'enum' && mode.name === 'STREAMING');
  return program.executed && program.gaps.length === 0 && streams && !isBatch(program);
}

/** True where somebody cares for the job's state beyond one run: of examples and first steps nothing is restored. */
function isMeantToLast(program: JobProgram, { project }: FileFacts): boolean {
  return (
    program.transformations.some(({ uid }) => uid.kind !== 'none') ||
    program.settings.some(({ methods }) => methods.at(-1) === 'enableCheckpointing') ||
    project.settingsOf(program).savepointPath !== null
  );
}

/** True when an operator is known to keep state by key, and gets no max parallelism of its own. */
function leavesItOpen(program: JobProgram, { project }: FileFacts): boolean {
  const keyed = project.jobOf(program).operators.filter(keepsKeyedState);
  const own = keyed.map(({ transformation }) => transformation.maxParallelism.kind);
  return own.includes('unset') && !own.includes('unknown');
}
