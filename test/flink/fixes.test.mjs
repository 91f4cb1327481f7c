import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { ask } from './ask.mjs';
import { compiles } from './compiles.mjs';
import { brokenInJobs, brokenInTypes, onlyCommentsDiffer, promiseOf } from './fix-promises.mjs';
import { compile } from './javac.mjs';
import { jobGraphs } from './job-graphs.mjs';
import { chosenVersions } from './versions.mjs';

/** What the fixes make of the fixtures of `npm test -- --under rules`, which writes it down as it goes. */
function fixedFixtures() {
  if (process.env.F_RECORD) return readFileSync(process.env.F_RECORD, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
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
function inOwnPackage(files, types, index) {
  const name = Object.values(files).some((text) => /^package shop;/m.test(text)) ? null : `fixture${index}`;
  const own = (text) => text.replace(/\bshop(?=[./;])/g, `shop${index}`);
  return {
    files: Object.fromEntries(
      Object.entries(files).map(([path, text]) =>
        name ? [`${name}/${path}`, `package ${name};\n${text}`] : [own(path), own(text)],
      ),
    ),
    types: Object.fromEntries(Object.entries(types).map(([type, shape]) => [name ? `${name}.${type}` : own(type), shape])),
  };
}

/** As the fixtures' record writes it: `pojo(id basic, items list<basic>)`. */
function shapeOf({ kind, fields = [], arguments: parts = [] }) {
  const inner = fields.map(({ name, type }) => `${name} ${shapeOf(type)}`).join(', ');
  const held = parts.map(shapeOf).join(', ');
  return `${kind}${inner && `(${inner})`}${held && `<${held}>`}`;
}

/** False for a fixture that shows a finding in code which others' classes belong to: these are not here. */
async function isWhole({ before, partial }, version) {
  return !partial || (await compile(before, version)).ok;
}

/** A main for a fixture that has only a method that gets streams. */
function withMain(files) {
  const [path, text] = Object.entries(files).find(([, java]) => /\bvoid run\(DataStream<String> \w+\)/.test(java)) ?? [];
  const owner = path && /^class (\w+)/m.exec(text)?.[1];
  if (!owner) return null;
  const packageName = /^package ([\w.]+);/m.exec(text)?.[1];
  const main = `${packageName ? `package ${packageName};` : ''}
public class FixtureMain {
  public static void main(String[] args) throws Exception {
    var env = org.apache.flink.streaming.api.environment.StreamExecutionEnvironment.getExecutionEnvironment();
    new ${owner}().run(env.fromData("a"));
    env.execute();
  }
}`;
  return { main: `${packageName ? `${packageName}.` : ''}FixtureMain`, files: { ...files, 'FixtureMain.java': main } };
}

/** The class that a fixture starts with, with what it needs beside the fixture; null where it has none. */
function startOf(files) {
  for (const text of Object.values(files)) {
    const main = text.search(/\bstatic void main\(/);
    const owner = [...text.slice(0, Math.max(main, 0)).matchAll(/^(?:public |abstract |final )*class (\w+)/gm)].pop()?.[1];
    const packageName = /^package ([\w.]+);/m.exec(text)?.[1];
    if (main >= 0 && owner) return { main: packageName ? `${packageName}.${owner}` : owner, files };
  }
  return withMain(files);
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
      const isAlike = ({ flink }) => flink.split('.')[0] === version.split('.')[0];
      if (!fixed.some(isAlike) || /^1\.1[78]/.test(version)) this.skip(); // no fromData there
      const units = [];
      for (const unit of fixed.filter(isAlike)) {
        if (await isWhole(unit, version)) units.push(unit);
      }
      await compiles(units, version);
    });

    it(`is with Flink ${version} of the types that the fix promises`, async () => {
      const units = fixed.filter(({ types }) => types[line]).map((unit, index) => ({
        ...unit,
        ...inOwnPackage(unit.files, unit.types[line], index),
        before: inOwnPackage(unit.before, unit.types[line], `${index}before`),
      }));
      assert.ok(units.length >= 5, `only ${units.length} fixes promise a type`);
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      try {
        for (const { name, files, before } of units) {
          for (const sources of [files, before.files]) {
            const { errors } = await compile(sources, version, { out: folder });
            assert.deepEqual(errors, [], `${name}\n${Object.values(sources).join('\n')}`);
          }
        }
        const promised = Object.fromEntries(units.flatMap(({ types }) => Object.entries(types)));
        const names = [...Object.keys(promised), ...units.flatMap(({ before }) => Object.keys(before.types))];
        const { classes } = await ask(version, ['types', ...names], { classes: [folder] });
        const answers = new Map(classes.map(({ class: name, type, error }) => [name, type ?? { error }]));
        const real = Object.keys(promised).map((name) => [name, answers.get(name).error ?? shapeOf(answers.get(name))]);
        assert.deepEqual(Object.fromEntries(real), promised);
        const told = ({ types }) => new Map(Object.keys(types).map((name) => [name, answers.get(name)]));
        const broken = units.flatMap((unit) =>
          brokenInTypes(unit, told(unit.before), told(unit), version.startsWith(`${unit.flink}.`)).map((what) => `${unit.name}: ${what}`),
        );
        assert.deepEqual(broken, []);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it(`is with Flink ${version} of the uids, ids and settings that the fix promises`, async function () {
      const units = fixed.filter(({ flink }) => version.startsWith(`${flink}.`));
      if (units.length === 0) this.skip(); // the fixtures are of the usual versions
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      const broken = [];
      const questions = [];
      try {
        for (const [index, unit] of units.entries()) {
          if (!(await isWhole(unit, version))) continue;
          for (const side of ['before', 'files', 'old']) {
            const start = unit[side] && startOf(unit[side]);
            if (!start) continue;
            const classes = join(folder, `${index}${side}`);
            const { errors } = await compile(start.files, version, { out: classes });
            if (errors.length === 0) questions.push({ unit, side, main: start.main, classes });
            else broken.push(`${unit.name} (${side}): ${JSON.stringify(errors)}`);
          }
        }
        const answers = await jobGraphs(questions, version);
        const told = (unit, side) => answers[questions.findIndex((asked) => asked.unit === unit && asked.side === side)];
        for (const unit of units) {
          const [before, after, old] = ['before', 'files', 'old'].map((side) => told(unit, side) ?? null);
          const promise = promiseOf(unit);
          const isOfJobs = ['ids', 'settings', 'starts', 'edges', 'state', 'number'].some((key) => key in promise);
          if (after && before) {
            broken.push(...brokenInJobs(unit, { before, after, old }).map((what) => `${unit.name}: ${what}`));
          } else if (isOfJobs && !unit.partial) {
            broken.push(`${unit.name}: no job was built: ${after?.error}`);
          }
          for (const job of after ? unit.jobs : []) {
            // where another uid is missing still, Flink builds no graph
            const real = after.jobs.filter(({ settings }) => settings).map((each) => asPromised(each, job));
            if (real.length > 0 && !isDeepStrictEqual(real, [job])) broken.push(JSON.stringify({ name: unit.name, real, job }));
          }
          if (promise.comments && !onlyCommentsDiffer(unit.before, unit.files)) broken.push(`${unit.name}: more than a comment`);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      assert.deepEqual(broken, []);
    });
  }
});
