/** Edits of Java text that several rules' fixes are made of. */
import type { TextEdit } from '../base/text-edit';
import type { TextLines } from '../base/text-lines';
import { emptyRange, type Position, type TextRange } from '../base/text-range';
import type { Fix } from '../finding/finding';
import type { Import } from '../java/ast';
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

/** Imports classes that the file does not import yet, in one go behind its last import or its package. */
export function addImports({ file, lines }: Pick<FileFacts, 'file' | 'lines'>, classes: readonly string[]): TextEdit[] {
  const unit = file.unit();
  const missing = classes.filter(
    (name) => !unit?.imports.some((i) => !i.static && (i.name === name || isStarFor(i, name))),
  );
  if (!unit || missing.length === 0) {
    return [];
  }
  const text = missing.map((name) => `import ${name};`).join(lines.lineEnd);
  const last = unit.imports[unit.imports.length - 1];
  if (last) {
    return [{ range: emptyRange(last.range.end), newText: `${lines.lineEnd}${text}` }];
  }
  const packageEnd = /^[ \t]*package\s+[\w.\s]+;/m.exec(lines.text);
  const at = packageEnd ? lines.positionAt(packageEnd.index + packageEnd[0].length) : { line: 0, column: 0 };
  const newText = packageEnd ? `${lines.lineEnd}${lines.lineEnd}${text}` : `${text}${lines.lineEnd}`;
  return [{ range: emptyRange(at), newText }];
}

function isStarFor(imported: Import, name: string): boolean {
  return imported.star && imported.name === name.slice(0, name.lastIndexOf('.'));
}

/** A Java string literal of a text. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text);
}
