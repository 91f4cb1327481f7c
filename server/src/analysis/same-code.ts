/** Texts that differ in nothing but how they are laid out: formatting, comments, the order of imports. */

/** Comments, strings, words, operators as they are written together, and every other sign by itself. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}\p{N}_$]+|[-+*/%=<>!&|^~?:@]+|\S/gu;

/** True where only the layout differs; false as well where that is not sure. */
export function isSameCode(a: string, b: string): boolean {
  return a === b || codeOf(a) === codeOf(b);
}

/** The tokens of a text, one a line, its imports sorted before the rest. */
function codeOf(text: string): string {
  const imports: string[] = [];
  const code: string[] = [];
  let open: string[] | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^\/[/*]/.test(token)) {
      continue;
    }
    open = token === 'import' ? [] : open;
    (open ?? code).push(token);
    if (open && token === ';') {
      imports.push(open.join(' '));
      open = null;
    }
  }
  return [...imports.sort(), ...code, ...(open ?? [])].join('\n');
}
