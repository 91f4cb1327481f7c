import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { askAboutExamples } from '../typeinfo/golden/ask-flink.mjs';
import { chosenVersions } from './versions.mjs';

/** What the product's answers are held against without Java; `write-examples.mjs` writes it anew. */
const GOLDEN = fileURLToPath(new URL('../typeinfo/golden/examples.json', import.meta.url));

describe('type information', () => {
  for (const version of chosenVersions()) {
    const line = version.split('.').slice(0, 2).join('.');

    it(`of the examples is as in the golden with Flink ${version}`, async function () {
      const golden = JSON.parse(await readFile(GOLDEN, 'utf8'))[line];
      if (!golden) {
        this.skip(); // a version that `--full` asks for and no golden was made of
      }
      assert.deepEqual((await askAboutExamples({ [line]: version }))[line], golden);
    });
  }
});
