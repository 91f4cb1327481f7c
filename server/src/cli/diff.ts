/** `flink-playbook diff <revision> [<revision>]`: what a restore of the one into the other does. */
import { compareWorkspaces } from '../analysis/comparison';
import { jobSides } from '../analysis/revision-of';
import type { ParseJava } from '../analysis/source-text';
import { sayInEnglish } from '../base/message';
import { upgradeChecklist } from '../checklist/upgrade-checklist';
import type { Backend } from '../compatibility/revision';
import type { Verdict } from '../compatibility/verdict';
import { type Answers, shownPath } from './answers';
import type { DiffAnswer } from './diff-answer';
import { diffJson } from './diff-json';
import { diffMarkdown } from './diff-markdown';
import { diffSarif } from './diff-sarif';
import { namedSide, workingTree } from './diff-sides';
import { diffText } from './diff-text';
import type { ExitCode } from './exit';
import type { WorkspaceOptions } from './open-workspace';

export interface DiffOptions extends WorkspaceOptions {
  /** `checklist`: the steps of the upgrade, as Markdown. */
  readonly format: 'text' | 'json' | 'markdown' | 'sarif' | 'checklist';
  /** Null for both. */
  readonly backend: Backend | null;
  /** The version that the old revision runs on, where it is another than its build says. */
  readonly fromFlink: string | null;
  readonly failOn: Verdict | 'never';
}

const REPORTS = { text: diffText, json: diffJson, markdown: diffMarkdown, sarif: diffSarif };
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
  jobSides(now.workspace); // what is followed before the old revision is read is shared with it
  const old = await namedSide(
    from,
    { ...options, flink: options.fromFlink ?? options.flink },
    parse,
    answers,
    now.workspace,
  );
  answers.progress('');
  const backends: readonly Backend[] = options.backend === null ? ['hashmap', 'rocksdb'] : [options.backend];
  const comparison = compareWorkspaces(old, now.workspace, { backends });
  const { verdict } = comparison;
  const answer: DiffAnswer = { from: old.shown, to: now.shown, comparison, workspace: now.workspace };
  answers.write(
    options.format === 'checklist'
      ? upgradeChecklist(answer, { say: sayInEnglish, shown: (path) => shownPath(path, answers) })
      : REPORTS[options.format](answer, answers),
  );
  const isBad = options.failOn !== 'never' && VERDICTS.indexOf(verdict) >= VERDICTS.indexOf(options.failOn);
  return isBad ? 1 : 0;
}
