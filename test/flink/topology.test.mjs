import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './classpath.mjs';
import { askAboutJobs, goldenText } from './jobs.mjs';
import { versionsForLongQuestions } from './versions.mjs';

/**
 * The goldens that the product's job graphs are held against without Java. They are of single releases; `UPDATE_GOLDEN=1` with
 * `--flink 1.17.2,1.20.5,2.2.1 --grep "test/jobs"` writes them anew.
 */
const GOLDEN = join(ROOT, 'test', 'jobs', 'golden');

describe('the jobs of test/jobs', () => {
  for (const version of versionsForLongQuestions()) {
    it(`are as in the golden with Flink ${version}`, async function () {
      const folder = join(GOLDEN, version);
      if (!process.env.UPDATE_GOLDEN && !existsSync(folder)) {
        this.skip(); // a version that `--full` asks for and no golden was made of
      }
      const asked = Object.entries(await askAboutJobs(version)).map(([name, job]) => [`${name}.json`, goldenText(job)]);
      if (process.env.UPDATE_GOLDEN) {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        for (const [name, text] of asked) await writeFile(join(folder, name), text);
        return;
      }
      assert.deepEqual(asked.map(([name]) => name).sort(), readdirSync(folder).sort());
      for (const [name, text] of asked) assert.equal(text, await readFile(join(folder, name), 'utf8'), name);
    });
  }
});
