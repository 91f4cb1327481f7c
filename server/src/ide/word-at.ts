/** The word of Java code under the cursor. */
import type { TextRange } from '../base/text-range';
import type { HoverContext } from './hover-context';

export interface Word {
  readonly text: string;
  readonly range: TextRange;
  /** What stands before it in its line. */
  readonly before: string;
}

/** Null in a comment, in a text and between words. */
export function wordAt({ file, position }: Pick<HoverContext, 'file' | 'position'>): Word | null {
  const line = file.lines.line(position.line);
  for (const { 0: text, index } of line.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    if (index <= position.column && position.column <= index + text.length) {
      const before = line.slice(0, index);
      const isCode = !/\/\/|^\s*\*|\/\*/.test(before) && (before.match(/"/g) ?? []).length % 2 === 0;
      const at = (column: number) => ({ line: position.line, column });
      return isCode ? { text, range: { start: at(index), end: at(index + text.length) }, before } : null;
    }
  }
  return null;
}
