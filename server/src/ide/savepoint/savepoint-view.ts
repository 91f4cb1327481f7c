/** A savepoint as an editor shows it: what holds for all of it, and a row an operator. Sizes in bytes. */
import { message } from '../../base/message';
import type { Incomplete } from '../../finding/finding';
import { SAVEPOINT_RULES } from '../../savepoint/findings/rules';
import type { SavepointFinding } from '../../savepoint/findings/savepoint-finding';
import type { Inspection } from '../../savepoint/inspect';
import { liveOffsets } from '../../savepoint/live-offsets';
import type { Savepoint, SavepointOperator } from '../../savepoint/savepoint';
import type { Telling } from '../telling';

export interface SavepointView {
  /** Of `_metadata`. */
  readonly path: string;
  /** As Flink names it; null before Flink 1.16. */
  readonly name: string | null;
  readonly formatType: string | null;
  /** All digits of it. */
  readonly checkpointId: string | null;
  readonly formatVersion: number | null;
  readonly metadataSize: number;
  readonly stateSize: number;
  readonly fault: { readonly position: number; readonly reason: string } | null;
  readonly findings: readonly SavepointFindingView[];
  readonly incomplete: readonly string[];
  readonly operators: readonly SavepointRow[];
  readonly offsets: readonly OffsetRow[];
  /** How many further offsets there are. */
  readonly moreOffsets: number;
  /** The operators from whose offsets a new source may start. */
  readonly exactSources: readonly string[];
  /** What nothing else shows: label and value. */
  readonly details: readonly (readonly [label: string, value: string])[];
  readonly files: { readonly named: number; readonly missing: number; readonly elsewhere: number };
  readonly missingFiles: readonly string[];
}

export interface SavepointFindingView {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  readonly operatorId: string | null;
  readonly state: string | null;
  /** The restores to come, with what a savepoint right after each would have; null where nothing is forecast. */
  readonly forecast: {
    readonly frameSize: number;
    readonly steps: readonly { readonly restore: number; readonly entries: number; readonly metadataSize: number }[];
  } | null;
}

export interface SavepointRow {
  readonly operatorId: string;
  readonly uid: string | null;
  readonly name: string | null;
  readonly parallelism: number;
  readonly maxParallelism: number;
  readonly states: number;
  /** Null where nobody counts them, as of keyed state. */
  readonly entries: number | null;
  readonly size: number;
  readonly keyedSize: number;
  readonly connectors: readonly string[];
  readonly finished: boolean;
}

export interface OffsetRow {
  readonly operatorId: string;
  readonly connector: string;
  readonly topic: string;
  readonly partition: number;
  /** All digits of it; null where there is none yet. */
  readonly nextOffset: string | null;
  readonly stale: boolean;
}

/** Rows that a table is given at most. */
const MOST_OFFSETS = 100_000;

export function savepointView({ path, savepoint, findings, incomplete }: Inspection, telling: Telling): SavepointView {
  const { say } = telling;
  const { properties, fault, operators, files } = savepoint;
  const offsets = operators.flatMap((operator) => offsetsOf(operator));
  return {
    path,
    name: properties?.name ?? null,
    formatType: properties?.formatType ?? null,
    checkpointId: savepoint.checkpointId?.toString() ?? null,
    formatVersion: savepoint.formatVersion,
    metadataSize: savepoint.metadataSize,
    stateSize: sum(operators.map(({ stateSize }) => stateSize)),
    fault: fault && { position: fault.position, reason: say(fault.reason) },
    findings: findings.map((finding) => findingView(finding, telling)),
    incomplete: incompleteTexts(incomplete, savepoint, telling),
    operators: operators.map(rowOf),
    offsets: offsets.slice(0, MOST_OFFSETS),
    moreOffsets: Math.max(0, offsets.length - MOST_OFFSETS),
    exactSources: liveOffsets(savepoint)
      .filter(({ reasons }) => reasons.length === 0)
      .map(({ operator }) => operator.operatorId),
    details: Object.entries(properties ?? {})
      .filter(([, value]) => value !== null)
      .map(([label, value]) => [label, String(value)] as const)
      .concat(savepoint.masterStates.map(({ name, size }) => [name, String(size)] as const)),
    files: { named: files.named, missing: files.missingCount, elsewhere: files.elsewhere },
    missingFiles: files.missing.map((file) => file.path),
  };
}

export function findingView(finding: SavepointFinding, { say }: Pick<Telling, 'say'>): SavepointFindingView {
  const { rule, severity, operatorId, state, growth } = finding;
  const forecast = growth?.forecast ?? null;
  return {
    rule,
    severity,
    message: say(finding.message),
    advice: say(SAVEPOINT_RULES[rule].advice),
    operatorId,
    state,
    forecast: forecast && { frameSize: forecast.frameSize, steps: forecast.steps },
  };
}

/** What is lacking, each said once. The page has words of its own for files that lie elsewhere, and a way to them. */
export function incompleteTexts(
  incomplete: readonly Incomplete[],
  { files }: Pick<Savepoint, 'files'>,
  { say }: Pick<Telling, 'say'>,
): string[] {
  const told = incomplete.map(({ what, why }) =>
    what === 'state-files'
      ? message(
          '{0} files with absolute paths are not on this machine, such as {1}',
          files.elsewhere,
          files.elsewhereExample ?? '',
        )
      : why,
  );
  return [...new Set(told.map(say))];
}

function rowOf(operator: SavepointOperator): SavepointRow {
  const { operatorId, uid, name, parallelism, maxParallelism, states, stateSize, connectors, fullyFinished } = operator;
  const counted = states.flatMap(({ entries }) => entries ?? []);
  return {
    operatorId,
    uid,
    name,
    parallelism,
    maxParallelism,
    states: states.length,
    entries: counted.length > 0 ? sum(counted) : null,
    size: stateSize,
    keyedSize: sum(operator.keyed.map(({ size }) => size)),
    connectors,
    finished: fullyFinished,
  };
}

function offsetsOf({ operatorId, positions }: SavepointOperator): OffsetRow[] {
  return positions.map(({ connector, topic, partition, nextOffset, stale }) => ({
    operatorId,
    connector,
    topic,
    partition,
    nextOffset: nextOffset?.toString() ?? null,
    stale,
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
