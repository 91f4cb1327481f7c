import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { java, run } from './processes.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const LAMBDAS = readFileSync(join(ROOT, 'test', 'flink', 'lambdas.txt'), 'utf8');

/** The results of the methods that javac makes of lambdas, by the line their code begins on. */
async function methodsOfLambdas(folder) {
  const classes = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.class'));
  const javap = java().replace(/java$/, 'javap');
  const { stdout } = await run(javap, ['-p', '-l', ...classes.map((file) => join(folder, file))]);
  const byLine = new Map();
  for (const [, type, line] of stdout.matchAll(/(\S+) lambda\$[\w$]+\([^\n]*\n\s+LineNumberTable:\n\s+line (\d+):/g)) {
    byLine.set(Number(line), [...(byLine.get(Number(line)) ?? []), type].sort());
  }
  return byLine;
}

describe('what lambdas return', () => {
  for (const version of chosenVersions()) {
    it(`is for Flink ${version} what javac makes of them, or unknown`, async () => {
      const { erasedReturns, javaFile, testParser } = await product('../../test/java/expression-marks.ts');
      const text = javaFile(LAMBDAS);
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      const { errors } = await compile({ 'shop/Job.java': text }, version, { out: folder });
      assert.deepEqual(errors, []);
      const real = await methodsOfLambdas(folder);

      const ours = new Map();
      for (const { line, type } of erasedReturns(text, await testParser(), version.split('.').slice(0, 2).join('.'))) {
        ours.set(line, [...(ours.get(line) ?? []), type].sort());
      }
      const lines = text.split('\n');
      const unknown = [...ours].filter(([, types]) => types.includes(null));
      const compared = [...ours].filter(([, types]) => !types.includes(null));
      const wrong = compared.filter(([line, types]) => types.join() !== (real.get(line) ?? []).join());
      assert.deepEqual(
        wrong.map(([line, types]) => `${lines[line - 1]?.trim()}: ${types.join()} instead of ${real.get(line)}`),
        [],
      );
      assert.deepEqual(
        unknown.map(([line]) => lines[line - 1]?.trim()),
        [],
      );
      assert.ok(compared.length >= 90, `only ${compared.length} lines were compared`);
    });
  }
});
