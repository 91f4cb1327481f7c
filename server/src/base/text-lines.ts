/** A text with its line starts: turns positions into offsets and back. */
import type { Position, TextRange } from './text-range';

/** Lines end at `\n`, as tree-sitter counts them; a `\r` before it belongs to the line end. */
export class TextLines {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The offset in UTF-16 units; a position past the end of its line or of the text is moved back to that end. */
  offsetAt(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) {
      return position.line < 0 ? 0 : this.text.length;
    }
    const lineEnd = (this.starts[position.line + 1] ?? this.text.length + 1) - 1;
    return Math.min(start + position.column, Math.max(start, lineEnd));
  }

  /** The position of an offset in UTF-16 units. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, column: offset - (this.starts[low] ?? 0) };
  }

  /** The text of a line without its line end; empty past the last line. */
  line(index: number): string {
    const start = this.starts[index];
    if (start === undefined) {
      return '';
    }
    const next = this.starts[index + 1];
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
  }

  /** The text within a range. */
  slice(range: TextRange): string {
    return this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  /** `\r\n` when the text's first line ends so, else `\n`: what an edit must use for new lines. */
  get lineEnd(): '\r\n' | '\n' {
    const first = this.text.indexOf('\n');
    return first > 0 && this.text[first - 1] === '\r' ? '\r\n' : '\n';
  }
}
