/** How much of a type is shown: what classes share stands once in memory, but again and again in an answer. */
import type { TypeInformation } from '../typeinfo/type-information';

/** Types shown below one class. */
const MOST_BELOW_ONE_CLASS = 10_000;
/** Types shown in one answer; after that many only a few below each further class. */
const MOST_IN_ALL = 1_000_000;
const FEW = 100;

export interface ShownSize {
  /** Levels of fields and arguments that are shown. */
  readonly levels: number;
  /** False when there are more levels. */
  readonly whole: boolean;
}

/** Allots room in one answer. */
export class AnswerSize {
  private used = 0;

  /** How many levels of a class there is room for: always all of a level, so that no field is missing beside others. */
  allot(type: TypeInformation): ShownSize {
    const room = this.used < MOST_IN_ALL ? MOST_BELOW_ONE_CLASS : FEW;
    let shown = 0;
    let levels = 0;
    // a type is the same object wherever it is met, so a level is counted without walking each of its places
    let level = new Map([[type, 1]]);
    for (;;) {
      const below = partsOf(level);
      const size = sum(below);
      if (size === 0 || (levels > 0 && shown + size > room)) {
        this.used += shown;
        return { levels, whole: size === 0 };
      }
      shown += size;
      levels++;
      level = below;
    }
  }
}

function partsOf(level: ReadonlyMap<TypeInformation, number>): Map<TypeInformation, number> {
  const below = new Map<TypeInformation, number>();
  const add = (part: TypeInformation, times: number) => below.set(part, (below.get(part) ?? 0) + times);
  for (const [type, times] of level) {
    for (const field of type.fields) {
      add(field.type, times);
    }
    for (const argument of type.arguments) {
      add(argument, times);
    }
  }
  return below;
}

function sum(level: ReadonlyMap<TypeInformation, number>): number {
  let total = 0;
  for (const times of level.values()) {
    total += times;
  }
  return total;
}
