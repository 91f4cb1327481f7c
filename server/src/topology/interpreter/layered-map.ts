/** A map that is cheap to copy: a copy keeps only what is set on it, and asks the map it was made from for the rest. */

/** A chain of copies as long as this is written out into one map. */
const LONGEST_CHAIN = 64;

export class LayeredMap<V> {
  private readonly own = new Map<string, V>();

  /** @param base must not be changed from now on */
  private constructor(
    private readonly base: LayeredMap<V> | null,
    private readonly depth: number,
  ) {}

  static empty<V>(): LayeredMap<V> {
    return new LayeredMap<V>(null, 0);
  }

  /** From now on only the copy may be changed. */
  copy(): LayeredMap<V> {
    if (this.depth < LONGEST_CHAIN) {
      return new LayeredMap<V>(this, this.depth + 1);
    }
    const copy = LayeredMap.empty<V>();
    for (const [key, value] of this.since(null)) {
      copy.own.set(key, value);
    }
    return copy;
  }

  get(key: string): V | undefined {
    for (let at: LayeredMap<V> | null = this; at; at = at.base) {
      const value = at.own.get(key);
      if (value !== undefined) {
        return value;
      }
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: V): void {
    this.own.set(key, value);
  }

  /** What was set after an earlier map was copied; all for null. */
  private since(earlier: LayeredMap<V> | null): Map<string, V> {
    const found = new Map<string, V>();
    for (let at: LayeredMap<V> | null = this; at && at !== earlier; at = at.base) {
      for (const [key, value] of at.own) {
        if (!found.has(key)) {
          found.set(key, value);
        }
      }
    }
    return found;
  }

  /** The map that both are copies of, the nearest; null when there is none. */
  private commonWith(other: LayeredMap<V>): LayeredMap<V> | null {
    const bases = new Set<LayeredMap<V>>();
    for (let at: LayeredMap<V> | null = this; at; at = at.base) {
      bases.add(at);
    }
    let at: LayeredMap<V> | null = other;
    while (at && !bases.has(at)) {
      at = at.base;
    }
    return at;
  }

  /** What both have, and of what they have differently what `either` says. Looks only at what was set since they parted. */
  joinedWith(other: LayeredMap<V>, either: (mine: V, theirs: V) => V): LayeredMap<V> {
    const common = this.commonWith(other);
    const joined = common ? common.copy() : LayeredMap.empty<V>();
    const [mine, theirs] = [this.since(common), other.since(common)];
    for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
      const [a, b] = [mine.get(key) ?? common?.get(key), theirs.get(key) ?? common?.get(key)];
      const value = a === undefined ? b : b === undefined ? a : either(a, b);
      if (value !== undefined) {
        joined.set(key, value);
      }
    }
    return joined;
  }
}
