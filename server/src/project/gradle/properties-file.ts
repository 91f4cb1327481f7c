/** Java's properties files, as far as gradle.properties needs. */

export interface PropertyValue {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** The properties of a file by name; what is set twice has its last value. */
export function parseProperties(text: string): ReadonlyMap<string, PropertyValue> {
  const found = new Map<string, PropertyValue>();
  const lines = text.split(/\r?\n|\r/);
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let logical = (lines[at] ?? '').trimStart();
    if (logical === '' || /^[#!]/.test(logical)) {
      continue;
    }
    // An odd number of backslashes at its end carries a line on.
    const pieces: string[] = [];
    while (goesOn(logical) && at + 1 < lines.length) {
      pieces.push(logical.slice(0, -1));
      logical = (lines[++at] ?? '').trimStart();
    }
    const [, key, value] = /^((?:\\.|[^\\:=\s])*)\s*[:=]?\s*(.*)$/s.exec(pieces.join('') + logical) ?? [];
    if (key) {
      found.set(unescaped(key), { text: unescaped(value ?? '').trim(), line });
    }
  }
  return found;
}

/** True when the line ends with a backslash that is not itself escaped. */
function goesOn(line: string): boolean {
  let backslashes = 0;
  while (line[line.length - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return backslashes % 2 === 1;
}

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escaped: string) =>
    escaped.length === 5 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : escaped,
  );
}
