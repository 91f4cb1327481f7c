/** Tokens of a build script as statements with nested brackets: all the structure that reading a build needs. */
import { type GradleDialect, type Token, tokenize, UnreadableScript } from './tokens';

/** Lines are 1-based. */
export type Item = Plain | StringItem | Group;

export interface Plain {
  readonly kind: 'name' | 'sign' | 'number';
  readonly text: string;
  readonly line: number;
}

/** A string; a template in it is the items of its expression. */
export interface StringItem {
  readonly kind: 'string';
  readonly parts: readonly (string | readonly Item[])[];
  readonly line: number;
}

/** What stands in brackets; in `(` and `[` all of it is one statement. */
export interface Group {
  readonly kind: 'group';
  readonly open: '(' | '[' | '{';
  readonly body: readonly Statement[];
  readonly line: number;
}

export type Statement = readonly Item[];

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const DEEPEST = 60;

/** Signs after which, and before which, a statement goes on in the next line. */
const OPEN_END = new Set([',', '=', '.', '?.', '+', '?:', '?', ':', '&&', '||']);
const OPEN_START = new Set(['.', '?.', '?:', '?', ':', '&&', '||']);

/**
 * Reads a script.
 * @throws UnreadableScript where brackets do not match.
 */
export function parseStatements(script: string, dialect: GradleDialect): readonly Statement[] {
  return new StatementParser(tokenize(script, dialect), 0).all();
}

class StatementParser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private depth: number,
  ) {}

  all(): Statement[] {
    return this.statements(null, true);
  }

  private statements(close: string | null, newlinesSeparate: boolean): Statement[] {
    const opened = this.tokens[this.at - 1]?.line ?? 1;
    const statements: Statement[] = [];
    let current: Item[] = [];
    const end = () => {
      if (current.length > 0) {
        statements.push(current);
        current = [];
      }
    };
    for (let token = this.tokens[this.at++]; token; token = this.tokens[this.at++]) {
      if (token.kind === 'newline') {
        if (newlinesSeparate && !this.goesOn(current.at(-1))) {
          end();
        }
      } else if (token.kind === 'string') {
        current.push(this.stringItem(token));
      } else if (token.text === close && token.kind === 'sign') {
        end();
        return statements;
      } else if (token.kind === 'sign' && (token.text === ';' || token.text === '->')) {
        end();
      } else if (token.kind === 'sign' && /^[([{]$/.test(token.text)) {
        current.push(this.group(token.text as Group['open'], token.line));
      } else if (token.kind === 'sign' && /^[)\]}]$/.test(token.text)) {
        throw new UnreadableScript(token.line);
      } else {
        current.push({ kind: token.kind, text: token.text, line: token.line });
      }
    }
    if (close) {
      throw new UnreadableScript(opened);
    }
    end();
    return statements;
  }

  private group(open: Group['open'], line: number): Group {
    if (++this.depth > DEEPEST) {
      throw new UnreadableScript(line);
    }
    const body = this.statements(CLOSING[open] ?? '', open === '{');
    this.depth--;
    return { kind: 'group', open, body, line };
  }

  private stringItem({ parts, line }: Token & { kind: 'string' }): StringItem {
    return {
      kind: 'string',
      parts: parts.map((part) =>
        typeof part === 'string' ? part : new StatementParser(part, this.depth + 1).all().flat(),
      ),
      line,
    };
  }

  /** True when a line end does not end the statement, for what stands before it or after it. */
  private goesOn(last: Item | undefined): boolean {
    if (last?.kind === 'sign' && OPEN_END.has(last.text)) {
      return true;
    }
    let next = this.at;
    while (this.tokens[next]?.kind === 'newline') {
      next++;
    }
    const token = this.tokens[next];
    return token?.kind === 'sign' && OPEN_START.has(token.text);
  }
}
