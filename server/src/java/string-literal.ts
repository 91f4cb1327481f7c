/** The value of Java's string, character and text block literals (JLS 3.10.4 to 3.10.7). */

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  s: ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '\n': '',
};

/** The value a literal stands for, its quotes taken off; null when an escape in it is not Java's. */
export function stringValue(literal: string): string | null {
  if (literal.startsWith('"""')) {
    return withoutEscapes(textBlockContent(literal));
  }
  return withoutEscapes(literal.slice(1, -1));
}

/** The lines of a text block without their common indentation and trailing blanks. */
function textBlockContent(literal: string): string {
  const body = literal.slice(3, -3).replace(/\r\n?/g, '\n');
  const lines = body.slice(body.indexOf('\n') + 1).split('\n');
  const last = lines.length - 1;
  const indents = lines
    .filter((line, i) => line.trim() !== '' || i === last)
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(indent).replace(/[ \t\f]+$/, ''))).join('\n');
}

function withoutEscapes(text: string): string | null {
  let valid = true;
  const value = text.replace(/\\(u+[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|[\s\S])/g, (_, code: string) => {
    if (code.startsWith('u')) {
      return String.fromCharCode(Number.parseInt(code.replace(/^u+/, ''), 16));
    }
    if (/^[0-7]/.test(code)) {
      return String.fromCharCode(Number.parseInt(code, 8));
    }
    const known = ESCAPES[code];
    valid &&= known !== undefined;
    return known ?? '';
  });
  return valid ? value : null;
}
