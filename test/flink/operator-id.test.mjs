import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ask } from './ask.mjs';
import { chosenVersions } from './versions.mjs';

/**
 * The golden that the product's own hash is tested against (`npm test` needs no Java). `UPDATE_GOLDEN=1` writes the ids anew
 * for the uids that stand in it.
 */
const GOLDEN = fileURLToPath(new URL('golden/operator-ids.json', import.meta.url));

describe('operator ids', () => {
  for (const version of chosenVersions()) {
    it(`are as in the golden with Flink ${version}`, async () => {
      const golden = JSON.parse(await readFile(GOLDEN, 'utf8'));
      const { uids } = await ask(version, ['uidhash', ...Object.keys(golden.operatorIds), '']);
      const empty = uids.pop();
      const asked = Object.fromEntries(uids.map(({ uid, operatorId, error }) => [uid, operatorId ?? error]));
      const line = version.split('.')[0];
      const found = {
        ...golden,
        operatorIds: asked,
        emptyUid: { ...golden.emptyUid, [line]: empty.operatorId ?? empty.error },
      };
      if (process.env.UPDATE_GOLDEN) await writeFile(GOLDEN, `${JSON.stringify(found, null, 2)}\n`);
      else assert.deepEqual(found, golden);
    });
  }
});
