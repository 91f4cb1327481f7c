import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJava } from './ask.mjs';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { chosenVersions, USUAL } from './versions.mjs';

const DEFAULT_FRAME = 10_485_760;
/** So small that few restores pass it. */
const SMALL_FRAME = 131_072;

/** The parallelism of each run, beginning with the one of the old consumer. Each run is a job of its own, so there are few. */
const SERIES = [
  { frame: DEFAULT_FRAME, parallelisms: [3, 3, 3, 3, 3] },
  { frame: DEFAULT_FRAME, parallelisms: [2, 2, 4, 4, 4] },
  { frame: DEFAULT_FRAME, parallelisms: [4, 2, 2, 3, 3] },
  { frame: SMALL_FRAME, parallelisms: [8, 8, 8, 8, 8, 8, 8] },
  { frame: SMALL_FRAME, parallelisms: [2, 2, 4, 4, 4, 4, 4, 4, 4] },
];

/** The Flink that still has FlinkKafkaConsumer. */
const VERSION = '1.20.5';

describe('the growth of a stale union state in real Flink', () => {
  for (const { frame, parallelisms: series } of SERIES) {
    it(`is diagnosed and foretold at parallelism ${series.join(', ')} and frames of ${frame} bytes`, async function () {
      // some minutes: not each time
      if (chosenVersions().join() === USUAL.join() || !chosenVersions().includes(VERSION)) this.skip();
      this.timeout(600_000);
      const folder = await mkdtemp(join(tmpdir(), 'flink-playbook-'));
      try {
        const source = await readFile(join(ROOT, 'test', 'flink', 'savepoints', 'GrowUnion.java'), 'utf8');
        const { ok, errors } = await compile({ 'GrowUnion.java': source }, VERSION, { out: folder });
        assert.ok(ok, JSON.stringify(errors));
        const { code, stdout, stderr } = await runJava(
          VERSION,
          ['GrowUnion', folder, `${frame}b`, ...series.map(String)],
          { classes: [folder] },
        );
        assert.equal(code, 0, stderr.slice(-3000));
        const [, failed] = /^S(\d+) failed/m.exec(stdout) ?? [];
        assert.equal(failed !== undefined, frame === SMALL_FRAME, stdout);
        const died = failed === undefined ? null : Number(failed);
        check(died === null ? series : series.slice(0, died), folder, frame, died);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});

/**
 * Each savepoint tells how it grew; how large the next ones of the same parallelism would be is what they were.
 * @param died the run that no longer started; null when all of them did
 */
function check(series, folder, frame, died) {
  const all = series.map((_, i) => inspect(join(folder, `S${i}`), frame));
  assert.deepEqual(staleOf(all[0]), undefined);
  for (let i = 1; i < series.length; i++) {
    const { growth } = staleOf(all[i]);
    const entries = series.slice(1, i + 1).reduce((count, parallelism) => count * parallelism, 5);
    assert.deepEqual([growth.entries, growth.partitions], [entries, 5]);
    if (died !== null && series.slice(i).every((parallelism) => parallelism === series.at(-1))) {
      assert.ok(Math.abs(i + growth.forecast.failsAt - died) <= 1, `S${i} foretold ${growth.forecast.failsAt}`);
    }
    for (let j = i; j < series.length && j - i < growth.forecast.steps.length && series[j] === series[i]; j++) {
      const step = growth.forecast.steps[j - i];
      const real = all[j].metadataSize;
      assert.equal(step.entries, staleOf(all[j]).growth.entries);
      // what is off by less than a restore multiplies it is off by less than one restore
      const times = Math.max(step.metadataSize, real) / Math.min(step.metadataSize, real);
      assert.ok(times < series[i], `S${i} foretold ${step.metadataSize} for S${j}, it was ${real}`);
    }
  }
}

function staleOf({ findings }) {
  return findings.find(({ rule }) => rule === 'stale-union-state');
}

function inspect(folder, frame) {
  const cli = join(ROOT, 'dist', 'cli.js');
  const words = ['savepoint', 'inspect', folder, '--frame-size', `${frame}b`, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}
