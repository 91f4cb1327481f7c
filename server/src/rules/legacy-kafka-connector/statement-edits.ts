/** Statements that go, and the lines they took. */
import type { TextEdit } from '../../base/text-edit';
import type { TextLines } from '../../base/text-lines';
import type { TextRange } from '../../base/text-range';
import type { Statement } from '../../java/ast';
import type { At, CodeFile, Node } from './code';

/** Takes out statements; an `if` of which nothing is left goes with them. */
export function removedStatements(statements: readonly At<Statement>[]): { in: CodeFile; edit: TextEdit }[] {
  const gone = new Set<object>(statements.map(({ node }) => node));
  const edits = new Map<object, { in: CodeFile; edit: TextEdit }>();
  for (const { node, in: file } of statements) {
    const whole = outermostGone(node, file, gone);
    const outer = file.parentOf(whole);
    const isInList = outer?.kind === 'block' || outer?.kind === 'switch' || (outer !== null && 'statements' in outer);
    const edit = isInList
      ? { range: wholeLines(file.file.lines, whole.range), newText: '' }
      : { range: whole.range, newText: '{}' };
    edits.set(whole, { in: file, edit });
  }
  return [...edits.values()];
}

function outermostGone(node: Statement, file: CodeFile, gone: ReadonlySet<object>): Pick<Node, 'range'> {
  let whole: Node = node;
  for (
    let outer = file.parentOf(whole);
    outer?.kind === 'if' || outer?.kind === 'block';
    outer = file.parentOf(outer)
  ) {
    if (outer.kind === 'if') {
      if (!isGone(outer as unknown as Statement, gone)) {
        break;
      }
      whole = outer;
    } else if (!isGone(outer as unknown as Statement, gone)) {
      break;
    }
  }
  return whole;
}

/** True for a statement that does nothing any more; the condition of an `if` is only asked for what it decides. */
function isGone(statement: Statement, gone: ReadonlySet<object>): boolean {
  if (gone.has(statement)) {
    return true;
  }
  if (statement.kind === 'block') {
    return statement.statements.every((each) => isGone(each, gone));
  }
  return (
    statement.kind === 'if' &&
    isGone(statement.whenTrue, gone) &&
    (statement.whenFalse === null || isGone(statement.whenFalse, gone))
  );
}

/** The lines that a part of a text takes, where it has them for itself; else the part alone. */
export function wholeLines(lines: TextLines, range: TextRange): TextRange {
  const before = lines.line(range.start.line).slice(0, range.start.column);
  const after = lines.line(range.end.line).slice(range.end.column);
  return /^\s*$/.test(before) && /^\s*$/.test(after)
    ? { start: { line: range.start.line, column: 0 }, end: { line: range.end.line + 1, column: 0 } }
    : range;
}
