/** Places in a text: zero-based lines and UTF-16 columns, as tree-sitter and editors count them. */

/** A zero-based line and a zero-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text from `start` up to, and not including, `end`. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Negative when `a` stands before `b`, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/** True when `inner` lies within `outer`; ranges that are equal contain each other. */
export function containsRange(outer: TextRange, inner: TextRange): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** True when the position is within the range or at its end, as a cursor touches a word. */
export function touches(range: TextRange, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** True when the two ranges share a character or touch. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** The empty range at a position. */
export function emptyRange(at: Position): TextRange {
  return { start: at, end: at };
}
