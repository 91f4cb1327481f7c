import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, runJava } from './ask.mjs';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { chosenVersions } from './versions.mjs';

/**
 * What a checkpoint of an operator of each kind holds, which the product's states are held against without Java.
 * `UPDATE_GOLDEN=1` writes the answers of the versions that stand in it anew.
 */
const GOLDEN = join(ROOT, 'test', 'topology', 'state', 'golden', 'operator-states.json');

describe('the states of operators', () => {
  for (const version of chosenVersions()) {
    it(`are as in the golden with Flink ${version}`, async function () {
      const golden = JSON.parse(await readFile(GOLDEN, 'utf8'));
      if (!golden[version]) {
        this.skip(); // a version that `--full` asks for and no golden was made of
      }
      const folder = await mkdtemp(join(tmpdir(), 'flink-playbook-'));
      const program = await readFile(join(ROOT, 'test', 'flink', 'OperatorStates.java'), 'utf8');
      const { errors } = await compile({ 'OperatorStates.java': program }, version, { out: folder });
      assert.deepEqual(errors, []);
      const { stdout, stderr } = await runJava(version, ['OperatorStates'], { classes: [folder] });
      const lines = stdout.split('\n').map((line) => line.split('\t'));
      const uids = lines.flatMap(([word, uid]) => (word === 'UID' ? [uid] : []));
      assert.ok(uids.length > 0, stderr);
      const states = new Map(lines.flatMap(([word, id, ...found]) => (word === 'STATES' ? [[id, found]] : [])));
      const ids = new Map(
        (await ask(version, ['uidhash', ...uids])).uids.map(({ uid, operatorId }) => [uid, operatorId]),
      );
      const found = Object.fromEntries(uids.map((uid) => [uid, states.get(ids.get(uid))?.filter(Boolean)]));
      if (process.env.UPDATE_GOLDEN) {
        await writeFile(GOLDEN, `${JSON.stringify({ ...golden, [version]: found }, null, 2)}\n`);
      } else {
        assert.deepEqual(found, golden[version]);
      }
    });
  }
});
