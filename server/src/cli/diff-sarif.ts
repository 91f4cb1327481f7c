/** A comparison as SARIF: what of it stands somewhere in the new revision, for code scanning. */
import { checkFile } from '../analysis/check-file';
import { notCancellable } from '../base/cancellation';
import { CHANGE_KINDS } from '../compatibility/change';
import type { Answers } from './answers';
import type { DiffAnswer } from './diff-answer';
import { sarifReport } from './sarif-report';

export function diffSarif({ comparison, workspace }: DiffAnswer, answers: Answers): string {
  const rules: ReadonlySet<string> = new Set(CHANGE_KINDS);
  const files = [...comparison.changes.keys()].flatMap((path) => workspace.file(path) ?? []);
  const findings = files.flatMap((file) =>
    checkFile(workspace, file, notCancellable, comparison)
      .filter(({ rule }) => rules.has(rule))
      .map((finding) => ({ finding, fixes: [], lines: file.lines })),
  );
  return sarifReport({ findings, incomplete: comparison.incomplete, checkedFiles: files.length }, answers);
}
