/** `flink-playbook savepoint compare <a> <b>…`: what grows from savepoint to savepoint, and where it ends. */
import { message, sayInEnglish } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { inspectTrend } from '../io/inspect-savepoint';
import type { Trend } from '../savepoint/trend';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { exactNumber, findingJson } from './savepoint-json';
import { waitingAt, withCorePaths } from './savepoint-open';
import { sizeText } from './savepoint-text';
import { incompleteLine } from './text-report';

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
export async function compare(paths: readonly string[], options: CompareOptions, answers: Answers): Promise<ExitCode> {
  const asked = withCorePaths({ ...options, allPositions: false });
  const { trend, unread } = await inspectTrend(paths, asked, waitingAt(answers));
  answers.progress('');
  const [wrong] = unread.filter(({ path }) => paths.includes(path));
  if (wrong) {
    throw new CannotRun(`cannot read ${wrong.path}: ${sayInEnglish(wrong.why)}`);
  }
  const { points } = trend;
  if (points.length < 2) {
    throw new CannotRun(`there is nothing to compare: ${points.length} savepoint in ${paths.join(', ')}`);
  }
  const incomplete = [
    ...unread.map(({ path, why }) => ({ what: 'savepoint', why: message('it was left out: {0}', why), path })),
    ...points.flatMap((point) => point.incomplete),
  ];
  answers.write((options.format === 'json' ? trendJson : trendText)(trend, incomplete, answers));
  return points.some(({ savepoint }) => savepoint.fault !== null) ? 2 : 0;
}

function trendJson({ points, comparison, findings }: Trend, incomplete: readonly Incomplete[], answers: Answers) {
  const newest = points.at(-1)?.path ?? '';
  const answer = {
    schemaVersion: 1,
    savepoints: points.map(({ path, savepoint }, i) => ({
      path: shownPath(path, answers),
      checkpointId: exactNumber(savepoint.checkpointId),
      formatVersion: savepoint.formatVersion,
      metadataSize: savepoint.metadataSize,
      stateSize: comparison.stateSizes[i],
    })),
    operators: comparison.operators,
    findings: findings.map((finding) => findingJson(finding, newest, answers)),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function trendText({ points, comparison, findings }: Trend, incomplete: readonly Incomplete[], answers: Answers) {
  const { metadataSizes, stateSizes, operators } = comparison;
  const names = new Map(operators.map(({ operatorId, uid, name }) => [operatorId, uid ?? name ?? operatorId]));
  const lines = operators.flatMap(({ operatorId, uid, name, stateSizes: sizes, states }) => {
    const changed = states.filter(({ entries, sizes: bytes }) => hasChanged(entries) || hasChanged(bytes));
    if (!hasChanged(sizes) && changed.length === 0) {
      return [];
    }
    const stateLines = changed.map((state) => `  ${state.name}  entries ${arrows(state.entries, String)}`);
    return ['', `${uid ?? name ?? operatorId}  ${arrows(sizes, sizeText)}`, ...stateLines];
  });
  return [
    ...points.map(({ path, savepoint }) => `${shownPath(path, answers)}  id ${savepoint.checkpointId}`),
    `metadata  ${arrows(metadataSizes, sizeText)}`,
    `all state  ${arrows(stateSizes, sizeText)}`,
    ...lines,
    '',
    ...findings.map(({ rule, severity, message: said, operatorId }) => {
      const place = operatorId === null ? '' : `${names.get(operatorId) ?? operatorId}: `;
      return `${severity}  ${rule}  ${place}${sayInEnglish(said)}`;
    }),
    ...incompleteLine(incomplete, answers),
    '',
  ]
    .map(printable)
    .join('\n');
}

function arrows(values: readonly (number | null)[], say: (value: number) => string): string {
  return values.map((value) => (value === null ? '-' : say(value))).join(' → ');
}

function hasChanged(values: readonly unknown[]): boolean {
  return values.some((value) => value !== values[0]);
}
