/**
 * Finds statements that are still being typed: those with a bracket that nothing closes. One of them is enough for the
 * parser to lose the class around it; blanked out, the rest of the file is read as if they were not there.
 */

/** A stretch of a text, in offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface OpenBracket {
  readonly bracket: '{' | '(' | '[';
  readonly at: number;
  /** Where the statement begins that the bracket stands in. */
  readonly statement: number;
  /** True for `for (` and `try (`, which may hold semicolons. */
  readonly holdsSemicolons: boolean;
}

/** The half-typed statements, each up to the end of the line its bracket stands in, in their order. */
export function halfTyped(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  const open: OpenBracket[] = [];
  let statement = 0;
  let lastToken = '';

  /** Gives up on the innermost bracket; `before` is what the statement cannot reach beyond. */
  const giveUp = (before: number) => {
    const { at, statement: start } = open.pop() as OpenBracket;
    const lineEnd = text.indexOf('\n', at);
    stretches.push({ start, end: Math.min(before, lineEnd < 0 ? text.length : lineEnd) });
  };

  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (/\s/.test(char)) {
      continue;
    }
    const skipped = skipCommentOrLiteral(text, at);
    if (skipped > at) {
      if (text[skipped - 1] === '\n' && char === '"') {
        stretches.push({ start: statement, end: skipped - 1 }); // a string that its line does not close
      }
      at = skipped - 1;
      continue;
    }
    const top = open[open.length - 1];
    switch (char) {
      case '{':
      case '(':
      case '[':
        open.push({ bracket: char, at, statement, holdsSemicolons: lastToken === 'for' || lastToken === 'try' });
        statement = char === '{' ? at + 1 : statement;
        break;
      case ')':
      case ']':
        if (top?.bracket === (char === ')' ? '(' : '[')) {
          open.pop();
        }
        break;
      case '}':
        while (open.length > 0 && open[open.length - 1]?.bracket !== '{') {
          giveUp(at);
        }
        // behind a block in brackets (a lambda, a class) the statement around it goes on
        statement = open.pop()?.statement ?? at + 1;
        if (open[open.length - 1]?.bracket === '{' || open.length === 0) {
          statement = at + 1;
        }
        break;
      case ';':
        while (open.length > 0 && open[open.length - 1]?.bracket !== '{' && !open[open.length - 1]?.holdsSemicolons) {
          giveUp(at);
        }
        if (open.length === 0 || open[open.length - 1]?.bracket === '{') {
          statement = at + 1;
        }
        break;
    }
    lastToken = /\w/.test(char) ? (/\w/.test(text[at - 1] ?? '') ? lastToken + char : char) : char;
  }
  while (open.length > 0) {
    if (open[open.length - 1]?.bracket === '{') {
      open.pop();
    } else {
      giveUp(text.length);
    }
  }
  return stretches
    .map(({ start, end }) => ({ start: start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0), end }))
    .sort((a, b) => a.start - b.start);
}

/** The text with the stretches blanked out; every other character stays where it is. */
export function blankOut(text: string, stretches: readonly Stretch[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of stretches) {
    const from = Math.max(at, start);
    if (end > from) {
      result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, ' ');
      at = end;
    }
  }
  return result + text.slice(at);
}

/** The offset behind a comment or a literal that begins here; the same offset when none does. */
function skipCommentOrLiteral(text: string, at: number): number {
  const char = text[at];
  const endOf = (close: string, from: number) => {
    const found = text.indexOf(close, from);
    return found < 0 ? text.length : found + close.length;
  };
  if (char === '/' && text[at + 1] === '/') {
    return endOf('\n', at);
  }
  if (char === '/' && text[at + 1] === '*') {
    return endOf('*/', at + 2);
  }
  if (text.startsWith('"""', at)) {
    return endOf('"""', at + 3);
  }
  if (char !== '"' && char !== "'") {
    return at;
  }
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === char || text[i] === '\n') {
      return i + 1;
    }
  }
  return text.length;
}
