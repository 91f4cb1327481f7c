/** The offsets of a savepoint from which sources of the code go on without losing or repeating a record. */
import { type Message, message } from '../base/message';
import type { FixNotes } from '../finding/finding';
import { liveOffsets, liveOffsetsOf, type SourceOffsets } from '../savepoint/live-offsets';
import type { Savepoint, SourcePosition } from '../savepoint/savepoint';
import type { Transformation } from '../topology/transformation';

/** The offsets of all the operators, by their uids as they were; or why they are not exact. */
export function offsetsOf(
  operators: readonly Pick<Transformation, 'uid'>[],
  savepoint: Savepoint,
): readonly SourcePosition[] | Message {
  const found = new Set<SourceOffsets>();
  for (const { uid } of operators) {
    const source = uid.value === null ? onlySource(savepoint, operators.length) : liveOffsetsOf(savepoint, uid.value);
    if (!source) {
      return message('The savepoint has no offsets for the source {0}.', uid.value ?? uid.text ?? '?');
    }
    const [reason] = source.reasons;
    if (reason) {
      return message('The offsets of the savepoint are not exact: {0}', reason);
    }
    found.add(source);
  }
  const positions = new Map<string, SourcePosition>();
  for (const position of [...found].flatMap((source) => source.positions)) {
    const key = `${position.topic}-${position.partition}`;
    const known = positions.get(key);
    if (known && known.nextOffset !== position.nextOffset) {
      return message('Two of the sources have read {0} up to different offsets: they cannot start from one list.', key);
    }
    positions.set(key, position);
  }
  return [...positions.values()];
}

/** A source without a uid is told by being the only one. */
function onlySource(savepoint: Savepoint, operators: number): SourceOffsets | null {
  const [only, ...others] = liveOffsets(savepoint);
  return only && others.length === 0 && operators === 1 ? only : null;
}

/** Notes with what a reader of the new code should know: a restored enumerator asks no `OffsetsInitializer` about the partitions it had. */
export function withStart(notes: FixNotes): FixNotes {
  const start = message(
    'These offsets count for the first start alone: a restore goes on at those of its own savepoint',
  );
  return { ...notes, messages: [start, ...notes.messages] };
}
