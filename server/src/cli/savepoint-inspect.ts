/** `flink-playbook savepoint inspect <path>`: what a savepoint or checkpoint holds, and what in it will hurt. */
import { SEVERITIES, type Severity } from '../finding/finding';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import { withSeverities } from '../savepoint/findings/set-severities';
import type { Savepoint } from '../savepoint/savepoint';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { inspectionJson } from './savepoint-json';
import { openSavepoint } from './savepoint-open';
import { teamRules } from './savepoint-settings';
import type { MatchedSource, SourceOptions } from './savepoint-source';
import { inspectionText } from './savepoint-text';

export interface InspectOptions extends SourceOptions {
  readonly format: 'text' | 'json';
  readonly lookIn: readonly string[];
  /** Bytes. */
  readonly frameSize: number;
  /** A file or folder of the job's source; null for none. */
  readonly source: string | null;
  readonly failOn: Severity | 'never';
  /** Whether every offset is read. */
  readonly allOffsets: boolean;
}

/** Sets a savepoint beside source: the one part that knows Java. */
export type MatchSource = (
  savepoint: Savepoint,
  source: string,
  options: SourceOptions,
  answers: Answers,
) => Promise<MatchedSource>;

const REPORTS = { text: inspectionText, json: inspectionJson };

/**
 * Exit code 2 also for a damaged file, after what could be read of it.
 * @throws CannotRun when there is no savepoint, or the source cannot be read
 */
export async function inspectSavepoint(
  path: string,
  options: InspectOptions,
  match: MatchSource,
  answers: Answers,
): Promise<ExitCode> {
  const opened = await openSavepoint(path, { ...options, allPositions: options.allOffsets }, answers);
  const { savepoint } = opened;
  const source = options.source === null ? null : await match(savepoint, options.source, options, answers);
  const team = teamRules(options.source, answers);
  const all = [...opened.findings, ...(source?.findings ?? [])];
  const findings = withSeverities(all, new Map([...team.rules, ...options.rules]));
  const incomplete = [...opened.incomplete, ...team.incomplete, ...(source?.incomplete ?? [])];
  const origins = source?.origins ?? new Map();
  const plan = source?.plan ?? null;
  answers.write(REPORTS[options.format]({ ...opened, findings, incomplete, origins, plan }, answers));
  return savepoint.fault ? 2 : exitOf(findings, options.failOn);
}

function exitOf(findings: readonly SavepointFinding[], failOn: Severity | 'never'): ExitCode {
  const bad = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity }) => bad.includes(severity)) ? 1 : 0;
}
