import type { JavaText } from './rule';

/** The name, or the first of `name2`, `name3`… with which no word of a file begins. */
export function freeName(name: string, { lines }: JavaText): string {
  let free = name;
  for (let n = 2; new RegExp(`\\b${free}`).test(lines.text); n++) {
    free = `${name}${n}`;
  }
  return free;
}
