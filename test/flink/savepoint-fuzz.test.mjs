import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from './classpath.mjs';
import { run } from './processes.mjs';
import { chosenVersions, USUAL } from './versions.mjs';

/** Many more damaged savepoints than `npm test` tries; asks no Flink, but takes its time. */
describe('damaged savepoints', () => {
  it('are all read or refused', async function () {
    if (chosenVersions().length <= USUAL.length) this.skip();
    this.timeout(60 * 60_000);
    const env = { ...process.env, FUZZ: '200000' };
    const { code, stdout } = await run(process.execPath, [join(ROOT, 'scripts', 'test.mjs'), '--grep', 'any bytes'], {
      env,
    });
    assert.equal(code, 0, stdout);
  });
});
