import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { optionsOf, TABLE } from '../../scripts/flink-options/run.mjs';

describe('the table of options', () => {
  it('is what Flink 2.0 declares', async () => {
    const { versions, options } = JSON.parse(readFileSync(TABLE, 'utf8'));
    const known = options
      .map((line) => [line.slice(0, line.lastIndexOf('|')), ...line.slice(line.lastIndexOf('|') + 1).split('-')])
      .filter(([, from, to = from]) => versions.indexOf(from) <= 4 && versions.indexOf(to) >= 4)
      .map(([option]) => option);
    assert.equal(versions[4], '2.0');
    assert.deepEqual(known.sort(), await optionsOf('2.0'));
  });
});
