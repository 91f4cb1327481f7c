/** Findings that a baseline did not have: moved and reformatted code is not new. */

import type { TextLines } from '../base/text-lines';
import type { Finding } from '../finding/finding';

/** A finding with the text it stands in. */
export interface FoundIn {
  readonly finding: Finding;
  readonly lines: Pick<TextLines, 'slice' | 'line'>;
}

/**
 * The findings that have no counterpart among the old ones, each of which stands for one: first the same code in the same
 * file, then the same code elsewhere, then what says the same in the same file, as after an edit of its line.
 */
export function newFindings<T extends FoundIn>(now: readonly T[], before: readonly FoundIn[]): T[] {
  const passes: readonly ((found: FoundIn) => string)[] = [
    (found) => key(found, found.finding.place.file, codeOf(found)),
    (found) => key(found, fileName(found), codeOf(found)),
    (found) => key(found, codeOf(found)),
    (found) => key(found, found.finding.place.file),
  ];
  let open: readonly T[] = now;
  let old: readonly FoundIn[] = before;
  for (const keyOf of passes) {
    const counts = new Map<string, FoundIn[]>();
    for (const found of old) {
      const known = counts.get(keyOf(found)) ?? [];
      known.push(found);
      counts.set(keyOf(found), known);
    }
    const taken = new Set<FoundIn>();
    open = open.filter((found) => {
      const partner = counts.get(keyOf(found))?.pop();
      if (partner) {
        taken.add(partner);
      }
      return !partner;
    });
    old = old.filter((found) => !taken.has(found));
  }
  return [...open];
}

function key({ finding: { rule, message } }: FoundIn, ...parts: readonly string[]): string {
  return JSON.stringify([rule, message, ...parts]);
}

function fileName({ finding }: FoundIn): string {
  return finding.place.file.replace(/^.*\//, '');
}

/** The code of the place and of the line it begins in, without spaces. */
function codeOf({ finding: { place }, lines }: FoundIn): string {
  return `${lines.slice(place.range)}\n${lines.line(place.range.start.line)}`.replace(/\s+/g, '');
}
