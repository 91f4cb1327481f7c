/** Our models of the fixtures against what real Lombok compiled: `golden.json`, made by `make-golden.sh`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceClassPool } from '../../../server/src/java/build-classes';
import { FOLDER, fixturePool } from './fixtures';
import { membersOf } from './members-of';

describe('a class with Lombok annotations has the members real Lombok gives it', () => {
  const golden: Record<string, string[]> = JSON.parse(readFileSync(join(FOLDER, 'golden.json'), 'utf8'));
  let pool: SourceClassPool;

  before(async () => {
    pool = await fixturePool();
  });

  for (const [name, members] of Object.entries(golden)) {
    it(name, () => {
      const model = pool.find(name);
      assert.ok(model, 'not found');
      assert.equal(model.incomplete, null);
      assert.deepEqual(membersOf(model), [...members].sort());
    });
  }
});
