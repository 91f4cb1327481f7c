/** Keeps type information that does not depend on the types above it, so that each class is analyzed once. */
import type { HierarchyUse, TypeHierarchy } from './type-hierarchy';

/** What was looked for in the hierarchy while an answer was made. */
interface Frame {
  readonly lookedFor: Set<string>;
  /** The smallest length of hierarchy at which something was found. */
  lowest: number;
}

interface Answer<T> {
  readonly value: T;
  readonly lookedFor: ReadonlySet<string>;
}

export class Answers<T> implements HierarchyUse {
  private readonly kept = new Map<string, Answer<T>>();
  private frame: Frame | null = null;

  /**
   * The kept answer for the key, or the one `make` gives. An answer is kept when nothing in it came from `above`, and
   * serves where nothing it looked for is above either.
   */
  get(key: string, above: TypeHierarchy | null, make: () => T): T {
    const outer = this.frame;
    const known = this.kept.get(key);
    if (known && !isAnyAbove(above, known.lookedFor)) {
      addAll(outer, known.lookedFor, Number.POSITIVE_INFINITY);
      return known.value;
    }
    const frame: Frame = { lookedFor: new Set(), lowest: Number.POSITIVE_INFINITY };
    this.frame = frame;
    try {
      const value = make();
      if (frame.lowest > (above?.length ?? 0) && !isAnyAbove(above, frame.lookedFor)) {
        this.kept.set(key, { value, lookedFor: frame.lookedFor });
      }
      return value;
    } finally {
      this.frame = outer;
      addAll(outer, frame.lookedFor, frame.lowest);
    }
  }

  lookedFor(className: string, at: number): void {
    if (this.frame) {
      this.frame.lookedFor.add(className);
      if (at > 0) {
        this.frame.lowest = Math.min(this.frame.lowest, at);
      }
    }
  }
}

function addAll(frame: Frame | null, names: ReadonlySet<string>, lowest: number): void {
  if (frame) {
    for (const name of names) {
      frame.lookedFor.add(name);
    }
    frame.lowest = Math.min(frame.lowest, lowest);
  }
}

function isAnyAbove(above: TypeHierarchy | null, names: ReadonlySet<string>): boolean {
  for (let each = above; each; each = each.before) {
    if (each.className !== null && names.has(each.className)) {
      return true;
    }
  }
  return false;
}
