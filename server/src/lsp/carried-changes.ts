/** What a comparison told, at the places that the code has moved to by edits since: shown until the next one is made. */
import type { Comparison } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';
import type { Position, TextRange } from '../base/text-range';
import type { Change } from '../compatibility/change';

/** @param before the snapshot that was compared */
export function carriedChanges(comparison: Comparison, before: Workspace, now: Workspace): Comparison {
  const changes = new Map<string, readonly Change[]>();
  for (const [path, told] of comparison.changes) {
    const [old, text] = [before.file(path)?.text, now.file(path)?.text];
    if (old !== undefined && text !== undefined) {
      const move = old === text ? (range: TextRange) => range : movedBy(old.split('\n'), text.split('\n'));
      changes.set(
        path,
        told.flatMap((change) => {
          const range = move(change.place.range);
          return range ? [{ ...change, place: { file: path, range } }] : [];
        }),
      );
    }
  }
  return { ...comparison, changes };
}

/** Where lines before and behind an edit are now; null for what touches the edited lines. */
function movedBy(old: readonly string[], now: readonly string[]): (range: TextRange) => TextRange | null {
  const most = Math.min(old.length, now.length);
  let same = 0;
  while (same < most && old[same] === now[same]) {
    same++;
  }
  let behind = 0;
  while (behind < most - same && old[old.length - 1 - behind] === now[now.length - 1 - behind]) {
    behind++;
  }
  const by = now.length - old.length;
  const moved = ({ line, column }: Position) => ({ line: line + by, column });
  return ({ start, end }) =>
    end.line < same
      ? { start, end }
      : start.line >= old.length - behind
        ? { start: moved(start), end: moved(end) }
        : null;
}
