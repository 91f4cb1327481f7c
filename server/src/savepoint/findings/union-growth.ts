/**
 * How a stale union state grows. Each subtask is handed all entries and writes them all back, so a restore multiplies them
 * by the parallelism (measured with 1.17.2 at parallelism 2 and 4).
 */
import type { Forecast, UnionGrowth } from './savepoint-finding';

/** Each entry's offset in `_metadata` and in the messages that carry it. */
const OFFSET_BYTES = 8;
/** `state.storage.fs.memory-threshold`: a subtask's state above it moves to a file of its own. */
const MEMORY_THRESHOLD = 20 * 1024;
/** What a task's deployment has beside entries and offsets: as much was measured in messages that did not fit (1.17, 1.20). */
const DEPLOYMENT_BYTES = 30_000;
const FARTHEST = 64;

type Step = Forecast['steps'][number];

export interface UnionState {
  readonly entries: number;
  /** Bytes of the entries without their offsets. */
  readonly size: number;
  /** Null where they could not be read. */
  readonly partitions: number | null;
  readonly parallelism: number;
  readonly metadataSize: number;
}

/** @param frameSize bytes */
export function unionGrowth(state: UnionState, frameSize: number): UnionGrowth {
  const { entries, partitions, parallelism } = state;
  const isGrowing = parallelism > 1 && entries > 0;
  return {
    entries,
    partitions,
    restores: restoresSoFar(entries, partitions, parallelism),
    forecast: isGrowing ? forecast(state, frameSize) : null,
  };
}

function restoresSoFar(entries: number, partitions: number | null, parallelism: number): number | null {
  if (!partitions || parallelism < 2) {
    return null;
  }
  let restores = 0;
  let expected = partitions;
  for (; expected < entries; expected *= parallelism) {
    restores++;
  }
  return expected === entries ? restores : null;
}

function forecast({ entries, size, parallelism, metadataSize }: UnionState, frameSize: number): Forecast {
  const each = size / entries;
  const bytesOf = (count: number) => {
    const inFile = (count / parallelism) * each > MEMORY_THRESHOLD;
    return count * (OFFSET_BYTES + (inFile ? 0 : each));
  };
  const others = Math.max(0, metadataSize - bytesOf(entries));
  const stepAt = (restore: number) => {
    const count = entries * parallelism ** restore;
    return { restore, entries: count, metadataSize: Math.round(others + bytesOf(count)) };
  };
  // a restore deploys what the savepoint has that it starts from, but not the state of other tasks; where no deployment at
  // all would fit, the frame is an example, and what stands in the metadata is all that there is to count
  const besides = frameSize > 2 * DEPLOYMENT_BYTES ? DEPLOYMENT_BYTES : Math.min(others, DEPLOYMENT_BYTES);
  const isTooLarge = (step: Step) => bytesOf(step.entries) + besides > frameSize;
  const restores = Array.from({ length: FARTHEST }, (_, restore) => restore);
  const last = restores.find((restore) => isTooLarge(stepAt(restore))) ?? FARTHEST;
  const steps = restores.slice(0, last + 1).map(stepAt);
  const failsAt = steps.length;
  const metadataAfter = restores.find((restore) => stepAt(restore).metadataSize > frameSize) ?? FARTHEST;
  return { frameSize, metadataAfter, failsAt, steps: [...steps, stepAt(failsAt)] };
}
