/** What real Flink made of the jobs in test/jobs; `test/flink/topology.test.mjs` writes these goldens. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import type { Workspace } from '../../server/src/analysis/workspace';
import type { ProbedJob, ProbedOperator, ProbedState } from '../../server/src/io/ask-for-topology';
import { javaParser } from '../fixture/java-parser';
import { REPOSITORY } from '../fixture/repository';

const JOBS = path.join(REPOSITORY, 'test', 'jobs');

export interface GoldenMain {
  /** The binary name of the class. */
  readonly main: string;
  readonly runs: readonly { readonly args: readonly string[]; readonly jobs: readonly ProbedJob[] }[];
}

/** The releases of Flink that there are goldens of. */
export function goldenVersions(): string[] {
  return readdirSync(path.join(JOBS, 'golden')).sort();
}

/** Every main of the jobs with what a release of Flink makes of it. */
export function goldenMains(version: string): GoldenMain[] {
  const folder = path.join(JOBS, 'golden', version);
  return readdirSync(folder).map((file) => {
    const { runs, types } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    return { main: file.slice(0, -'.json'.length), runs: runs.map((run: GoldenRun) => readRun(run, types)) };
  });
}

interface GoldenRun {
  readonly args: readonly string[];
  readonly jobs: readonly (Omit<ProbedJob, 'operators'> & { readonly operators: readonly GoldenOperator[] })[];
}

type Named<T> = Omit<T, 'keyType' | 'outputType' | 'type' | 'states' | 'callSite'> & {
  readonly [type in 'keyType' | 'outputType' | 'type']?: string;
};
type GoldenOperator = Named<ProbedOperator> & {
  readonly at?: string;
  readonly notOpened?: readonly string[];
  readonly states: readonly Named<ProbedState>[];
};

/** A golden's operator stands for its id by its position, and for a type by its name in the table. */
function readRun({ args, jobs }: GoldenRun, types: Readonly<Record<string, ProbedOperator['outputType']>>) {
  const type = (name: string | undefined) => (name === undefined ? null : types[name]);
  return {
    args,
    jobs: jobs.map(
      (job): ProbedJob => ({
        ...job,
        operators: job.operators.map(({ at, notOpened, states, ...operator }, id): ProbedOperator => {
          const [file = '', line] = at?.split(':') ?? [];
          return {
            ...operator,
            id,
            callSite: at === undefined ? null : { file, line: Number(line) },
            keyType: type(operator.keyType),
            outputType: type(operator.outputType),
            states: states.map((state) => ({ ...state, type: type(state.type), keyType: type(state.keyType) })),
            openErrors: notOpened,
          };
        }),
      }),
    ),
  };
}

/** The jobs' sources as the product reads them for a release of Flink. */
export async function jobsWorkspace(version: string): Promise<Workspace> {
  const { parse } = await javaParser();
  const java = new Map<string, string>();
  for (const folder of ['main', `flink${version.split('.')[0]}`]) {
    const root = path.join(JOBS, 'src', folder, 'java');
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.java'),
    )) {
      java.set(`/jobs/src/main/java/${file.replaceAll(path.sep, '/')}`, readFileSync(path.join(root, file), 'utf8'));
    }
  }
  const texts = { java, builds: new Map(), configuration: new Map(), unread: [] };
  return buildWorkspace('/jobs', texts, { ...DEFAULT_SETTINGS, flinkVersion: version }, () => parse);
}
