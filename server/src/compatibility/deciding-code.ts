/** What of a function's code decides a part of the records that it gives, as far as names lead. */
import { bare } from './code-behind';

/** The members of a record that are asked about; null for the record as a whole. */
export type Part = readonly string[] | null;

/**
 * The pieces of code between brackets and semicolons that make the part, in their order, without spaces that say nothing;
 * empty where the function only passes records on. Conditions around them are not among them.
 * @param code a block, or the expression of a lambda
 * @param parameters their names do not count
 */
export function decidingCode(code: string, parameters: readonly string[], part: Part): string {
  const text = renamed(bare(code), parameters);
  const whole = text.startsWith('{') ? text : `return ${text}`;
  const pieces = (whole.match(PIECES) ?? []).map((piece) => componentsOnly(piece, part));
  const decides = new Set<string>();
  const variables = new Set<string>();
  for (const piece of pieces.filter((each) => GIVES.test(each))) {
    addVariables(piece, variables);
  }
  for (let known = -1; known < decides.size; ) {
    known = decides.size;
    for (const piece of pieces) {
      if (!decides.has(piece) && isDeciding(piece, variables, part)) {
        decides.add(piece);
        addVariables(piece, variables);
      }
    }
  }
  return pieces.filter((piece) => decides.has(piece)).join(';');
}

const PIECES = /(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;{}"'])+/g;

/** What hands a record on. */
const GIVES = /\breturn\b|\.(?:collect|collectWithTimestamp|output|complete)\(/;

/** The same of a record that is only named: what it is was decided elsewhere. */
const PASSES = /^(?:return|[\w.]+\.collect(?:WithTimestamp)?\()\W*\w*\W*$/;

function isDeciding(piece: string, variables: ReadonlySet<string>, part: Part): boolean {
  const [, member] = /^(?:[\w.]+\.)(\w+)[-+*/|&]?=(?!=)/.exec(piece) ?? /\.set([A-Z]\w*)\(/.exec(piece) ?? [];
  if (member !== undefined && !GIVES.test(piece)) {
    return part === null || part.some((name) => name.toLowerCase() === member.toLowerCase());
  }
  if (GIVES.test(piece)) {
    return !PASSES.test(piece);
  }
  const [, assigned] = /^(?:.*[\s>\]])?(\w+)[-+*/|&]?=(?!=)/.exec(piece) ?? [];
  const [, changed] = /^(\w+)\.\w+\(/.exec(piece) ?? [];
  return [assigned, changed].some((name) => name !== undefined && variables.has(name));
}

/** The variables that a piece reads: no calls, no members, no classes. */
function addVariables(piece: string, variables: Set<string>): void {
  const words = piece.replace(/"(?:\\.|[^"\\])*"/g, '').matchAll(/(?<![.\w$])([a-z_]\w*)(?![\w(])/g);
  for (const [, word = ''] of words) {
    variables.add(word);
  }
}

function renamed(code: string, parameters: readonly string[]): string {
  return parameters.reduce(
    (text, name, i) => text.replace(new RegExp(`(?<![.\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g'), `_${i}`),
    code,
  );
}

/** Of a tuple that is made here only the components that are asked for: `Tuple2.of(a,b)` decides `f0` by `a`. */
function componentsOnly(piece: string, part: Part): string {
  const made = /\bTuple\d+(?:\.of|<[^()]*>)?\(/.exec(piece);
  if (!made || !part?.every((name) => /^f\d+$/.test(name))) {
    return piece;
  }
  const start = made.index + made[0].length;
  const values: string[] = [''];
  let depth = 0;
  let at = start;
  for (; at < piece.length && depth >= 0; at++) {
    const character = piece.charAt(at);
    depth += /[([]/.test(character) ? 1 : /[)\]]/.test(character) ? -1 : 0;
    if (character === ',' && depth === 0) {
      values.push('');
    } else if (depth >= 0) {
      values.push(values.pop() + character);
    }
  }
  const asked = part.map((name) => values[Number(name.slice(1))] ?? '');
  return `${piece.slice(0, start)}${asked.join()}${piece.slice(at - 1)}`;
}
