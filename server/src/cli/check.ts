/** `flink-playbook check <paths…>`: the findings of files and folders. */
import { checkFiles } from '../analysis/check-workspace';
import { FixGate } from '../analysis/offered-fixes';
import type { ParseJava } from '../analysis/source-text';
import { notCancellable } from '../base/cancellation';
import type { Incomplete, Severity } from '../finding/finding';
import { byFile, SEVERITIES } from '../finding/finding';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { githubReport } from './github-report';
import { jsonReport } from './json-report';
import { byRoot, configurationWithin, filesWithin, openWorkspace, type WorkspaceOptions } from './open-workspace';
import type { Report, ReportedFinding } from './report';
import { sarifReport } from './sarif-report';
import { textReport } from './text-report';

export interface CheckOptions extends WorkspaceOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly failOn: Severity | 'never';
}

const REPORTS = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport };

/** Checks the paths and writes the report. @throws CannotRun when a path or the settings cannot be read. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const report: Report & { findings: ReportedFinding[]; incomplete: Incomplete[]; checkedFiles: number } = {
    findings: [],
    incomplete: [],
    checkedFiles: 0,
  };
  for (const [root, wanted] of await byRoot(paths)) {
    const workspace = await openWorkspace(root, wanted, options, parse, answers);
    const sources = filesWithin(workspace, wanted);
    const files = [...sources, ...configurationWithin(workspace, wanted)];
    const result = await checkFiles(workspace, files, notCancellable, (done) =>
      answers.progress(`checked ${done} of ${files.length} files`),
    );
    const gate = new FixGate(workspace);
    for (const [file, findings] of byFile(result.findings)) {
      const lines = (workspace.file(file) ?? workspace.configurationFile(file))?.lines ?? { line: () => '' };
      for (const [finding, fixes] of await gate.offered(findings)) {
        report.findings.push({ finding, fixes, lines });
      }
    }
    report.incomplete.push(...result.incomplete);
    report.checkedFiles += sources.length;
  }
  answers.progress('');
  answers.write(REPORTS[options.format](report, answers));
  return report.findings.some(({ finding }) => isAtOrAbove(finding.severity, options.failOn)) ? 1 : 0;
}

function isAtOrAbove(severity: Severity, limit: CheckOptions['failOn']): boolean {
  return limit !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}
