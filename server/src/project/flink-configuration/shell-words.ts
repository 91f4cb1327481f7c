/** The words of a shell command, with their places. */

export interface Word {
  /** Null where a variable, a command or a template takes part. */
  readonly value: string | null;
  /** As it is written, with its quotes. */
  readonly raw: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const ENDS = /[\n;&|()`<>]/;

/**
 * The words from an offset up to the end of their command: a line's end that no backslash takes away, `;`, `&`, `|`,
 * `)`, a redirection, a comment.
 * @param quote the quote that the whole command stands in, which ends it too
 */
export function shellWords(text: string, from: number, quote: string | null = null): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < text.length) {
    at = afterBlanks(text, at);
    const char = text.charAt(at);
    if (at >= text.length || char === '#' || char === quote || ENDS.test(char)) {
      break;
    }
    const word = readWord(text, at, quote);
    words.push(word);
    at = word.end;
  }
  return words;
}

function afterBlanks(text: string, from: number): number {
  const blanks = /(?:[ \t\r]|\\\r?\n)*/y;
  blanks.lastIndex = from;
  blanks.exec(text);
  return blanks.lastIndex;
}

function readWord(text: string, start: number, outer: string | null): Word {
  let value: string | null = '';
  let quote: string | null = null;
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote === null && (/[ \t\r]/.test(char) || char === outer || ENDS.test(char))) {
      break;
    }
    if (char === '\\' && quote !== "'") {
      const next = text.charAt(at + 1);
      if (next === '\n' || next === '\r') {
        break;
      }
      value = value === null ? null : value + next;
      at++;
    } else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
    } else if (char === quote) {
      quote = null;
    } else if (quote !== null && char === '\n') {
      return { value: null, raw: text.slice(start, at), start, end: at }; // a quote that nothing closes in its line
    } else if (quote !== "'" && (char === '$' || char === '`' || text.startsWith('{{', at))) {
      value = null;
      at = afterExpansion(text, at) - 1;
    } else {
      value = value === null ? null : value + char;
    }
  }
  return { value, raw: text.slice(start, at), start, end: at };
}

/** The end of `$NAME`, `${…}`, `$(…)`, `{{ … }}`; of any other character the one behind it. */
function afterExpansion(text: string, at: number): number {
  const expansion = /\$\w+|\$?\{\{[^\n]*?\}\}|\$\$?\{[^}\n]*\}|\$\$?\([^)\n]*\)|[\s\S]/y;
  expansion.lastIndex = at;
  expansion.exec(text);
  return expansion.lastIndex;
}
