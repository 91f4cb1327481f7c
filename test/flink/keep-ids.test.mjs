import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJava } from './ask.mjs';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { product } from './product.mjs';
import { versionsForLongQuestions } from './versions.mjs';

const SOURCE = join(ROOT, 'test', 'flink', 'keep-ids', 'Unnamed.java');
const LAUNCH = join(ROOT, 'test', 'flink', 'keep-ids', 'Launch.java');
const ROOT_OF_WORKSPACE = '/keep-ids';

/** The job with uids for all its operators and their old ids beside them, as "Name All Operators…" writes it. */
async function named(text, version) {
  const { nameAllOperators } = await product('../../test/flink/keep-ids/name-operators.ts');
  return nameAllOperators(ROOT_OF_WORKSPACE, text, version);
}

describe('uids with the old ids beside them', () => {
  for (const version of versionsForLongQuestions().filter((each) => !/^1\.1[78]/.test(each))) {
    it(`take over the state of a job without uids, with Flink ${version}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      try {
        const before = await readFile(SOURCE, 'utf8');
        const { text, uids, skipped } = await named(before, version);
        assert.deepEqual(skipped, []);
        assert.equal(uids.length, 4);
        const first = await run(before, '-');
        assert.deepEqual(first.counts, ['0', '0']);
        const second = await run(text, first.savepoint);
        assert.ok(
          second.counts.every((count) => Number(count) > 0),
          `the counts went on: ${second.counts}`,
        );

        const { operatorIdOf } = await product('flink/operator-id.ts');
        const ids = [...uids, `Sink Committer: ${uids[3]}`].map(operatorIdOf);
        assert.ok(
          second.operators.every((id) => ids.includes(id)),
          'the next savepoint has the ids of the uids',
        );
        assert.ok(first.operators.every((id) => !ids.includes(id)));

        // without the old ids the same uids find nothing, and Flink says so
        const plain = text
          .replace(/\.setUidHash\("\w+"\)/g, '')
          .replace(/, org\.apache\S*CustomSinkOperatorUidHashes[^;]*?build\(\)\)/, ')');
        await assert.rejects(run(plain, first.savepoint), /Cannot map checkpoint\/savepoint state/);

        async function run(code, savepoint) {
          const classes = mkdtempSync(join(folder, 'classes-'));
          const { errors } = await compile(
            { 'Unnamed.java': code, 'Launch.java': await readFile(LAUNCH, 'utf8') },
            version,
            { out: classes },
          );
          assert.deepEqual(errors, []);
          const out = mkdtempSync(join(folder, 'savepoint-'));
          const words = ['Launch', `file://${out}`, `file://${join(folder, 'sink')}`, savepoint];
          const { code: exit, stdout, stderr } = await runJava(version, words, { classes: [classes] });
          if (exit !== 0) throw new Error(stderr.slice(-20_000));
          const told = (what) => [...stdout.matchAll(new RegExp(`^${what} (.*)$`, 'gm'))].map(([, value]) => value);
          return { savepoint: told('savepoint')[0], operators: told('operator'), counts: told('first count') };
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }).timeout(300_000);
  }
});
