/** Groovy and Kotlin build scripts as tokens: comments are gone, strings know their templates. */

export type GradleDialect = 'groovy' | 'kotlin';

/** A part of a string: its text, or the tokens of a template such as `${flinkVersion}`. */
export type StringPart = string | readonly Token[];

/** Lines are 1-based. */
export type Token =
  | { readonly kind: 'name' | 'sign' | 'number'; readonly text: string; readonly line: number }
  | { readonly kind: 'string'; readonly parts: readonly StringPart[]; readonly line: number }
  | { readonly kind: 'newline'; readonly line: number };

/** Thrown inside this folder where a script cannot be read on. */
export class UnreadableScript extends Error {
  constructor(readonly line: number) {
    super(`unreadable script at line ${line}`);
  }
}

/** Templates within templates are followed this far. */
const DEEPEST = 20;

const SIGN = /\?:|\?\.|!!|=~|==~?|!=|->|::|&&|\|\||\+=|-=|<=|>=|\.\.|[^\w\s]/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*|`[^`\n]*`/uy;
const NUMBER = /\d[\w]*(?:\.\d\w*)?/y;
const BLANK = /[^\S\n]+|\\\r?\n/y;

/**
 * Splits a script into tokens.
 * @throws UnreadableScript where a string or comment does not end.
 */
export function tokenize(script: string, dialect: GradleDialect): Token[] {
  return new Tokenizer(script, dialect).tokens(null);
}

class Tokenizer {
  private at = 0;
  private line = 1;
  private depth = 0;

  constructor(
    private readonly script: string,
    private readonly dialect: GradleDialect,
  ) {}

  /** The tokens up to the end of the script, or up to the `}` that ends a template. */
  tokens(end: '}' | null): Token[] {
    const tokens: Token[] = [];
    let braces = 0;
    while (this.at < this.script.length) {
      if (this.skipBlankOrComment()) {
        continue;
      }
      const char = this.script[this.at];
      if (end && char === end && braces === 0) {
        this.at++;
        return tokens;
      }
      braces += char === '{' ? 1 : char === '}' ? -1 : 0;
      const before = tokens.at(-1);
      const token = this.token(before);
      // A statement's end looks past empty lines: one token stands for all of them.
      if (token.kind !== 'newline' || before?.kind !== 'newline') {
        tokens.push(token);
      }
    }
    if (end) {
      throw new UnreadableScript(this.line);
    }
    return tokens;
  }

  private skipBlankOrComment(): boolean {
    if (this.match(BLANK)) {
      return true;
    }
    if (this.startsWith('//') || (this.at === 0 && this.startsWith('#!'))) {
      const end = this.script.indexOf('\n', this.at);
      this.at = end < 0 ? this.script.length : end;
      return true;
    }
    if (this.startsWith('/*')) {
      this.skipBlockComment();
      return true;
    }
    return false;
  }

  /** Block comments nest in Kotlin. */
  private skipBlockComment(): void {
    const start = this.line;
    const edge = this.dialect === 'kotlin' ? /\/\*|\*\//g : /\*\//g;
    edge.lastIndex = this.at + 2;
    for (let depth = 1; depth > 0; ) {
      const found = edge.exec(this.script);
      if (!found) {
        throw new UnreadableScript(start);
      }
      depth += found[0] === '/*' ? 1 : -1;
    }
    this.advanceTo(edge.lastIndex);
  }

  private token(before: Token | undefined): Token {
    const { line } = this;
    const char = this.script[this.at];
    if (char === '\n') {
      this.advanceTo(this.at + 1);
      return { kind: 'newline', line };
    }
    if (char === '"' || char === "'" || (char === '/' && this.startsSlashyString(before))) {
      return { kind: 'string', parts: this.string(char), line };
    }
    const name = this.match(NAME);
    if (name) {
      return { kind: 'name', text: name.replaceAll('`', ''), line };
    }
    const number = this.match(NUMBER);
    if (number) {
      return { kind: 'number', text: number, line };
    }
    return { kind: 'sign', text: this.match(SIGN) ?? this.script[this.at++] ?? '', line };
  }

  /** A `/` in Groovy starts a string where a value is expected and another `/` stands on the line. */
  private startsSlashyString(before: Token | undefined): boolean {
    const valueExpected =
      !before || before.kind === 'newline' || (before.kind === 'sign' && !/^[)\]}]$/.test(before.text));
    const slashy = /\/(?:[^/\\\n]|\\.)+\//y;
    slashy.lastIndex = this.at;
    return this.dialect === 'groovy' && valueExpected && slashy.test(this.script);
  }

  private string(quote: string): StringPart[] {
    const start = this.line;
    const triple = quote !== '/' && this.startsWith(quote.repeat(3));
    const close = triple ? quote.repeat(3) : quote;
    const hasTemplates = quote === '"';
    const hasEscapes = !(triple && this.dialect === 'kotlin') && quote !== '/';
    this.at += close.length;
    const parts: StringPart[] = [];
    let text = '';
    while (!this.startsWith(close)) {
      const char = this.script[this.at];
      if (char === undefined || (char === '\n' && !triple)) {
        throw new UnreadableScript(start);
      }
      if (char === '\\' && hasEscapes) {
        text += this.escape();
      } else if (char === '\\' && quote === '/' && this.script[this.at + 1] === '/') {
        text += '/';
        this.at += 2;
      } else {
        const template = char === '$' && hasTemplates ? this.template() : null;
        if (template) {
          parts.push(text, template);
          text = '';
        } else {
          text += char;
          this.advanceTo(this.at + 1);
        }
      }
    }
    this.at += close.length;
    parts.push(text);
    return parts.filter((part) => part !== '');
  }

  private escape(): string {
    const unicode = /\\u+([0-9a-fA-F]{4})/y;
    const code = this.match(unicode);
    if (code) {
      return String.fromCharCode(Number.parseInt(code.slice(-4), 16));
    }
    const escaped = this.script[this.at + 1] ?? '';
    this.advanceTo(this.at + 2);
    return { n: '\n', t: '\t', r: '\r', b: '\b', '\n': '' }[escaped] ?? escaped;
  }

  /** `${…}`, `$name`, and in Groovy `$name.other`; null when the `$` is only a sign. */
  private template(): Token[] | null {
    if (this.startsWith('${')) {
      if (++this.depth > DEEPEST) {
        throw new UnreadableScript(this.line);
      }
      this.at += 2;
      const tokens = this.tokens('}');
      this.depth--;
      return tokens;
    }
    const { line } = this;
    const reference = this.match(
      this.dialect === 'groovy'
        ? /\$[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy
        : /\$[\p{L}_][\p{L}\p{N}_]*/uy,
    );
    return (
      reference
        ?.slice(1)
        .split('.')
        .flatMap((text, index): Token[] => [
          ...(index > 0 ? [{ kind: 'sign' as const, text: '.', line }] : []),
          { kind: 'name', text, line },
        ]) ?? null
    );
  }

  private startsWith(text: string): boolean {
    return this.script.startsWith(text, this.at);
  }

  /** Steps over what the sticky pattern matches here; null when it matches nothing. */
  private match(sticky: RegExp): string | null {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.script)?.[0];
    if (!found) {
      return null;
    }
    this.advanceTo(this.at + found.length);
    return found;
  }

  private advanceTo(end: number): void {
    for (; this.at < end; this.at++) {
      if (this.script[this.at] === '\n') {
        this.line++;
      }
    }
  }
}
