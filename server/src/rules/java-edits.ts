/** Edits of Java text that several rules' fixes are made of. */
import type { TextEdit } from '../base/text-edit';
import type { TextLines } from '../base/text-lines';
import { emptyRange, type Position, type TextRange } from '../base/text-range';
import type { Fix } from '../finding/finding';
import type { FileFacts } from './rule';

/** The edits of a fix that changes only the file itself. */
export function inFile(facts: FileFacts, ...edits: TextEdit[]): Fix['edits'] {
  return [{ file: facts.file.path, edits }];
}

/** The blanks at the start of a line. */
export function indentOf(lines: TextLines, line: number): string {
  return /^[ \t]*/.exec(lines.line(line))?.[0] ?? '';
}

/** One step of the file's own indentation: what a line of `inner` has more than the line of `outer`. */
export function indentStep(lines: TextLines, outer: number, inner: number | null): string {
  const base = indentOf(lines, outer);
  const deeper = inner === null ? '' : indentOf(lines, inner);
  return deeper.startsWith(base) && deeper.length > base.length ? deeper.slice(base.length) : '    ';
}

/**
 * Adds a call to a chain, after a call that ends at `callEnd` and whose name stands at `callRange`: on a line of its
 * own where the chain has a line for each call, else right behind.
 */
export function addCall(lines: TextLines, callRange: TextRange, callEnd: Position, call: string): TextEdit {
  const before = lines.line(callRange.start.line).slice(0, callRange.start.column);
  const ownLine = /^[ \t]*\.\s*$/.test(before);
  const newText = ownLine ? `${lines.lineEnd}${indentOf(lines, callRange.start.line)}.${call}` : `.${call}`;
  return { range: emptyRange(callEnd), newText };
}

/** Adds whole lines after the line in which a statement ends, indented as the line the statement begins in. */
export function addLinesAfter(lines: TextLines, start: Position, end: Position, text: string): TextEdit {
  const indent = indentOf(lines, start.line);
  return { range: emptyRange(end), newText: `${lines.lineEnd}${indent}${text}` };
}

/** A Java string literal of a text. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text);
}
