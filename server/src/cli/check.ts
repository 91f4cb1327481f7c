/** `flink-playbook check <paths…>`: the findings of files and folders. */
import { stat } from 'node:fs/promises';
import { buildWorkspace } from '../analysis/build-workspace';
import { checkFiles } from '../analysis/check-workspace';
import { FixGate } from '../analysis/offered-fixes';
import { KNOWN_RULES } from '../analysis/registry';
import {
  DEFAULT_SETTINGS,
  overrideSettings,
  parseSettings,
  type RuleSetting,
  SETTINGS_FILE,
  type Settings,
} from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { sayInEnglish } from '../base/message';
import type { Incomplete, Severity } from '../finding/finding';
import { byFile, SEVERITIES } from '../finding/finding';
import { corePath, readFolder, readTextFile, whyUnreadable } from '../io/read-folder';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { githubReport } from './github-report';
import { jsonReport } from './json-report';
import { locateRoot } from './locate-root';
import type { Report, ReportedFinding } from './report';
import { sarifReport } from './sarif-report';
import { textReport } from './text-report';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly flink: string | null;
  readonly rules: ReadonlyMap<string, RuleSetting>;
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
    const workspace = await openWorkspace(root, options, parse, answers);
    const files = workspace.checkedFiles.filter(({ path }) =>
      wanted.some((at) => path === at || path.startsWith(`${at}/`)),
    );
    const result = await checkFiles(workspace, files, notCancellable, (done) =>
      answers.progress(`checked ${done} of ${files.length} files`),
    );
    const gate = new FixGate(workspace);
    for (const [file, findings] of byFile(result.findings)) {
      const lines = workspace.file(file)?.lines ?? { line: () => '' };
      for (const [finding, fixes] of await gate.offered(findings)) {
        report.findings.push({ finding, fixes, lines });
      }
    }
    report.incomplete.push(...result.incomplete);
    report.checkedFiles += files.length;
  }
  answers.progress('');
  answers.write(REPORTS[options.format](report, answers));
  return report.findings.some(({ finding }) => isAtOrAbove(finding.severity, options.failOn)) ? 1 : 0;
}

function isAtOrAbove(severity: Severity, limit: CheckOptions['failOn']): boolean {
  return limit !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** The paths by the root whose files must be read for them. */
async function byRoot(paths: readonly string[]): Promise<Map<string, string[]>> {
  const roots = new Map<string, string[]>();
  for (const path of paths) {
    const full = corePath(path);
    const isFolder = await stat(full).then(
      (found) => found.isDirectory(),
      (error: unknown) => {
        throw new CannotRun(`cannot check ${path}: ${sayInEnglish(whyUnreadable(error))}`);
      },
    );
    const root = locateRoot(isFolder ? full : full.slice(0, full.lastIndexOf('/')));
    roots.set(root, [...(roots.get(root) ?? []), full]);
  }
  return roots;
}

async function openWorkspace(
  root: string,
  options: CheckOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<Workspace> {
  const settings = await readSettings(root, answers);
  const texts = await readFolder(root, notCancellable, (files) => answers.progress(`read ${files} files`));
  const own = { flinkVersion: options.flink, rules: options.rules };
  return buildWorkspace(root, texts, overrideSettings(settings, own), () => parse);
}

async function readSettings(root: string, answers: Answers): Promise<Settings> {
  const path = `${root}/${SETTINGS_FILE}`;
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (!exists) {
    return DEFAULT_SETTINGS;
  }
  const read = await readTextFile(path);
  const fail = (why: string) => new CannotRun(`${shownPath(path, answers)}: ${why}`);
  if (read.text === null) {
    throw fail(sayInEnglish(read.why));
  }
  const { settings, problems } = parseSettings(read.text, KNOWN_RULES);
  if (problems.length > 0) {
    throw fail(problems.map(sayInEnglish).join('; '));
  }
  return settings;
}
