/** `flink-playbook check <paths…>`: the findings of files and folders. */
import { checkFiles } from '../analysis/check-workspace';
import { type Comparison, compareWorkspaces } from '../analysis/comparison';
import { type FoundIn, newFindings } from '../analysis/new-findings';
import { FixGate } from '../analysis/offered-fixes';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { sayInEnglish } from '../base/message';
import type { Finding, Incomplete, Severity } from '../finding/finding';
import { byFile, SEVERITIES } from '../finding/finding';
import { BaselineReader } from '../io/baseline-reader';
import { GitFailed } from '../io/git';
import type { Answers } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { githubReport } from './github-report';
import { jsonReport } from './json-report';
import { byRoot, configurationWithin, filesWithin, openWorkspace, type WorkspaceOptions } from './open-workspace';
import type { Report, ReportedFinding } from './report';
import { sarifReport } from './sarif-report';
import { textReport } from './text-report';

export interface CheckOptions extends WorkspaceOptions {
  /** The revision in production; null for what the team's settings say, and nothing where they say nothing. */
  readonly baseline: string | null;
  /** Only what the baseline did not have. */
  readonly newOnly: boolean;
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
    const compared = await comparedWith(workspace, options, parse, answers);
    const { findings, incomplete } = await checkFiles(
      workspace,
      files,
      notCancellable,
      (done) => answers.progress(`checked ${done} of ${files.length} files`),
      compared.comparison,
    );
    const old = options.newOnly && compared.baseline ? await findingsIn(compared.baseline, answers) : [];
    const told = newFindings(located(findings, workspace), old);
    report.findings.push(...(await withFixes(told, workspace)));
    const gaps = [...incomplete, ...compared.incomplete];
    report.incomplete.push(...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values());
    report.checkedFiles += sources.length;
  }
  answers.progress('');
  answers.write(REPORTS[options.format](report, answers));
  return report.findings.some(({ finding }) => isAtOrAbove(finding.severity, options.failOn)) ? 1 : 0;
}

interface Compared {
  readonly baseline: Workspace | null;
  readonly comparison: Comparison | null;
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun when there is no such revision */
async function comparedWith(
  workspace: Workspace,
  { baseline: asked, newOnly, flink }: CheckOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<Compared> {
  const wanted = asked ?? workspace.settings.baseline ?? (newOnly ? 'auto' : 'off');
  const nothing = { baseline: null, comparison: null };
  if (wanted === 'off') {
    return { ...nothing, incomplete: [] };
  }
  answers.progress(`comparing with ${wanted}`);
  try {
    const baseline = await new BaselineReader(parse).read(workspace, wanted, flink);
    const comparison = compareWorkspaces(baseline, workspace, { onlyAffected: true });
    return { baseline: baseline.workspace, comparison, incomplete: comparison.incomplete };
  } catch (error) {
    if (!(error instanceof GitFailed)) {
      throw error;
    }
    // where nobody asked for it, or there is no git, the findings of the files as they are still count
    if (asked !== null && !error.isOutside) {
      throw new CannotRun(`cannot compare with ${wanted}: ${sayInEnglish(error.why)}`);
    }
    return { ...nothing, incomplete: [{ what: 'baseline', why: error.why, path: workspace.input.root }] };
  }
}

/** What the baseline had, wherever it stood: code may have been moved here. */
async function findingsIn(baseline: Workspace, answers: Answers): Promise<FoundIn[]> {
  const files = [...baseline.checkedFiles, ...baseline.checkedConfiguration];
  const { findings } = await checkFiles(baseline, files, notCancellable, (done) =>
    answers.progress(`checked ${done} of ${files.length} files of the baseline`),
  );
  return located(findings, baseline);
}

function located(findings: readonly Finding[], workspace: Workspace): FoundIn[] {
  return findings.flatMap((finding) => {
    const { file } = finding.place;
    const lines = (workspace.file(file) ?? workspace.configurationFile(file))?.lines;
    return lines ? [{ finding, lines }] : [];
  });
}

async function withFixes(found: readonly FoundIn[], workspace: Workspace): Promise<ReportedFinding[]> {
  const gate = new FixGate(workspace);
  const reported: ReportedFinding[] = [];
  for (const findings of byFile(found.map(({ finding }) => finding)).values()) {
    const fixes = await gate.offered(findings);
    reported.push(...located(findings, workspace).map((each) => ({ ...each, fixes: fixes.get(each.finding) ?? [] })));
  }
  return reported;
}

function isAtOrAbove(severity: Severity, limit: CheckOptions['failOn']): boolean {
  return limit !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}
