/** `flink-playbook topology <paths…>`: the operators of each job, as Flink would build them. */
import type { ParseJava } from '../analysis/source-text';
import type { Incomplete } from '../finding/finding';
import type { Job } from '../topology/job';
import type { Answers } from './answers';
import { CannotRun, type ExitCode } from './exit';
import type { WorkspaceOptions } from './open-workspace';
import { topologyJson } from './topology-json';
import { topologyText } from './topology-text';
import { askedFiles } from './types';

export interface TopologyOptions extends WorkspaceOptions {
  readonly format: 'text' | 'json';
  /** Only jobs whose entry is in this class: its binary name, or the simple one; null for all. */
  readonly job: string | null;
}

const REPORTS = { text: topologyText, json: topologyJson };

/** Tells of every job whose entry the paths have. @throws CannotRun when a path or the settings cannot be read. */
export async function topology(
  paths: readonly string[],
  options: TopologyOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const { jobs, incomplete } = await askedJobs(paths, options, parse, answers);
  answers.write(REPORTS[options.format](jobs, incomplete, answers));
  return 0;
}

export interface AskedJobs {
  /** By file and line. */
  readonly jobs: readonly Job[];
  readonly flinkVersion: string | null;
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun when a path or the settings cannot be read, or when there is no job of the name that is asked for. */
export async function askedJobs(
  paths: readonly string[],
  options: TopologyOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<AskedJobs> {
  const { files, flinkVersion, incomplete } = await askedFiles(paths, options, parse, answers);
  const asked = new Set(files.map(({ file }) => file.path));
  const projects = new Set(files.map(({ workspace, file }) => workspace.projectOf(file)));
  const all = [...projects].flatMap((project) =>
    project.jobs.filter(({ program }) => asked.has(program.entryPlace.file)),
  );
  const { job: wanted } = options;
  const jobs = wanted === null ? all : all.filter((job) => isIn(job, wanted));
  if (wanted !== null && jobs.length === 0) {
    const known = [...new Set(all.map(classOf))].sort();
    throw new CannotRun(`there is no job in a class ${wanted}; jobs are in: ${known.join(', ') || 'none'}`);
  }
  jobs.sort(comparePlaces);
  const entries = [...projects].flatMap((project) => project.entriesGap ?? []);
  return { jobs, flinkVersion, incomplete: [...incomplete, ...entries] };
}

/** The binary name of the class whose method is a job's entry. */
export function classOf({ program }: Job): string {
  return program.entry.slice(0, program.entry.indexOf('#'));
}

export function isIn(job: Job, wanted: string): boolean {
  const name = classOf(job);
  return name === wanted || name.endsWith(`.${wanted}`) || name.endsWith(`$${wanted}`);
}

function comparePlaces({ program: { entryPlace: a } }: Job, { program: { entryPlace: b } }: Job): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start.line - b.range.start.line;
}
