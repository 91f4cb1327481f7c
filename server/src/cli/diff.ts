/** `flink-playbook diff <revision> [<revision>]`: what a restore of the one into the other does. */
import { jobSides } from '../analysis/revision-of';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { message } from '../base/message';
import { compareJobs, type JobsCompared } from '../compatibility/compare-jobs';
import { type Verdict, worstVerdict } from '../compatibility/restore-plan';
import type { Backend } from '../compatibility/revision';
import type { Incomplete } from '../finding/finding';
import type { Answers } from './answers';
import type { DiffAnswer } from './diff-answer';
import { diffJson } from './diff-json';
import { diffMarkdown } from './diff-markdown';
import { namedSide, type Side, workingTree } from './diff-sides';
import { diffText } from './diff-text';
import type { ExitCode } from './exit';
import type { WorkspaceOptions } from './open-workspace';

export interface DiffOptions extends WorkspaceOptions {
  readonly format: 'text' | 'json' | 'markdown';
  /** Null for both. */
  readonly backend: Backend | null;
  /** The version that the old revision runs on, where it is another than its build says. */
  readonly fromFlink: string | null;
  readonly failOn: Verdict | 'never';
}

const REPORTS = { text: diffText, json: diffJson, markdown: diffMarkdown };
const VERDICTS: readonly Verdict[] = [
  'compatible',
  'unknown',
  'needs-allow-non-restored-state',
  'loses-state',
  'fails',
];

/** @param to null for the working tree @throws CannotRun when a revision cannot be read */
export async function diff(
  from: string,
  to: string | null,
  options: DiffOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const now =
    to === null
      ? await workingTree(answers.workingDirectory, options, parse, answers)
      : await namedSide(to, options, parse, answers);
  const old = await namedSide(
    from,
    { ...options, flink: options.fromFlink ?? options.flink },
    parse,
    answers,
    now.workspace,
  );
  answers.progress('');
  const backends: readonly Backend[] = options.backend === null ? ['hashmap', 'rocksdb'] : [options.backend];
  const compared = compareJobs(jobSides(old.workspace), jobSides(now.workspace), backends);
  const verdict = worstVerdict(compared.plans.map((plan) => plan.verdict));
  const answer: DiffAnswer = {
    from: old.name,
    to: now.name,
    plans: compared.plans,
    verdict,
    incomplete: incompleteOf(old, now, compared),
  };
  answers.write(REPORTS[options.format](answer, answers));
  const isBad = options.failOn !== 'never' && VERDICTS.indexOf(verdict) >= VERDICTS.indexOf(options.failOn);
  return isBad ? 1 : 0;
}

function incompleteOf(old: Side, now: Side, { plans, gone }: JobsCompared): Incomplete[] {
  const jobs = [...plans.flatMap(({ before, after }) => [before, after])];
  const gaps = jobs.flatMap(({ program, incomplete }) =>
    incomplete.map((why): Incomplete => ({ what: 'job', why, path: program.entryPlace.file })),
  );
  const left = gone.map(
    ({ job: { program } }): Incomplete => ({
      what: 'job',
      why: message('{0} is not in {1}: what becomes of its state is not told', program.entry, now.name),
      path: program.entryPlace.file,
    }),
  );
  const all = [...left, ...readingGaps(old.workspace), ...readingGaps(now.workspace), ...gaps];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** What could not be read, and Flink versions that are not known. */
function readingGaps(workspace: Workspace): Incomplete[] {
  const projects = new Set(workspace.checkedFiles.map((file) => workspace.projectOf(file)));
  const versions = [...projects].flatMap(({ flinkVersion, jobs, model }): Incomplete[] => {
    const { flinkVersionOrigin: origin, buildFile, root } = model;
    return flinkVersion === null && jobs.length > 0 && origin.kind === 'unknown'
      ? [{ what: 'flink-version', why: origin.why, path: buildFile ?? root }]
      : [];
  });
  const classPaths = [...projects].flatMap(({ classPathGap }) => (classPathGap ? [classPathGap] : []));
  return [...workspace.input.unread, ...versions, ...classPaths];
}
