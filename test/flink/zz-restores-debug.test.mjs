import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import esbuild from 'esbuild';
import { BUNDLE } from '../../scripts/build.mjs';
import { OPENED } from './ask.mjs';
import { flinkClasspath, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { java, run } from './processes.mjs';
import { chosenVersions, USUAL, versionsForLongQuestions } from './versions.mjs';

/** What is restored every time: one pair of each outcome, and of each way to it. */
const USUALLY = [
  'reformatted',
  'pojo-field-added',
  'pojo-int-to-long',
  'enum-constants-reordered',
  'state-renamed',
  'state-names-exchanged',
  'key-class-to-record',
  'key-to-another-number',
  'uid-removed',
  'uids-swapped',
  'keyed-to-plain-under-the-same-uid',
  'value-to-map',
];

const isFull = true;
/** The jobs open their functions with `OpenContext`, which came with 1.19. */
const versions = chosenVersions().filter((version) => !/^1\.1[0-8]\./.test(version));

const { pairs, said } = await comparisons();

describe('zzdebug as Flink does it now', () => {
  for (const version of versions) {
    it(`in Flink ${version}`, async function () {
      this.timeout(60 * 60_000);
      const wanted = pairs.filter(({ name }) => isFull || USUALLY.includes(name));
      assert.ok(wanted.length >= (isFull ? pairs.length : 10), 'the pairs that are restored every time are there');
      const faults = [];
      for (const [name, backend, outcome, detail] of await restored(wanted, version)) {
        const mine = await said(
          pairs.find((pair) => pair.name === name),
          version,
          backend,
        );
        console.log(name, backend, outcome, mine, detail.slice(0,150));
        if (mine !== outcome && mine !== 'unknown') {
          faults.push(`${name}, ${backend}: said ${mine}, was ${outcome}: ${detail}`);
        }
      }
      assert.deepEqual(faults, []);
    });
  }
});

/** Restores pairs in one JVM, with both state backends where all is asked. */
async function restored(wanted, version) {
  const folder = await mkdtemp(join(tmpdir(), 'flink-playbook-restores-'));
  const runner = join(folder, 'runner');
  await mkdir(runner);
  const program = await readFile(join(ROOT, 'test', 'flink', 'RestoreJob.java'), 'utf8');
  await compiled({ 'RestoreJob.java': program }, version, runner);
  const lines = [];
  for (const [i, { name, before, after }] of wanted.entries()) {
    const [old, next] = [join(folder, `${name}-before`), join(folder, `${name}-after`)];
    for (const [out, files] of [
      [old, before],
      [next, after],
    ]) {
      await mkdir(out);
      await compiled(withoutRoots(files), version, out);
    }
    const backends = isFull ? ['hashmap', 'rocksdb'] : [i % 2 === 0 ? 'hashmap' : 'rocksdb'];
    lines.push(...backends.map((backend) => [name, backend, old, next].join('\t')));
  }
  const classpath = [runner, ...(await flinkClasspath(version))].join(delimiter);
  const words = [...OPENED, '-Xmx1g', '-Dorg.slf4j.simpleLogger.defaultLogLevel=off', '-cp', classpath, 'RestoreJob'];
  const { code, stdout, stderr } = await run(java(), words, { input: `${lines.join('\n')}\n` });
  assert.equal(code, 0, stderr.slice(-4000));
  const answers = stdout.split('\n').flatMap((line) => (line.includes('\t') ? [line.split('\t')] : []));
  assert.equal(answers.length, lines.length, `an answer for each pair: ${stdout.slice(-1000)}`);
  return answers;
}

async function compiled(files, version, out) {
  const { ok, errors } = await compile(files, version, { out });
  assert.ok(ok, JSON.stringify(errors[0]));
}

function withoutRoots(files) {
  return Object.fromEntries(Array.from(files, ([path, text]) => [path.replace(/^src\/main\/java\//, ''), text]));
}

async function comparisons() {
  const outfile = join(await mkdtemp(join(tmpdir(), 'flink-playbook-')), 'asked.cjs');
  const define = { 'process.env.FLINK_PLAYBOOK_REPOSITORY': JSON.stringify(ROOT) };
  await esbuild.build({ ...BUNDLE, define, entryPoints: [join(ROOT, 'test', 'compatibility', 'asked.ts')], outfile });
  return (await import(outfile)).default;
}
