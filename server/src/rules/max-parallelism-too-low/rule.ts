/** A max parallelism below the parallelism: no start. One close above it: some subtasks get twice the keys of others. */
import { message } from '../../base/message';
import { SEVERITIES, type Severity } from '../../finding/finding';
import { keyGroupsOfSubtasks } from '../../flink/key-groups';
import { writtenIn } from '../../project/flink-configuration/flink-settings';
import type { CodePlace } from '../../topology/code-place';
import type { JobSettings } from '../../topology/job-settings';
import type { JobProgram, Setting, Transformation } from '../../topology/transformation';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';
import { higherNumberFixes } from './fixes';

export interface TooLow {
  readonly parallelism: number;
  readonly maxParallelism: number;
}

export const maxParallelismTooLow: Rule<TooLow> = {
  id: 'max-parallelism-too-low',
  title: message('The max parallelism is too low for the parallelism'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => (facts.file.test ? [] : oncePerPlace(facts.programs.flatMap((program) => detect(program, facts)))),

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

  fixes: (facts, { range, data }) => higherNumberFixes(facts, range, data),

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

/** One detection for all operators that run with the settings of the job, where these are made; one for each that has its own. */
function detect(program: JobProgram, { file, project }: FileFacts): Detection<TooLow>[] {
  const settings = project.settingsOf(program);
  const wrong = program.transformations.flatMap((transformation) => {
    const [parallelism, maxParallelism] = numbersOf(transformation, settings);
    const data = { parallelism, maxParallelism };
    const severity = severityOf(data, transformation.keyed);
    return severity === null ? [] : [{ transformation, data, severity }];
  });
  const ofJob = wrong.filter(
    ({ transformation: own }) => own.parallelism.kind === 'unset' && own.maxParallelism.kind === 'unset',
  );
  const [worst] = ofJob.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const found = wrong
    .filter((one) => !ofJob.includes(one) && one.transformation.callers.length === 0)
    .map(({ transformation, ...one }) => ({
      ...one,
      place: { file: transformation.file, range: transformation.callRange },
    }));
  if (worst) {
    found.push({
      data: worst.data,
      severity: worst.severity,
      place: placeOfJobs(settings, program, worst.transformation),
    });
  }
  return found
    .filter(({ place }) => place.file === file.path)
    .map(({ data, severity, place }) => ({ range: place.range, data, severity }));
}

/** Where the job's numbers are set, in a file that is read for this program; else the operator that meets them first. */
function placeOfJobs(settings: JobSettings, program: JobProgram, operator: Transformation): CodePlace {
  const files = new Set([program.environment?.file, ...program.transformations.map((one) => one.file)]);
  const places = [settings.maxParallelism?.place, settings.parallelism?.place];
  return places.find((place) => place && files.has(place.file)) ?? { file: operator.file, range: operator.callRange };
}

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
