/** Changes to one text. */
import { TextLines } from './text-lines';
import { comparePositions, type TextRange } from './text-range';

/** Replaces what stands in `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * The text after the edits; their ranges speak of the text before. Inserts at one place keep their order.
 * @throws Error when two edits overlap: such a fix must never be applied.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new TextLines(text);
  const sorted = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    const start = lines.offsetAt(edit.range.start);
    if (start < at) {
      throw new Error('edits overlap');
    }
    result += text.slice(at, start) + edit.newText;
    at = lines.offsetAt(edit.range.end);
  }
  return result + text.slice(at);
}
