/** Findings that somebody chose to ignore, in the code: comments and `@SuppressWarnings`. */
import type { TextLines } from '../base/text-lines';
import { containsRange, type TextRange } from '../base/text-range';
import {
  type Annotation,
  type AstNode,
  type CompilationUnit,
  type Expression,
  type Modifiers,
  walk,
} from '../java/ast';

export interface Ignore {
  readonly rule: string;
  /** What the ignore covers: a line, or a declaration. */
  readonly covers: TextRange;
  /** The rule's id in the code. */
  readonly range: TextRange;
  /** What may be deleted to take the ignore out; null where it stands among others. */
  readonly removal: TextRange | null;
}

/** What begins a comment: in Java, and in configuration and scripts. */
type CommentMark = '//' | '#';

const COMMENTS: Readonly<Record<CommentMark, { readonly ignore: RegExp; readonly noCode: RegExp }>> = {
  '//': { ignore: /\/\/\s*flink-playbook:\s*ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)/, noCode: /^\s*($|\/\/)/ },
  '#': { ignore: /#\s*flink-playbook:\s*ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)/, noCode: /^\s*($|#)/ },
};

/**
 * The ignores of a file. `// flink-playbook: ignore <rule>[, <rule>] - reason` covers its own line or, when it stands
 * alone, the next line of code; `@SuppressWarnings("flink:<rule>")` covers the declaration it stands at.
 */
export function findIgnores(lines: TextLines, unit: CompilationUnit | null): Ignore[] {
  return [...findCommentIgnores(lines, '//'), ...(unit ? inAnnotations(unit) : [])];
}

/** True when the ignore hides a finding of its rule at this place. */
export function hides(ignore: Ignore, rule: string, range: TextRange): boolean {
  return ignore.rule === rule && containsRange(ignore.covers, { start: range.start, end: range.start });
}

/** The ignores in comments; in a script one covers its whole command, also where it goes on behind a backslash. */
export function findCommentIgnores(lines: TextLines, mark: CommentMark): Ignore[] {
  if (!lines.text.includes('flink-playbook:')) {
    return [];
  }
  const ignores: Ignore[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.line(line);
    const match = COMMENTS[mark].ignore.exec(text);
    if (!match || isInString(text, match.index)) {
      continue;
    }
    const list = match[1] ?? '';
    const listStart = match.index + match[0].length - list.length;
    const alone = text.slice(0, match.index).trim() === '';
    const covered = alone ? nextCode(lines, line + 1, mark) : line;
    const last = mark === '#' ? endOfCommand(lines, covered) : covered;
    const rules = Array.from(list.matchAll(/[\w-]+/g));
    for (const rule of rules) {
      const start = listStart + rule.index;
      ignores.push({
        rule: rule[0],
        covers: { start: { line: covered, column: 0 }, end: { line: last, column: Number.MAX_SAFE_INTEGER } },
        range: { start: { line, column: start }, end: { line, column: start + rule[0].length } },
        removal: rules.length > 1 ? null : commentRange(lines, line, match.index, alone),
      });
    }
  }
  return ignores;
}

/** The next line that is neither blank nor a comment. */
function nextCode(lines: TextLines, from: number, mark: CommentMark): number {
  let line = from;
  while (line < lines.lineCount && COMMENTS[mark].noCode.test(lines.line(line))) {
    line++;
  }
  return line;
}

/** The last line of a command that begins in a line. */
function endOfCommand(lines: TextLines, from: number): number {
  let line = from;
  while (lines.line(line).endsWith('\\')) {
    line++;
  }
  return line;
}

/** A comment alone goes with its line, one behind code with the blanks before it. */
function commentRange(lines: TextLines, line: number, column: number, alone: boolean): TextRange {
  if (alone) {
    return { start: { line, column: 0 }, end: { line: line + 1, column: 0 } };
  }
  const text = lines.line(line);
  return {
    start: { line, column: text.slice(0, column).trimEnd().length },
    end: { line, column: text.length },
  };
}

/** True when the place is within a string literal of its line. */
function isInString(line: string, at: number): boolean {
  const quotes = line.slice(0, at).replace(/\\./g, '').replace(/'"'/g, '').match(/"/g);
  return (quotes?.length ?? 0) % 2 === 1;
}

const PREFIX = 'flink:';

function inAnnotations(unit: CompilationUnit): Ignore[] {
  const ignores: Ignore[] = [];
  walk(unit.types, (node) => {
    const annotated = annotatedBy(node);
    for (const annotation of annotated?.modifiers.annotations ?? []) {
      if (annotated && /(^|\.)SuppressWarnings$/.test(annotation.name)) {
        ignores.push(...suppressions(annotation, annotated.range));
      }
    }
    return true;
  });
  for (const field of fieldsOf(unit)) {
    for (const annotation of field.modifiers.annotations) {
      if (/(^|\.)SuppressWarnings$/.test(annotation.name)) {
        ignores.push(...suppressions(annotation, field.range));
      }
    }
  }
  return ignores;
}

function annotatedBy(node: AstNode): { modifiers: Modifiers; range: TextRange } | null {
  return 'modifiers' in node && node.modifiers ? { modifiers: node.modifiers, range: node.range } : null;
}

function* fieldsOf(unit: CompilationUnit) {
  const types = [...unit.types];
  for (let type = types.pop(); type; type = types.pop()) {
    yield* type.fields;
    types.push(...type.types);
  }
}

function suppressions(annotation: Annotation, covers: TextRange): Ignore[] {
  const value = annotation.arguments.get('value');
  const texts: readonly Expression[] = value?.kind === 'array-values' ? value.values : value ? [value] : [];
  return texts.flatMap((text) =>
    text.kind === 'literal' && text.literal.type === 'string' && text.literal.value.startsWith(PREFIX)
      ? [{ rule: text.literal.value.slice(PREFIX.length), covers, range: text.range, removal: null }]
      : [],
  );
}
