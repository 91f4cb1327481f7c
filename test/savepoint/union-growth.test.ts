import assert from 'node:assert/strict';
import { DEFAULT_FRAME_SIZE } from '../../server/src/savepoint/findings/all-findings';
import { unionGrowth } from '../../server/src/savepoint/findings/union-growth';

const PARTITIONS = 5;
/** Bytes of an entry of a topic named `orders`. */
const ENTRY = 23;

/** Entries and bytes of `_metadata` after each restore, measured with Flink 1.17.2 and a real broker. */
const MEASURED = {
  2: [
    [5, 5119],
    [10, 6126],
    [20, 6370],
    [40, 6990],
    [80, 8230],
    [160, 10710],
    [320, 15670],
    [640, 25590],
    [1280, 45430],
  ],
  4: [
    [5, 9227],
    [20, 11042],
    [80, 12770],
    [320, 20210],
    [1280, 49970],
    [5120, 45662],
    [20480, 168542],
    [81920, 660062],
    [327680, 2626142],
    [1310720, 10490462],
  ],
} as const;

function growthAt(parallelism: 2 | 4, restores: number, frameSize: number) {
  const [entries = 0, metadataSize = 0] = MEASURED[parallelism][restores] ?? [];
  return unionGrowth({ entries, size: entries * ENTRY, partitions: PARTITIONS, parallelism, metadataSize }, frameSize);
}

describe('the growth of a stale union state', () => {
  for (const parallelism of [2, 4] as const) {
    const series = MEASURED[parallelism];

    it(`at parallelism ${parallelism} tells the restores it has been through`, () => {
      assert.deepEqual(
        series.map((_, restores) => growthAt(parallelism, restores, DEFAULT_FRAME_SIZE).restores),
        series.map((_, restores) => restores),
      );
    });

    for (const frameSize of [7000, 10_000, 20_000, 40_000, 500_000, 2_000_000, DEFAULT_FRAME_SIZE]) {
      const happened = series.findIndex(([, size]) => size > frameSize);
      if (happened > 1) {
        it(`at parallelism ${parallelism} foretells within one restore when a frame of ${frameSize} bytes is passed`, () => {
          for (let restores = 1; restores <= happened; restores++) {
            const { forecast } = growthAt(parallelism, restores, frameSize);
            const foretold = restores + (forecast?.metadataAfter ?? Number.NaN);
            assert.ok(Math.abs(foretold - happened) <= 1, `after ${restores}: ${foretold}, not ${happened}`);
          }
        });
      }
    }
  }

  it('foretells the restore that failed for real: the tenth, at parallelism 4 and the default frame', () => {
    for (let restores = 1; restores <= 9; restores++) {
      assert.equal(restores + (growthAt(4, restores, DEFAULT_FRAME_SIZE).forecast?.failsAt ?? 0), 10);
    }
  });

  it('counts what else is deployed with the entries: at frames of 64 kB and parallelism 3 the sixth restore failed for real', () => {
    const measured = [
      [15, 7065],
      [45, 7995],
      [135, 10_785],
      [405, 19_155],
      [1215, 44_265],
    ] as const;
    measured.forEach(([entries, metadataSize], i) => {
      const state = { entries, size: entries * ENTRY, partitions: PARTITIONS, parallelism: 3, metadataSize };
      assert.equal(i + 1 + (unionGrowth(state, 65_536).forecast?.failsAt ?? 0), 6);
    });
  });

  it('tells the frame that the metadata passes from the one that a deployment does: other tasks count for the first alone', () => {
    const ofMany = { entries: 40, size: 40 * ENTRY, partitions: 5, parallelism: 2, metadataSize: 12_000_000 };
    const alone = { ...ofMany, metadataSize: 6990 };
    const [large, small] = [ofMany, alone].map((state) => unionGrowth(state, DEFAULT_FRAME_SIZE).forecast);
    assert.equal(large?.metadataAfter, 0);
    assert.equal(large?.failsAt, small?.failsAt);
  });

  it('does not guess how many restores there were after a rescale', () => {
    const rescaled = { entries: 5 * 2 * 4, size: 40 * ENTRY, partitions: 5, parallelism: 4, metadataSize: 9000 };
    assert.equal(unionGrowth(rescaled, DEFAULT_FRAME_SIZE).restores, null);
  });

  it('has no forecast at parallelism 1', () => {
    const single = { entries: 5, size: 5 * ENTRY, partitions: 5, parallelism: 1, metadataSize: 9000 };
    assert.equal(unionGrowth(single, DEFAULT_FRAME_SIZE).forecast, null);
  });
});
