/** `flink-playbook savepoint offsets <path>`: from where a new Kafka source would lose nothing. */
import { sayInEnglish } from '../base/message';
import { DEFAULT_FRAME_SIZE } from '../savepoint/findings/all-findings';
import type { Inspection } from '../savepoint/inspect';
import { liveOffsets, liveOffsetsOf, type SourceOffsets } from '../savepoint/live-offsets';
import { offsetsJava } from '../savepoint/offsets-java';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { positionJson } from './savepoint-json';
import { openSavepoint } from './savepoint-open';

export interface OffsetsOptions {
  readonly as: 'text' | 'json' | 'java';
  /** The operator's uid, name or id; null for all. */
  readonly operator: string | null;
  readonly lookIn: readonly string[];
}

/** @throws CannotRun when there is no savepoint, no source in it, or, as Java, no offset to rely on for each partition */
export async function savepointOffsets(path: string, options: OffsetsOptions, answers: Answers): Promise<ExitCode> {
  const opened = await openSavepoint(path, { ...options, frameSize: DEFAULT_FRAME_SIZE, allPositions: true }, answers);
  const { operator: wanted } = options;
  const sources = wanted === null ? liveOffsets(opened.savepoint) : asked(opened, wanted);
  if (options.as === 'java') {
    answers.write(javaOf(sources, path));
    return 0;
  }
  const text = options.as === 'json' ? offsetsJson(opened, sources, answers) : offsetsText(sources);
  answers.write(text);
  return opened.savepoint.fault ? 2 : 0;
}

function asked({ savepoint }: Inspection, wanted: string): SourceOffsets[] {
  const found = liveOffsetsOf(savepoint, wanted);
  return found ? [found] : [];
}

function javaOf(sources: readonly SourceOffsets[], path: string): string {
  if (sources.length === 0) {
    throw new CannotRun(`${path} has no offsets of a Kafka source`);
  }
  if (sources.length > 1) {
    const names = sources.map(({ operator: { uid, operatorId } }) => uid ?? operatorId).join(', ');
    throw new CannotRun(`${path} has several Kafka sources; say with --operator which: ${names}`);
  }
  const [{ positions, reasons }] = sources as [SourceOffsets];
  if (reasons.length > 0) {
    const why = reasons.map(sayInEnglish).join('; ');
    throw new CannotRun(`no offsets to start from, since not every partition has an exact, live one: ${why}`);
  }
  return offsetsJava(positions);
}

function offsetsJson(opened: Inspection, sources: readonly SourceOffsets[], answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    path: shownPath(opened.path, answers),
    sources: sources.map(({ operator, positions, reasons }) => ({
      operatorId: operator.operatorId,
      uid: operator.uid,
      name: operator.name,
      exact: reasons.length === 0,
      reasons: reasons.map(sayInEnglish),
      kafka: positions.map(positionJson),
    })),
    incomplete: incompleteJson(opened.incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function offsetsText(sources: readonly SourceOffsets[]): string {
  if (sources.length === 0) {
    return 'No offsets of a Kafka source.\n';
  }
  return sources
    .map(({ operator: { uid, operatorId }, positions, reasons }) => {
      const rows = positions.map(
        ({ topic, partition, nextOffset }) => `  ${topic}-${partition}  ${nextOffset ?? 'not known'}`,
      );
      const notes = reasons.map((reason) => `  not to rely on: ${sayInEnglish(reason)}`);
      return `${[uid ?? operatorId, ...rows, ...notes].map(printable).join('\n')}\n`;
    })
    .join('\n');
}
