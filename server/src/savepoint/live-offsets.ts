/** The offsets from which a new source would lose nothing: exact, live and of every partition, or none at all. */
import { type Message, message } from '../base/message';
import { operatorIdOf } from '../flink/operator-id';
import type { Savepoint, SavepointOperator, SourcePosition } from './savepoint';

export interface SourceOffsets {
  readonly operator: SavepointOperator;
  /** Of the source that runs; stale ones are left out. */
  readonly positions: readonly SourcePosition[];
  /** Why these cannot be started from; empty when they can. */
  readonly reasons: readonly Message[];
}

/** Of each operator that keeps positions, in the file's order. */
export function liveOffsets(savepoint: Savepoint): SourceOffsets[] {
  return savepoint.operators
    .filter(({ positions }) => positions.length > 0)
    .map((operator) => {
      const positions = operator.positions.filter(({ stale }) => !stale);
      return { operator, positions, reasons: reasonsAgainst(operator, positions, savepoint) };
    });
}

/**
 * What one source may start from; null where the savepoint has no such source.
 * @param name its uid or operator id; its name where the savepoint tells names (Flink 2.0 on)
 */
export function liveOffsetsOf(savepoint: Savepoint, name: string): SourceOffsets | null {
  const sources = liveOffsets(savepoint);
  const byId = sources.filter(({ operator: { operatorId } }) => [name, operatorIdOf(name)].includes(operatorId));
  const found = byId.length > 0 ? byId : sources.filter(({ operator }) => operator.name === name);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function reasonsAgainst(
  operator: SavepointOperator,
  positions: readonly SourcePosition[],
  savepoint: Savepoint,
): Message[] {
  const reasons: Message[] = [...operator.incomplete];
  if (savepoint.fault) {
    reasons.push(message('the file is damaged at byte {0}', savepoint.fault.position));
  }
  if (positions.length === 0) {
    reasons.push(message('all of its offsets are stale'));
  }
  const seen = new Set<string>();
  for (const { topic, partition, nextOffset } of positions) {
    const key = `${topic}-${partition}`;
    if (nextOffset === null) {
      reasons.push(message('{0} has no offset yet', key));
    }
    if (seen.has(key)) {
      reasons.push(message('{0} has several offsets', key));
    }
    seen.add(key);
  }
  if (operator.finishedSubtasks > 0 || operator.subtasks < operator.parallelism) {
    reasons.push(
      message(
        'only {0} of {1} subtasks have state',
        operator.subtasks - operator.finishedSubtasks,
        operator.parallelism,
      ),
    );
  }
  return reasons;
}
