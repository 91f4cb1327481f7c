/** Which files an edit may change the meaning of, told from their texts alone: more than it does, never fewer. */
import { declaredTypes } from '../java/source-set';
import type { SourceText } from './source-text';

/** More changes than this at once are no edit: then nothing is kept. */
const MOST_CHANGES = 20;

/**
 * The paths of the files whose code may mean something else than before: those that changed, and all that name a class which
 * one of them declares, or a class that names such a class, and so on. A class also counts as naming those that extend it, since
 * code that calls it may run them. Null when everything may be affected.
 */
export function affectedFiles(
  before: ReadonlyMap<string, SourceText>,
  now: ReadonlyMap<string, SourceText>,
): ReadonlySet<string> | null {
  const changed = changedFiles(before, now);
  if (changed === null) {
    return null;
  }
  const affected = new Set(changed.map(({ path }) => path));
  const declared = new Set<string>();
  for (const { scan } of now.values()) {
    for (const name of scan.declaredNames) {
      declared.add(name);
    }
  }
  let names = namesOf(changed, declared);
  while (names !== null && names.size > 0) {
    const reached: SourceText[] = [];
    for (const file of now.values()) {
      if (!affected.has(file.path) && mentionsAny(file, names)) {
        affected.add(file.path);
        reached.push(file);
      }
    }
    names = namesOf(reached, declared);
  }
  return names === null ? null : affected;
}

/** Every changed file as it was and as it is. */
function changedFiles(
  before: ReadonlyMap<string, SourceText>,
  now: ReadonlyMap<string, SourceText>,
): SourceText[] | null {
  const changed: SourceText[] = [];
  for (const [path, file] of now) {
    const old = before.get(path);
    if (old !== file) {
      changed.push(file, ...(old ? [old] : []));
    }
  }
  for (const [path, old] of before) {
    if (!now.has(path)) {
      changed.push(old);
    }
  }
  return changed.length > 2 * MOST_CHANGES ? null : changed;
}

/** The names that other files know these by; null when one of them is no capital word, which texts are not searched for. */
function namesOf(files: readonly SourceText[], declared: ReadonlySet<string>): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const file of files) {
    const { declaredNames, extendedNames } = file.scan;
    // most small words behind `class` stand in comments
    if ([...declaredNames].some((name) => !isCapital(name) && declares(file, name))) {
      return null;
    }
    for (const name of declaredNames) {
      names.add(name);
    }
    for (const name of extendedNames) {
      if (declared.has(name)) {
        names.add(name);
      }
    }
  }
  return names;
}

function isCapital(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function declares(file: SourceText, name: string): boolean {
  return [...declaredTypes(file)].some(({ declaration }) => declaration.name === name);
}

function mentionsAny({ scan }: SourceText, names: ReadonlySet<string>): boolean {
  return scan.capitalWords.some((word) => names.has(word));
}
