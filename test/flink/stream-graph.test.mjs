import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { askForGraphs } from '../topology/stream-graph/golden/ask-flink.mjs';
import { versionsForLongQuestions } from './versions.mjs';

/** What the product's graphs are held against without Java; `write-graphs.mjs` writes it anew. */
const GOLDEN = fileURLToPath(new URL('../topology/stream-graph/golden/graphs.json', import.meta.url));

describe('stream graphs', () => {
  for (const version of versionsForLongQuestions()) {
    const line = version.split('.').slice(0, 2).join('.');

    it(`of the jobs are as in the golden with Flink ${version}`, async function () {
      const golden = JSON.parse(await readFile(GOLDEN, 'utf8'))[line];
      if (!golden) {
        this.skip(); // a version that `--full` asks for and no golden was made of
      }
      assert.deepEqual(await askForGraphs(version), golden);
    });
  }
});
