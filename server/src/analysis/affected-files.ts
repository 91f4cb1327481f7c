/** Which files' code depends on others', told from their texts alone: more than does, never fewer. */
import { declaredTypes } from '../java/source-set';
import type { MentionIndex } from './mention-index';
import { isSameCode } from './same-code';
import type { SourceText } from './source-text';

/** With more changes than this at once nothing is kept: what depends on them would be about all there is. */
const MOST_CHANGES = 200;

/**
 * The files themselves and all whose code may mean something else without them: those that name a class which one of them
 * declares, or a class that names such a class, and so on. A class also counts as naming those that extend it, since code
 * that calls it may run them. Null when that may be any file.
 */
export function dependentsOf(files: readonly SourceText[], index: MentionIndex): ReadonlySet<SourceText> | null {
  const found = new Set(files);
  const asked = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const names = namesOf(file, index);
    if (names === null) {
      return null;
    }
    for (const name of names.filter((each) => !asked.has(each))) {
      asked.add(name);
      for (const other of index.mentioning(name)) {
        if (!found.has(other)) {
          found.add(other);
          waiting.push(other);
        }
      }
    }
  }
  return found;
}

/** The paths of the files whose code may mean something else than before. Null when that may be any. */
export function affectedFiles(
  before: ReadonlyMap<string, SourceText>,
  now: ReadonlyMap<string, SourceText>,
  index: MentionIndex,
): ReadonlySet<string> | null {
  const changed = changedFiles(before, now);
  const dependents = changed && dependentsOf(changed, index);
  return dependents && new Set(Array.from(dependents, ({ path }) => path));
}

/** The same of the files whose code changed, not only its layout or the folder that it lies in. */
export function affectedByCode(
  before: ReadonlyMap<string, SourceText>,
  now: ReadonlyMap<string, SourceText>,
  index: MentionIndex,
): ReadonlySet<string> | null {
  const changed = changedFiles(before, now);
  if (!changed) {
    return null;
  }
  const [old, fresh] = [
    changed.filter((file) => before.get(file.path) === file),
    changed.filter((file) => now.get(file.path) === file),
  ];
  const moved = new Set<SourceText>();
  for (const file of fresh) {
    const same = old.find(
      (other) => !moved.has(other) && nameOf(other) === nameOf(file) && isSameCode(other.text, file.text),
    );
    if (same) {
      moved.add(same).add(file);
    }
  }
  const dependents = dependentsOf(
    changed.filter((file) => !moved.has(file)),
    index,
  );
  return dependents && new Set(Array.from(dependents, ({ path }) => path));
}

function nameOf({ path }: SourceText): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Every changed file as it was and as it is; null when there are too many. */
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

/** The names that other files know a file by; null when one of them is no capital word, which texts are not searched for. */
function namesOf(file: SourceText, index: MentionIndex): readonly string[] | null {
  const { declaredNames, extendedNames } = file.scan;
  // most small words behind `class` stand in comments
  if ([...declaredNames].some((name) => !isCapital(name) && declares(file, name))) {
    return null;
  }
  return [...[...declaredNames].filter(isCapital), ...[...extendedNames].filter((name) => index.isDeclared(name))];
}

function isCapital(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function declares(file: SourceText, name: string): boolean {
  return [...declaredTypes(file)].some(({ declaration }) => declaration.name === name);
}
