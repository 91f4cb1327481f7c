import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { ROOT } from './classpath.mjs';
import { jarOf, openLab, savepointIn } from './kafka/open-lab.mjs';
import { migrateInEditor } from './kafka/real-editor.mjs';
import { applyServerFix } from './kafka/server-fix.mjs';
import { run } from './processes.mjs';
import { chosenVersions } from './versions.mjs';

const SAMPLES = join(ROOT, 'samples');
const JOB = 'src/main/java/com/example/orders/OrdersJob.java';
const NEEDED = ['OrdersJob', 'Order', 'CountryRevenue'];
const PARALLELISM = 2;

/** The oldest and the newest line that has both connectors. */
const VERSIONS = chosenVersions().filter((version) => /^1\.(?:17|20)\./.test(version));

for (const version of VERSIONS) {
  describe(`the sample's move from FlinkKafkaConsumer to KafkaSource, with a broker and Flink ${version}`, () => {
    const here = openLab(version);

    /** The sample as a project of its own, with a topic of its own. */
    async function project(name, { topic, interval, legacy }) {
      const folder = join(here.lab.folder, name);
      await cp(join(SAMPLES, 'orders'), folder, { recursive: true, filter: (from) => !from.includes('/target') });
      if (legacy) await cp(join(SAMPLES, 'orders-in-production'), folder, { recursive: true });
      await change(join(folder, JOB), (text) =>
        text
          .replace('localhost:9092', here.address)
          .replace('60_000', String(interval))
          .replace(
            '"orders-job");',
            `"${topic}-job");\n            kafka.setProperty("auto.offset.reset", "earliest");`,
          )
          .replace('"orders-job"', `"${topic}-job"`)
          .replace('<>("orders"', `<>("${topic}"`)
          .replace('.setTopics("orders")', `.setTopics("${topic}")`),
      );
      if (version.startsWith('1.17')) {
        // its functions were opened with the configuration
        await change(join(folder, JOB.replace('OrdersJob', 'CountryRevenue')), (text) =>
          text
            .replace(
              'org.apache.flink.api.common.functions.OpenContext',
              'org.apache.flink.configuration.Configuration',
            )
            .replace('open(OpenContext', 'open(Configuration'),
        );
      }
      return folder;
    }

    async function jarIn(folder) {
      const files = {};
      for (const name of NEEDED) {
        files[`com/example/orders/${name}.java`] = await readFile(join(folder, JOB.replace('OrdersJob', name)), 'utf8');
      }
      return jarOf(folder, files, version);
    }

    const start = async (folder, ...options) =>
      startWith(['run', ...options, '-c', 'com.example.orders.OrdersJob', await jarIn(folder)]);

    /** Returns the job's id. */
    async function startWith([command, ...words]) {
      const told = await here.cluster.flink(command, '--detached', '-p', String(PARALLELISM), ...words);
      return /JobID ([0-9a-f]{32})/.exec(told)[1];
    }

    async function cancelWithSavepoint(job) {
      return savepointIn(
        await here.cluster.flink('cancel', '--withSavepoint', join(here.lab.folder, 'savepoints'), job),
      );
    }

    /** Moves a job to the new source by the editor's fix and the commands of the checklist; returns the next savepoint. */
    async function moved(folder, job, { records, topic, from, exact }) {
      const before = `${folder}-before`;
      await cp(folder, before, { recursive: true });
      const savepoint = exact ? await cancelWithSavepoint(job) : null;
      await migrateInEditor(folder, join(folder, JOB), savepoint);
      const directory = join(here.lab.folder, 'savepoints');
      const stop = await printed('cancel', before, folder, { directory, 'job id': job });
      const stopped = savepoint ?? savepointIn(await here.cluster.flink(...stop));
      await here.tool(`produce ${topic} ${records} ${records + 30}`);
      const command = await printed('run', before, folder, { savepoint: stopped, jar: await jarIn(folder) });
      const now = await startWith(command);
      await counted(records + 30, from);
      return inspect(await cancelWithSavepoint(now));
    }

    /** Waits until the jobs have printed so many orders since `from`. */
    const counted = (count, from) =>
      here.cluster.jvm.until(
        (said) => said.slice(from).filter((line) => /\b[A-Z]{2}: \d+,000$/.test(line)).length >= count,
      );

    /** The revenue of each country goes up by one order at a time: none is missing, none is counted twice. */
    function assertEachOnce(from, records) {
      const told = here.cluster.jvm.said
        .slice(from)
        .flatMap((line) => /\b([A-Z]{2}): (\d+),000$/.exec(line)?.slice(1) ?? []);
      const numbers = { AT: [], DE: [] };
      for (let i = 0; i < told.length; i += 2) numbers[told[i]].push(Number(told[i + 1]));
      const at = Math.ceil(records / 3);
      const upTo = (count) => Array.from({ length: count }, (_, i) => i + 1);
      assert.deepEqual(numbers, { AT: upTo(at), DE: upTo(records - at) });
    }

    async function committedAll(topic) {
      while ((await here.tool(`lag ${topic} ${topic}-job`)) !== 'lag 0') await pause();
    }

    it('keeps the old state under the same uid, which grows with each restore, and says so', async () => {
      const topic = 'by-hand';
      const options = { topic, interval: 300 };
      await here.tool(`create ${topic} 2`);
      const from = here.cluster.jvm.said.length;
      const old = await start(await project('by-hand-old', { ...options, legacy: true }));
      await here.tool(`produce ${topic} 0 30`);
      await counted(30, from);
      const savepoints = [await cancelWithSavepoint(old)];
      const changed = await project('by-hand-new', options);
      for (let i = 0; i < 2; i++) {
        savepoints.push(await cancelWithSavepoint(await start(changed, '-s', savepoints.at(-1))));
      }
      const answers = [];
      for (const path of savepoints) answers.push(await inspect(path));
      const entries = answers.map((answer) => entriesOf(answer, 'topic-partition-offset-states'));
      assert.deepEqual(entries, [2, 2 * PARALLELISM, 2 * PARALLELISM * PARALLELISM]);
      assert.deepEqual(
        answers.map(({ findings }) => findings.some(({ rule }) => rule === 'stale-union-state')),
        [false, true, true],
      );
      const { stdout } = await cli('diff', join(here.lab.folder, 'by-hand-old'), changed, '--format', 'json');
      const [job] = JSON.parse(stdout).jobs.filter(({ entry }) => entry.includes('OrdersJob'));
      const { states } = job.operators.find(({ change }) => change === 'connector-changed');
      assert.ok(states.some(({ outcome }) => outcome === 'lost'));
    });

    it('reads each record once from the offsets that the old source committed, when it had committed all', async () => {
      const topic = 'committed';
      await here.tool(`create ${topic} 2`);
      const from = here.cluster.jvm.said.length;
      const folder = await project(topic, { topic, interval: 300, legacy: true });
      const old = await start(folder);
      await here.tool(`produce ${topic} 0 60`);
      await counted(60, from);
      await committedAll(topic);
      assertWithoutOldState(await moved(folder, old, { records: 60, topic, from }), from, 90);
    });

    it('reads each record once from the exact offsets of the savepoint, though nothing was committed', async () => {
      const topic = 'exact';
      await here.tool(`create ${topic} 2`);
      const from = here.cluster.jvm.said.length;
      const folder = await project(topic, { topic, interval: 3_600_000, legacy: true });
      const old = await start(folder);
      await here.tool(`produce ${topic} 0 60`);
      await counted(60, from);
      assert.equal(await here.tool(`lag ${topic} ${topic}-job`), 'lag 60');
      assertWithoutOldState(await moved(folder, old, { records: 60, topic, from, exact: true }), from, 90);
    });

    for (const exact of [true, false]) {
      it(`gets rid of the old state under a new uid, from ${exact ? 'the savepoint' : 'the committed offsets'}`, async () => {
        const topic = `renewed-${exact}`;
        const options = { topic, interval: 300 };
        await here.tool(`create ${topic} 2`);
        const from = here.cluster.jvm.said.length;
        const old = await start(await project(`${topic}-old`, { ...options, legacy: true }));
        await here.tool(`lag ${topic} ${topic}-job`);
        let savepoint = await cancelWithSavepoint(old);
        const folder = await project(topic, options);
        await here.tool(`produce ${topic} 0 30`);
        for (let restore = 0; restore < 2; restore++) {
          const job = await start(folder, '-s', savepoint);
          await counted(30, from);
          if (!exact) await committedAll(topic); // the end of a job commits nothing for sure
          savepoint = savepointIn(await here.cluster.flink('stop', job));
        }
        const stale = await inspect(savepoint);
        assert.ok(stale.findings.some(({ rule }) => rule === 'stale-union-state'));
        await applyServerFix(folder, join(folder, JOB), {
          at: '"orders-source"',
          title: exact ? 'from the offsets of a savepoint' : 'from the committed offsets',
          ...(exact && { savepoint }),
        });
        await here.tool(`produce ${topic} 30 60`);
        const job = await start(folder, '-s', savepoint, '--allowNonRestoredState');
        await counted(60, from);
        assertWithoutOldState(await inspect(savepointIn(await here.cluster.flink('stop', job))), from, 60);
      });
    }

    function assertWithoutOldState(next, from, records) {
      assertEachOnce(from, records);
      assert.equal(entriesOf(next, 'topic-partition-offset-states'), 0);
      assert.equal(entriesOf(next, 'SourceReaderState'), 2);
      assert.deepEqual(
        next.findings.filter(({ rule }) => rule === 'stale-union-state'),
        [],
      );
    }
  });
}

/** The words of a command that the checklist prints for the sample, without `flink`, filled in. */
async function printed(command, before, after, values) {
  const { stdout, stderr } = await cli('diff', before, after, '--format', 'checklist');
  const [own] = stdout.split('## `').filter((part) => part.startsWith('com.example.orders.OrdersJob#main'));
  const line = own?.split('\n').find((each) => each.trim().startsWith(`flink ${command}`));
  assert.ok(line, stdout + stderr);
  const filled = Object.entries(values).reduce((text, [name, value]) => text.replace(`<${name}>`, value), line);
  return filled.trim().split(' ').slice(1);
}

async function inspect(path) {
  const { stdout, stderr } = await cli('savepoint', 'inspect', path, '--format', 'json');
  assert.ok(stdout, stderr);
  return JSON.parse(stdout);
}

function entriesOf({ operators }, name) {
  return operators
    .flatMap(({ states }) => states)
    .filter((state) => state.name === name)
    .reduce((sum, { entries }) => sum + entries, 0);
}

function cli(...args) {
  return run(process.execPath, [join(REPOSITORY, 'dist', 'cli.js'), ...args]);
}

async function change(file, edit) {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
