import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { ask } from './ask.mjs';
import { compiles } from './compiles.mjs';
import { compile } from './javac.mjs';
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

/** Fixtures share the package `shop`: each gets one of its own, so that one probe can be asked about all. */
function inOwnPackage({ name, files, types }, line, index) {
  const own = (text) => text.replace(/\bshop(?=[./;])/g, `shop${index}`);
  return {
    name,
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [own(path), own(text)])),
    types: Object.fromEntries(Object.entries(types[line] ?? {}).map(([type, shape]) => [own(type), shape])),
  };
}

/** As the fixtures' record writes it: `pojo(id basic, items list<basic>)`. */
function shapeOf({ kind, fields = [], arguments: parts = [] }) {
  const inner = fields.map(({ name, type }) => `${name} ${shapeOf(type)}`).join(', ');
  const held = parts.map(shapeOf).join(', ');
  return `${kind}${inner && `(${inner})`}${held && `<${held}>`}`;
}

describe('what a fix makes of a fixture', () => {
  let fixed;

  before(() => {
    fixed = fixedFixtures();
    assert.ok(fixed.length >= 10, `only ${fixed.length} fixes were recorded`);
  });

  for (const version of chosenVersions()) {
    const line = version.split('.').slice(0, 2).join('.');

    it(`compiles with Flink ${version}, where the fixture is of its major version`, async function () {
      const units = fixed.filter(({ flink }) => flink.split('.')[0] === version.split('.')[0]);
      if (units.length === 0 || version.startsWith('1.17') || version.startsWith('1.18')) this.skip(); // no fromData there
      await compiles(units, version);
    });

    it(`is with Flink ${version} of the types that the fix promises`, async () => {
      const units = fixed.filter(({ types }) => types[line]).map((unit, index) => inOwnPackage(unit, line, index));
      assert.ok(units.length >= 5, `only ${units.length} fixes promise a type`);
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      try {
        for (const { name, files } of units) {
          const { errors } = await compile(files, version, { out: folder });
          assert.deepEqual(errors, [], name);
        }
        const promised = Object.fromEntries(units.flatMap(({ types }) => Object.entries(types)));
        const { classes } = await ask(version, ['types', ...Object.keys(promised)], { classes: [folder] });
        const real = Object.fromEntries(classes.map(({ class: name, type, error }) => [name, error ?? shapeOf(type)]));
        assert.deepEqual(real, promised);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
