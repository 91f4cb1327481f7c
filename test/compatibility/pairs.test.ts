import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Backend } from '../../server/src/compatibility/revision';
import { REPOSITORY } from '../fixture/repository';
import { worstOutcome } from './outcomes';
import { PAIRS } from './pairs';
import { compared } from './restored';

/** By pair, then by `version backend`: what a restore of the one savepoint into the other job did on real Flink. */
type Golden = Readonly<Record<string, Readonly<Record<string, string>>>>;

const golden: Golden = JSON.parse(
  readFileSync(path.join(REPOSITORY, 'test', 'compatibility', 'golden', 'restores.json'), 'utf8'),
);

/** Where the code does not prove what happens. */
const UNKNOWN = new Set([
  'key-to-another-number',
  'key-constant-changed',
  'key-getter-changed',
  'key-hash-helper-changed',
  'key-hash-of-parent-changed',
  'key-helper-changed',
  'key-made-otherwise-before',
  'key-method-reference-changed',
  'key-of-second-input-changed',
  'key-selector-parent-changed',
  'pojo-factory-changed',
  'pojo-forced-to-kryo',
  'state-with-the-name-of-one-that-is-gone',
]);

describe('what a restore does is told as real Flink did it', () => {
  for (const { name, before, after } of PAIRS) {
    it(`when the change is: ${name.replaceAll('-', ' ')}`, async () => {
      for (const [run, happened] of Object.entries(golden[name] ?? {})) {
        const [version = '', backend] = run.split(' ');
        const answer = await compared({ before, after, version, backends: [backend as Backend] });
        assert.equal(worstOutcome(answer), UNKNOWN.has(name) ? 'unknown' : happened, run);
      }
    });
  }

  it('for every pair', () =>
    assert.deepEqual(
      PAIRS.map(({ name }) => name).filter((name) => Object.keys(golden[name] ?? {}).length === 0),
      [],
    ));
});
