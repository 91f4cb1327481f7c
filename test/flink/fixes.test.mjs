import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { compiles } from './compiles.mjs';
import { chosenVersions } from './versions.mjs';

/** What the fixes make of the fixtures of `npm test`, which writes it down as it goes. */
function fixedFixtures() {
  const record = join(mkdtempSync(join(tmpdir(), 'flink-playbook-')), 'fixed.jsonl');
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    env: { ...process.env, FLINK_PLAYBOOK_FIXED: record },
  });
  assert.equal(status, 0, stdout);
  return readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('what a fix makes of a fixture', () => {
  let fixed;

  before(() => {
    fixed = fixedFixtures();
    assert.ok(fixed.length >= 10, `only ${fixed.length} fixes were recorded`);
  });

  for (const version of chosenVersions()) {
    it(`compiles with Flink ${version}, where the fixture is of its major version`, async function () {
      const units = fixed.filter(({ flink }) => flink.split('.')[0] === version.split('.')[0]);
      if (units.length === 0 || version.startsWith('1.17') || version.startsWith('1.18')) this.skip(); // no fromData there
      await compiles(units, version);
    });
  }
});
