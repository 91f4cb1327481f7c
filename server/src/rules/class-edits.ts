/** Edits of a class declaration that several rules' fixes are made of. */
import type { TextEdit } from '../base/text-edit';
import type { TextLines } from '../base/text-lines';
import { comparePositions, emptyRange, type Position } from '../base/text-range';
import type { Modifiers, TypeDeclaration } from '../java/ast';
import type { ClassModel } from '../java/class-model';
import { indentOf, indentStep } from './java-edits';
import type { FileFacts } from './rule';

/** The declaration that a class of the file was read from; null for classes within methods and those nobody wrote. */
export function declarationOf({ file }: FileFacts, { place }: ClassModel): TypeDeclaration | null {
  return around(file.unit()?.types ?? [], place)[0] ?? null;
}

/** The declarations around that of a class, the nearest first. */
export function declarationsAround({ file }: FileFacts, { place }: ClassModel): TypeDeclaration[] {
  return around(file.unit()?.types ?? [], place).slice(1);
}

function around(types: readonly TypeDeclaration[], place: ClassModel['place']): TypeDeclaration[] {
  for (const type of types) {
    const below = type.nameRange === place?.nameRange ? [type] : around(type.types, place);
    if (below.length > 0) {
      return type === below[0] ? below : [...below, type];
    }
  }
  return [];
}

/** Writes `public` in place of another access modifier, or in front of the other modifiers and behind annotations. */
export function publicEdit(lines: TextLines, modifiers: Modifiers, head: Position): TextEdit {
  const access = accessAt(lines, modifiers);
  if (access) {
    const range = { start: lines.positionAt(access.from), end: lines.positionAt(access.to) };
    return { range, newText: 'public' };
  }
  return { range: emptyRange(keywordsStart(lines, modifiers, head)), newText: 'public ' };
}

/** Writes `static` behind the access modifier. */
export function staticEdit(lines: TextLines, modifiers: Modifiers, head: Position): TextEdit {
  const access = accessAt(lines, modifiers);
  return access
    ? { range: emptyRange(lines.positionAt(access.to)), newText: ' static' }
    : { range: emptyRange(keywordsStart(lines, modifiers, head)), newText: 'static ' };
}

/** Takes a keyword away, with the blanks behind it; null where it does not stand in the modifiers as such. */
export function withoutKeyword(lines: TextLines, modifiers: Modifiers, keyword: string): TextEdit | null {
  const { from, text } = keywords(lines, modifiers);
  const found = new RegExp(`\\b${keyword}\\b\\s*`).exec(text);
  if (!found) {
    return null;
  }
  const start = from + found.index;
  // the blanks may be all that stands between the modifiers and the type
  const blanks = /^\s*/.exec(lines.text.slice(start + found[0].length))?.[0].length ?? 0;
  return {
    range: { start: lines.positionAt(start), end: lines.positionAt(start + found[0].length + blanks) },
    newText: '',
  };
}

/** Puts an annotation behind those that are there: on a line of its own where they have one. */
export function annotateEdit(lines: TextLines, modifiers: Modifiers, head: Position, annotation: string): TextEdit {
  const last = modifiers.annotations[modifiers.annotations.length - 1];
  if (!last) {
    const start = modifiers.range?.start ?? head;
    return { range: emptyRange(start), newText: `${annotation}${lines.lineEnd}${indentOf(lines, start.line)}` };
  }
  const { end } = last.range;
  const ownLine = lines.line(end.line).slice(end.column).trim() === '';
  const gap = ownLine ? `${lines.lineEnd}${indentOf(lines, last.range.start.line)}` : ' ';
  return { range: emptyRange(end), newText: `${gap}${annotation}` };
}

/** Indentation of a class's members and of what stands in them. */
export function indentsIn(lines: TextLines, declaration: TypeDeclaration): { member: string; step: string } {
  const outer = declaration.range.start.line;
  const written = [...declaration.fields, ...declaration.methods].find(({ range }) => range.start.line > outer);
  const inner = written ? indentOf(lines, written.range.start.line) : null;
  const step = indentStep(lines, outer, written ? written.range.start.line : null);
  return { member: inner ?? indentOf(lines, outer) + step, step };
}

/** Adds members behind the last field, constructor and method of a class; lines are to be indented already. */
export function addMembers(lines: TextLines, declaration: TypeDeclaration, members: readonly string[]): TextEdit {
  const last = [...declaration.fields, ...declaration.methods]
    .map(({ range }) => range.end)
    .sort(comparePositions)
    .pop();
  const text = members.join(`${lines.lineEnd}${lines.lineEnd}`);
  if (last) {
    return { range: emptyRange(behindComment(lines, last)), newText: `${lines.lineEnd}${lines.lineEnd}${text}` };
  }
  const { start } = declaration.bodyRange;
  const isEmpty = lines.slice(declaration.bodyRange).slice(1, -1).trim() === '';
  const tail =
    isEmpty && declaration.bodyRange.end.line === start.line
      ? `${lines.lineEnd}${indentOf(lines, declaration.range.start.line)}`
      : '';
  return {
    range: emptyRange({ line: start.line, column: start.column + 1 }),
    newText: `${lines.lineEnd}${text}${tail}`,
  };
}

/** Past a comment that ends the line: it belongs to what stands before it. */
export function behindComment(lines: TextLines, end: Position): Position {
  const rest = lines.line(end.line).slice(end.column);
  return /^\s*\/\//.test(rest) ? { line: end.line, column: end.column + rest.length } : end;
}

/** Where a declaration's modifiers begin, or the declaration itself. */
export function headOf({ modifiers, range }: Pick<TypeDeclaration, 'modifiers' | 'range'>): Position {
  return modifiers.range?.start ?? range.start;
}

function keywordsStart(lines: TextLines, modifiers: Modifiers, head: Position): Position {
  const last = modifiers.annotations[modifiers.annotations.length - 1];
  if (!last) {
    return modifiers.range?.start ?? head;
  }
  const offset = lines.offsetAt(last.range.end);
  const gap = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/.exec(lines.text.slice(offset))?.[0].length ?? 0;
  return lines.positionAt(offset + gap);
}

/** The keywords' text, annotations and comments in it blanked out, and where it begins. */
function keywords(lines: TextLines, { annotations, range }: Modifiers): { from: number; text: string } {
  if (!range) {
    return { from: 0, text: '' };
  }
  const from = lines.offsetAt(range.start);
  let text = lines.slice(range);
  for (const annotation of annotations) {
    const start = lines.offsetAt(annotation.range.start) - from;
    const end = lines.offsetAt(annotation.range.end) - from;
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return { from, text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => ' '.repeat(comment.length)) };
}

function accessAt(lines: TextLines, modifiers: Modifiers): { from: number; to: number } | null {
  const { from, text } = keywords(lines, modifiers);
  const access = /\b(?:public|private|protected)\b/.exec(text);
  return access ? { from: from + access.index, to: from + access.index + access[0].length } : null;
}
