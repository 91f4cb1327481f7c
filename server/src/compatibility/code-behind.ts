/** Whether what a piece of code calls and names in the project is the same in two revisions, as far as names lead. */
import { type ClassModel, simpleName } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { Restore, Revision } from './revision';

/** Code that names more than this is not followed. */
const MOST_WORDS = 400;

/**
 * The first member that changed, as `Keys.of`; null where none did. Members are found by their names, in the classes that
 * are given and in those that the code names: more may be compared than the code calls, nothing of the project less.
 * @param classes binary names of the classes whose members the code may name without naming the class
 */
export function changedBehind(
  code: string,
  classes: readonly string[],
  { from, to }: Pick<Restore, 'from' | 'to'>,
): string | null {
  const owners = new Set(classes.map(simpleName));
  const words = new Set<string>();
  const asked = new Set<string>();
  const waiting = [code];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const word of wordsOf(text)) {
      words.add(word);
      if (/^[A-Z]/.test(word)) {
        owners.add(word);
      }
    }
    if (words.size > MOST_WORDS) {
      return '…';
    }
    for (const owner of owners) {
      for (const word of words) {
        const member = `${owner}.${word}`;
        if (asked.has(member)) {
          continue;
        }
        asked.add(member);
        const [old, now] = [memberCode(owner, word, from), memberCode(owner, word, to)];
        if (old.code !== now.code) {
          return member;
        }
        waiting.push(...now.texts);
      }
    }
  }
  return null;
}

/** The words of code, without those in comments and strings. */
export function wordsOf(code: string): string[] {
  return code.replace(NO_CODE, ' ').match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}

/** The code without comments, and without spaces that say nothing: the same for code that is laid out in another way. */
export function bare(code: string): string {
  return code.replace(GAPS, (gap: string, kept: string | undefined, at: number) =>
    kept === undefined ? (isWord(code[at - 1]) && isWord(code[at + gap.length]) ? ' ' : '') : kept,
  );
}

const GAPS = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|\s)+/g;

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}

const NO_CODE = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

function memberCode(owner: string, word: string, revision: Revision): { code: string; texts: readonly string[] } {
  const texts = revision.classesNamed(owner).flatMap((model) => membersNamed(word, model, revision));
  return { code: texts.map(meaning).sort().join('\n'), texts };
}

/** The texts of what the nearest class above declares under a name: methods, what fields begin with, constructors. */
function membersNamed(word: string, model: ClassModel, revision: Revision): string[] {
  const self = { kind: 'class' as const, name: model.name, arguments: [] };
  for (const { name } of supertypesOf(self, revision)) {
    const each = revision.find(name);
    const members = each
      ? [
          ...each.methods.filter((method) => method.name === word),
          ...each.fields.filter((field) => field.name === word),
          ...(word === simpleName(name) ? each.constructors : []),
        ]
      : [];
    const texts = members.flatMap(({ place }) => (place ? [revision.textOf(place) ?? ''] : []));
    if (texts.length > 0) {
      return texts;
    }
  }
  return [];
}

/** What of a member decides what it gives: nothing for a field that begins empty, and for a getter, which Lombok may make. */
function meaning(text: string): string {
  const code = bare(text)
    .replace(/^(?:@[\w.]+(?:\([^)]*\))? ?)+/, '')
    .replace(/^(?:(?:public|protected|private|static|final|synchronized) )+/, '');
  if (!/^[^={]*\(/.test(code)) {
    return code.includes('=') ? code.slice(code.indexOf('=')) : '';
  }
  const [, head, field] = /^([^{]*)\(\)\{return (?:this\.)?(\w+);\}$/.exec(code) ?? [];
  return head && field && head.toLowerCase().endsWith(field.toLowerCase()) ? '' : code;
}
