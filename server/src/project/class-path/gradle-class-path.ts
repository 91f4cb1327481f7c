/**
 * The class path of a Gradle module as far as it can be followed without Gradle: what the poms of its dependencies bring,
 * and of several versions the highest (Gradle's "Dependency Resolution", "Conflict resolution").
 */
import type { ClassPath, ClassPathFiles } from './class-path';
import { mavenClassPath } from './maven-class-path';
import type { RepositoryPoms, ResolvedDependency } from './repository-poms';

/** Each round raises versions; graphs that need more are given up as they are. */
const MOST_ROUNDS = 20;

export function gradleClassPath(
  direct: readonly ResolvedDependency[],
  poms: RepositoryPoms,
  files: ClassPathFiles,
): ClassPath {
  const highest = new Map<string, string>();
  for (let round = 0; ; round++) {
    let raised = false;
    const path = mavenClassPath(direct, new Map(), poms, files, (key, version) => {
      const known = highest.get(key);
      if (known !== undefined && compareVersions(version, known) <= 0) {
        return known;
      }
      raised ||= known !== undefined;
      highest.set(key, version);
      return version;
    });
    if (!raised || round === MOST_ROUNDS) {
      return path;
    }
  }
}

/** Below zero when `a` is the lower one: parts are compared, numbers stand above words ("Declaring Versions and Ranges"). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i], right[i]);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function partsOf(version: string): string[] {
  return version.match(/\d+|[a-zA-Z]+/g) ?? [];
}

const WORDS = ['dev', 'rc', 'snapshot', 'final', 'ga', 'release', 'sp'];

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    // a further number makes a version higher, a further word lower
    return a === b ? 0 : a === undefined ? -lengthening(b as string) : lengthening(a);
  }
  const [left, right] = [isNumber(a), isNumber(b)];
  if (left && right) {
    return Number(a) - Number(b);
  }
  if (left || right) {
    return left ? 1 : -1;
  }
  return rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function lengthening(part: string): number {
  return isNumber(part) ? 1 : -1;
}

function isNumber(part: string): boolean {
  return /^\d/.test(part);
}

/** `dev` stands below all other words, the known ones above them. */
function rankOf(word: string): number {
  const known = WORDS.indexOf(word.toLowerCase());
  return known < 0 ? 0.5 : known;
}
