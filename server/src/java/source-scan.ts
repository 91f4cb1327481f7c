/** What a Java text tells without being parsed: enough to know which files to parse, and when. */

export interface SourceScan {
  readonly package: string;
  /** Names that follow `class`, `interface`, `enum` or `record` anywhere, comments included: more than are declared, never fewer. */
  readonly declaredNames: ReadonlySet<string>;
  readonly mentionsFlink: boolean;
  /** True when something looks like `static void main(`. */
  readonly declaresMain: boolean;
  /** Simple names that stand behind `extends` or `implements` anywhere: more than are extended, never fewer. */
  readonly extendedNames: ReadonlySet<string>;
  /** Every word that begins with a capital letter, once: all classes that the file may name. */
  readonly capitalWords: readonly string[];
}

const PACKAGE = /^[ \t]*package\s+([\w.\s]+?)\s*;/m;
const DECLARATION = /\b(?:class|interface|enum|record)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu;
const EXTENDED = /\b(?:extends|implements)\s+([^{};()]*)/g;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const CAPITAL_WORD = /(?<![\p{L}\p{N}_$])\p{Lu}[\p{L}\p{N}_$]*/gu;

/** Looks at a text for its package, its declared names and the words `org.apache.flink`. */
export function scanSource(text: string): SourceScan {
  return {
    package: (PACKAGE.exec(text)?.[1] ?? '').replace(/\s+/g, ''),
    declaredNames: new Set(Array.from(text.matchAll(DECLARATION), (match) => match[1] ?? '')),
    mentionsFlink: text.includes('org.apache.flink'),
    declaresMain: /\bstatic\b[^;{}=]*\bvoid\s+main\s*\(/.test(text),
    extendedNames: new Set(Array.from(text.matchAll(EXTENDED), ([, names]) => names?.match(NAME) ?? []).flat()),
    capitalWords: [...new Set(text.match(CAPITAL_WORD) ?? [])],
  };
}
