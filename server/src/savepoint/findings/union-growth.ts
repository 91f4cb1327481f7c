/**
 * How a stale union state grows. Each subtask is handed all entries and writes them all back, so a restore multiplies them
 * by the parallelism (measured with 1.17.2 at parallelism 2 and 4).
 */
import type { Forecast, UnionGrowth } from './savepoint-finding';

/** Each entry's offset in `_metadata` and in the messages that carry it. */
const OFFSET_BYTES = 8;
/** `state.storage.fs.memory-threshold`: a subtask's state above it moves to a file of its own. */
const MEMORY_THRESHOLD = 20 * 1024;
/** What a task's deployment has beside entries and offsets: about as much was measured in the message that did not fit. */
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
  // a restore deploys what the savepoint has that it starts from, but not the state of other tasks
  const isTooLarge = (step: Step) => bytesOf(step.entries) + Math.min(others, DEPLOYMENT_BYTES) > frameSize;
  const steps = [stepAt(0)];
  for (let last = steps[0] as Step; !isTooLarge(last) && steps.length <= FARTHEST; ) {
    last = stepAt(steps.length);
    steps.push(last);
  }
  const failsAt = steps.length;
  const passed = steps.findIndex(({ metadataSize: size }) => size > frameSize);
  return { frameSize, metadataAfter: passed < 0 ? failsAt - 1 : passed, failsAt, steps: [...steps, stepAt(failsAt)] };
}
