/** Two revisions of a job as texts, and what the product says of restoring the one into the other. */
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { jobSides } from '../../server/src/analysis/revision-of';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import { compareJobs, type JobsCompared } from '../../server/src/compatibility/compare-jobs';
import type { Backend } from '../../server/src/compatibility/revision';
import { javaParser } from '../fixture/java-parser';

export interface Asked {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly version: string;
  /** The version that wrote the savepoint; the same where it is not said. */
  readonly from?: string;
  readonly backends: readonly Backend[];
}

const ROOT = '/project';

/** Compares the jobs of two sets of files, by their paths within a project that has flink-avro. */
export async function compared({ before, after, version, from = version, backends }: Asked): Promise<JobsCompared> {
  const sides = await Promise.all([sidesOf(before, from), sidesOf(after, version)]);
  return compareJobs(sides[0], sides[1], backends);
}

async function sidesOf(files: ReadonlyMap<string, string>, version: string) {
  const { parse } = await javaParser();
  const artifacts = ['flink-streaming-java', 'flink-avro'].map(
    (artifact) =>
      `<dependency><groupId>org.apache.flink</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  const texts = {
    java: new Map(Array.from(files, ([path, text]) => [`${ROOT}/${path}`, text])),
    builds: new Map([[`${ROOT}/pom.xml`, `<project><dependencies>${artifacts.join('')}</dependencies></project>`]]),
    configuration: new Map<string, string>(),
    unread: [],
  };
  return jobSides(buildWorkspace(ROOT, texts, DEFAULT_SETTINGS, () => parse));
}
