/** Markdown for hovers. Other people's text in it is never more than text. */

/** Nothing in the text may become a link, an image or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** The text as code, in one line. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)) + 1);
  // a fence must not touch a backtick of the text
  const pad = text.startsWith('`') || text.endsWith('`') || text === '' ? ' ' : '';
  return `${fence}${pad}${text.replace(/[\r\n]+/g, ' ')}${pad}${fence}`;
}

export function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Facts beside each other in a line; empty ones are left out. */
export function inLine(...facts: string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** A list of at most so many lines. */
export function list(lines: readonly string[], most: number, more: (count: number) => string): string {
  const shown = lines.slice(0, most).map((line) => `- ${line}`);
  const left = lines.length - shown.length;
  return [...shown, ...(left > 0 ? [`- ${more(left)}`] : [])].join('\n');
}

/** A link that runs a command of the client. `text` and `arguments` are the product's own words, never a file's. */
export function commandLink(text: string, command: string, ...values: (string | number)[]): string {
  const query = encodeURIComponent(JSON.stringify(values)).replace(/[()']/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `[${text}](command:${command}?${query})`;
}
