/** A max parallelism below the parallelism: no start. One close above it: some subtasks get twice the keys of others. */
import { message } from '../../base/message';
import type { Severity } from '../../finding/finding';
import { keyGroupsOfSubtasks } from '../../flink/key-groups';
import { writtenIn } from '../../project/flink-configuration/flink-settings';
import type { JobSettings } from '../../topology/job-settings';
import type { Setting, Transformation } from '../../topology/transformation';
import type { Detection, FileFacts, Rule } from '../rule';

interface TooLow {
  readonly parallelism: number;
  readonly maxParallelism: number;
}

export const maxParallelismTooLow: Rule<TooLow> = {
  id: 'max-parallelism-too-low',
  title: message('The max parallelism is too low for the parallelism'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  *check(facts: FileFacts): Iterable<Detection<TooLow>> {
    for (const program of facts.file.test ? [] : facts.programs) {
      const settings = facts.project.settingsOf(program);
      for (const transformation of program.transformations) {
        const [parallelism, maxParallelism] = numbersOf(transformation, settings);
        const data = { parallelism, maxParallelism };
        const severity = severityOf(data, transformation.keyed);
        if (severity !== null && transformation.file === facts.file.path && transformation.callers.length === 0) {
          yield { range: transformation.callRange, data, severity };
        }
      }
    }
  },

  message: ({ parallelism, maxParallelism }) => {
    const { fewest, most } = keyGroupsOfSubtasks(parallelism, maxParallelism);
    return fewest === 0
      ? message(
          'The parallelism {0} is higher than the max parallelism {1}: Flink refuses to start the job.',
          parallelism,
          maxParallelism,
        )
      : message(
          'With a max parallelism of {1}, some of the {0} subtasks get {2} key groups and others {3}: their load differs as much before any key is hot. A multiple of the parallelism spreads them evenly; a savepoint keeps the max parallelism it was taken with.',
          parallelism,
          maxParallelism,
          most,
          fewest,
        );
  },

  inConfiguration: {
    *check({ source }) {
      const data = {
        parallelism: Number(writtenIn(source, 'parallelism')?.value ?? 'none'),
        maxParallelism: Number(writtenIn(source, 'maxParallelism')?.value ?? 'none'),
      };
      const range = writtenIn(source, 'maxParallelism')?.range;
      const severity = severityOf(data, true);
      if (range && severity !== null) {
        yield { range, data, severity };
      }
    },
  },
};

/** Null where nothing is wrong, or a number is not known (NaN). Without keys only the start can fail. */
function severityOf({ parallelism, maxParallelism }: TooLow, keyed: boolean): Severity | null {
  if (!(parallelism > 0 && maxParallelism > 0)) {
    return null;
  }
  const { fewest, most } = keyGroupsOfSubtasks(parallelism, maxParallelism);
  if (fewest === 0) {
    return 'error';
  }
  return keyed && fewest === 1 && most === 2 ? 'warning' : null;
}

/** What an operator runs with: its own setting, else the job's; NaN where it is not known. */
function numbersOf({ kind, call, ...own }: Transformation, settings: JobSettings): [number, number] {
  const runs = kind === 'operator' || kind === 'sink' || kind === 'source';
  // operators on all of a stream run once, and so do some sources, whatever the job's parallelism is
  const takesJobs = kind === 'operator' && !/All/.test(call ?? 'All');
  const parallelism = numberOf(own.parallelism, takesJobs ? settings.parallelism?.value : null);
  return runs ? [parallelism, numberOf(own.maxParallelism, settings.maxParallelism?.value)] : [Number.NaN, Number.NaN];
}

function numberOf(own: Setting<number>, jobs: number | null | undefined): number {
  return own.kind === 'set' ? own.value : own.kind === 'unset' ? (jobs ?? Number.NaN) : Number.NaN;
}
