/** `flink-playbook savepoint compare <a> <b>…`: what grows from savepoint to savepoint, and where it ends. */
import { sayInEnglish } from '../base/message';
import { savepointsIn } from '../io/savepoint-folder';
import { type Comparison, compareSavepoints } from '../savepoint/compare';
import { allFindings } from '../savepoint/findings/all-findings';
import type { SavepointFinding } from '../savepoint/findings/savepoint-finding';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { exactNumber } from './savepoint-json';
import { incompleteOf, type OpenedSavepoint, openSavepoint } from './savepoint-open';
import { sizeText } from './savepoint-text';

export interface CompareOptions {
  readonly format: 'text' | 'json';
  readonly lookIn: readonly string[];
  /** Bytes. */
  readonly frameSize: number;
}

/**
 * Compares in the order given; the savepoints of a folder by their checkpoints' ids.
 * @throws CannotRun when a path is no savepoint, or there are fewer than two
 */
export function compare(paths: readonly string[], options: CompareOptions, answers: Answers): ExitCode {
  const open = (path: string) => openSavepoint(path, { lookIn: options.lookIn, allPositions: false });
  const opened = paths.flatMap((path) => {
    const within = savepointsIn(path);
    return within === null ? [open(path)] : within.map(open).sort(byCheckpoint);
  });
  if (opened.length < 2) {
    throw new CannotRun(`there is nothing to compare: ${opened.length} savepoint in ${paths.join(', ')}`);
  }
  const comparison = compareSavepoints(opened.map(({ savepoint }) => savepoint));
  const newest = opened.at(-1) as OpenedSavepoint;
  const findings = allFindings(newest.savepoint, options.frameSize);
  const report = options.format === 'json' ? comparisonJson : comparisonText;
  answers.write(report(opened, comparison, findings, answers));
  return opened.some(({ savepoint }) => savepoint.fault !== null) ? 2 : 0;
}

function byCheckpoint({ savepoint: a }: OpenedSavepoint, { savepoint: b }: OpenedSavepoint): number {
  return Number((a.checkpointId ?? 0n) - (b.checkpointId ?? 0n));
}

function comparisonJson(
  opened: readonly OpenedSavepoint[],
  comparison: Comparison,
  findings: readonly SavepointFinding[],
  answers: Answers,
): string {
  const answer = {
    schemaVersion: 1,
    savepoints: opened.map(({ path, savepoint }, i) => ({
      path: shownPath(path, answers),
      checkpointId: exactNumber(savepoint.checkpointId),
      formatVersion: savepoint.formatVersion,
      metadataSize: savepoint.metadataSize,
      stateSize: comparison.stateSizes[i],
    })),
    operators: comparison.operators,
    findings: findings.map((finding) => ({ ...finding, message: sayInEnglish(finding.message) })),
    incomplete: incompleteJson(opened.flatMap(incompleteOf), answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function comparisonText(
  opened: readonly OpenedSavepoint[],
  { metadataSizes, stateSizes, operators }: Comparison,
  findings: readonly SavepointFinding[],
  answers: Answers,
): string {
  const arrows = (values: readonly (number | null)[], say: (value: number) => string) =>
    values.map((value) => (value === null ? '-' : say(value))).join(' → ');
  const hasChanged = (values: readonly unknown[]) => values.some((value) => value !== values[0]);
  const lines = operators.flatMap(({ operatorId, uid, name, stateSizes: sizes, states }) => {
    const changed = states.filter(({ entries, sizes: bytes }) => hasChanged(entries) || hasChanged(bytes));
    if (!hasChanged(sizes) && changed.length === 0) {
      return [];
    }
    const stateLines = changed.map((state) => `  ${state.name}  entries ${arrows(state.entries, String)}`);
    return ['', `${uid ?? name ?? operatorId}  ${arrows(sizes, sizeText)}`, ...stateLines];
  });
  return [
    ...opened.map(({ path, savepoint }) => `${shownPath(path, answers)}  id ${savepoint.checkpointId}`),
    `metadata  ${arrows(metadataSizes, sizeText)}`,
    `all state  ${arrows(stateSizes, sizeText)}`,
    ...lines,
    '',
    ...findings.map(({ rule, severity, message }) => `${severity}  ${rule}  ${sayInEnglish(message)}`),
    '',
  ]
    .map(printable)
    .join('\n');
}
