/** Which files name a class: by the words of their texts, so more than do, never fewer. */
import type { SourceText } from './source-text';

/** So many files may differ from those that were indexed before they are indexed anew. */
const MOST_CHANGES = 50;

/** The files of a snapshot by the class names in them. Made of the index before, where little changed. */
export class MentionIndex {
  /** Of the files that were indexed, by the names that any of them declared. */
  private readonly base: ReadonlyMap<string, readonly SourceText[]>;
  private readonly indexed: ReadonlySet<SourceText>;
  /** The files that are not among the indexed ones. */
  private readonly others: readonly SourceText[];
  private readonly isCurrent: (file: SourceText) => boolean;
  private readonly later = new Map<string, readonly SourceText[]>();
  private readonly declared: ReadonlySet<string>;

  constructor(
    private readonly files: readonly SourceText[],
    previous?: MentionIndex,
  ) {
    const others = previous ? files.filter((file) => !previous.indexed.has(file)) : files;
    const isAnew = !previous || others.length > MOST_CHANGES;
    this.declared = isAnew ? namesOf(files) : new Set([...previous.declared, ...namesOf(others)]);
    this.base = isAnew ? byName(files, this.declared) : previous.base;
    this.indexed = isAnew ? new Set(files) : previous.indexed;
    this.others = isAnew ? [] : others;
    const current = isAnew ? this.indexed : new Set(files);
    this.isCurrent = (file) => current.has(file);
  }

  /** True when some file may declare a class of this simple name, now or in an earlier snapshot. */
  isDeclared(name: string): boolean {
    return this.declared.has(name);
  }

  /** The files in which the name stands. */
  mentioning(name: string): readonly SourceText[] {
    let found = this.later.get(name);
    if (!found) {
      const base = this.base.get(name);
      const inOthers = (base ? this.others : this.files).filter(({ scan }) => scan.capitalWords.includes(name));
      found = base ? [...base.filter(this.isCurrent), ...inOthers] : inOthers;
      this.later.set(name, found);
    }
    return found;
  }
}

function namesOf(files: readonly SourceText[]): Set<string> {
  const names = new Set<string>();
  for (const { scan } of files) {
    for (const name of scan.declaredNames) {
      names.add(name);
    }
  }
  return names;
}

function byName(files: readonly SourceText[], declared: ReadonlySet<string>): Map<string, SourceText[]> {
  const found = new Map<string, SourceText[]>();
  for (const file of files) {
    for (const word of file.scan.capitalWords) {
      if (declared.has(word)) {
        const known = found.get(word);
        if (known) {
          known.push(file);
        } else {
          found.set(word, [file]);
        }
      }
    }
  }
  return found;
}
