import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJava } from './ask.mjs';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const read = (name) => readFileSync(join(ROOT, 'test', 'flink', name), 'utf8');

describe('the examples of the types of records', () => {
  for (const version of chosenVersions()) {
    it(`are what Flink ${version} prints`, async () => {
      const { exampleClass, readExamples } = await product('../../test/topology/element-types/record-types.ts');
      const examples = readExamples(read('record-types.txt'));
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      const sources = {
        'shop/Job.java': exampleClass(examples, version),
        'RecordTypes.java': read('RecordTypes.java'),
      };
      const { errors } = await compile(sources, version, { out: folder });
      assert.deepEqual(errors, []);
      const { stdout } = await runJava(version, ['RecordTypes', String(examples.length)], { classes: [folder] });
      const answers = new Map(stdout.split('\n').map((line) => [line.split(' ')[0], line.replace(/^\d+ /, '')]));
      assert.deepEqual(
        examples.map(({ code }, i) => `${code} // ${answers.get(String(i))}`),
        examples.map(({ code, expected }) => `${code} // ${expected}`),
      );
    });
  }
});
