/** `flink-playbook savepoint inspect <path>`: what a savepoint or checkpoint holds, and what in it will hurt. */
import type { ParseJava } from '../analysis/source-text';
import { SEVERITIES, type Severity } from '../finding/finding';
import { againstSource } from '../savepoint/findings/against-source';
import { allFindings } from '../savepoint/findings/all-findings';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { inspectionJson } from './savepoint-json';
import { incompleteOf, openSavepoint } from './savepoint-open';
import { matchSource } from './savepoint-source';
import { inspectionText } from './savepoint-text';
import type { TopologyOptions } from './topology';

export interface InspectOptions extends TopologyOptions {
  readonly lookIn: readonly string[];
  /** Bytes. */
  readonly frameSize: number;
  /** A file or folder of the job's source; null for none. */
  readonly source: string | null;
  readonly failOn: Severity | 'never';
  /** Whether every offset is read. */
  readonly allOffsets: boolean;
}

const REPORTS = { text: inspectionText, json: inspectionJson };

/**
 * Exit code 2 also for a damaged file, after what could be read of it.
 * @throws CannotRun when there is no savepoint, or the source cannot be read
 */
export async function inspectSavepoint(
  path: string,
  options: InspectOptions,
  parse: () => Promise<ParseJava>,
  answers: Answers,
): Promise<ExitCode> {
  const opened = openSavepoint(path, { lookIn: options.lookIn, allPositions: options.allOffsets });
  const { savepoint } = opened;
  const source =
    options.source === null ? null : await matchSource(savepoint, options.source, options, await parse(), answers);
  const findings = [
    ...allFindings(savepoint, options.frameSize),
    ...(source?.job ? againstSource(savepoint, source.job) : []),
  ];
  const incomplete = [...incompleteOf(opened), ...(source?.incomplete ?? [])];
  const matches = source?.matches ?? new Map();
  answers.write(REPORTS[options.format]({ ...opened, findings, incomplete, matches }, answers));
  return savepoint.fault ? 2 : exitOf(findings, options.failOn);
}

function exitOf(findings: readonly SavepointFinding[], failOn: Severity | 'never'): ExitCode {
  const bad = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity }) => bad.includes(severity)) ? 1 : 0;
}
