import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { ask, runJava } from './ask.mjs';
import { compiles } from './compiles.mjs';
import { compile } from './javac.mjs';
import { chosenVersions } from './versions.mjs';

/** What the fixes make of the fixtures of `npm test -- --under rules`, which writes it down as it goes. */
function fixedFixtures() {
  const record = join(mkdtempSync(join(tmpdir(), 'flink-playbook-')), 'fixed.jsonl');
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', '--under', 'rules'], {
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

/** What the compiled probe tells of a main: it is asked often, and its source would be compiled each time. */
async function jobOf(main, version, classes) {
  const { stdout, stderr } = await runJava(version, ['-XX:TieredStopAtLevel=1', 'FlinkProbe', 'topology', main], {
    classes,
  });
  assert.ok(stdout.startsWith('{'), stderr);
  return JSON.parse(stdout);
}

/** What a promise says of a job that Flink built: what is promised of nothing is left out. */
function asPromised({ settings, operators }, promise) {
  const named = Object.keys(promise.settings);
  return {
    main: promise.main,
    settings: Object.fromEntries(named.map((name) => [name, settings[name]])),
    operators: operators.map((real, i) =>
      Object.fromEntries(
        Object.entries(promise.operators[i] ?? {}).map(([name, told]) => [
          name,
          told === null ? null : (real[name] ?? (name === 'uid' ? '' : null)),
        ]),
      ),
    ),
  };
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

    it(`is with Flink ${version} of the uids, ids and settings that the fix promises`, async function () {
      const units = fixed.filter(({ flink, jobs }) => version.startsWith(`${flink}.`) && jobs.length > 0);
      if (units.length === 0) this.skip(); // the fixtures are of the usual versions
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      const wrong = [];
      const silent = [];
      try {
        const probe = join(folder, 'probe');
        mkdirSync(probe);
        const source = readFileSync(join(REPOSITORY, 'probe', 'FlinkProbe.java'), 'utf8');
        assert.deepEqual((await compile({ 'FlinkProbe.java': source }, version, { out: probe })).errors, []);
        for (const [i, { name, files, jobs }] of units.entries()) {
          const out = join(folder, `${i}`);
          mkdirSync(out);
          const { errors } = await compile(files, version, { out });
          assert.deepEqual(errors, [], name);
          for (const promise of jobs) {
            const told = await jobOf(promise.main, version, [probe, out]);
            if (told.status === 'threw' && told.jobs.length === 0) {
              silent.push(name); // the fixture's code is no whole job
              continue;
            }
            const real = told.jobs.map((job) => asPromised(job, promise));
            if (!isDeepStrictEqual(real, [promise])) wrong.push({ name, files, status: told.error, real, promise });
          }
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      assert.deepEqual(wrong, []);
      assert.ok(silent.length * 2 < units.length, `no job was built of ${silent.join(', ')}`);
    });
  }
});
