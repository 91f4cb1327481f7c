#!/usr/bin/env node
/**
 * Makes the savepoints of `test/e2e/savepoints` anew: the sample's OrdersJob with a real broker and a real cluster. One as
 * it runs in production, then those after each restore of today's code under the same uid, then the one after the migration.
 */
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../classpath.mjs';
import { compile } from '../javac.mjs';
import { Lab } from '../kafka/lab.mjs';
import { run } from '../processes.mjs';

const FLINK = '1.20.5';
const OUT = join(ROOT, 'test', 'e2e', 'savepoints');
const PACKAGE = 'com/example/orders';
const PARALLELISM = 4;
const PARTITIONS = 3;
const RESTORES = 4;
const lab = await Lab.open();
try {
  const address = await lab.broker();
  const [tool, cluster] = await Promise.all([lab.tool(FLINK, address), lab.cluster(FLINK)]);
  await tool(`create orders ${PARTITIONS}`);
  await tool('produce orders 0 300');

  const production = await jarOf('orders-in-production', address, []);
  const today = await jarOf('orders', address, []);
  const first = await savepointOf(production, []);
  await keep(first, 'savepoint-1');
  let last = first;
  for (let restore = 1; restore <= RESTORES; restore += 1) {
    last = await savepointOf(today, ['-s', last]);
    await keep(last, `savepoint-${restore + 1}-same-uid`);
  }
  const migrated = await jarOf('orders', address, await migration(first));
  await keep(await savepointOf(migrated, ['-s', first, '--allowNonRestoredState']), 'savepoint-2-migrated');

  async function savepointOf(jar, options) {
    const args = [
      'run',
      '--detached',
      '-p',
      String(PARALLELISM),
      ...options,
      '-c',
      'com.example.orders.OrdersJob',
      jar,
    ];
    const from = cluster.jvm.said.length;
    const job = /JobID ([0-9a-f]{32})/.exec(await cluster.flink(...args))[1];
    if (options.length === 0) {
      await cluster.jvm.until((said) => said.slice(from).filter((line) => /\b[A-Z]{2}: /.test(line)).length >= 300);
    }
    const told = await cluster.flink('cancel', '--withSavepoint', join(lab.folder, 'savepoints'), job);
    return fileURLToPath(/(file:\S+?)\.?\s*$/m.exec(told)[1]);
  }
} finally {
  await lab.close();
}
process.exit(0); // the compiler is still there

async function jarOf(sample, address, changes) {
  const folder = join(lab.folder, `${sample}-${changes.length}`);
  const sources = join(folder, 'src/main/java', PACKAGE);
  for (const from of ['orders', sample]) {
    await cp(join(ROOT, 'samples', from, 'src'), join(folder, 'src'), { recursive: true });
  }
  const files = {};
  for (const name of ['OrdersJob', 'Order', 'CountryRevenue']) {
    files[`${PACKAGE}/${name}.java`] = await readFile(join(sources, `${name}.java`), 'utf8');
  }
  const job = `${PACKAGE}/OrdersJob.java`;
  files[job] = [
    ['localhost:9092', address],
    ['"orders-job");', '"orders-job");\n            kafka.setProperty("auto.offset.reset", "earliest");'],
    ...changes,
  ].reduce((text, [from, to]) => text.replaceAll(from, to), files[job]);
  const classes = join(folder, 'classes');
  await mkdir(classes, { recursive: true });
  const { ok, errors } = await compile(files, FLINK, { out: classes });
  if (!ok) throw new Error(JSON.stringify(errors));
  const jar = join(folder, 'job.jar');
  const { code, stderr } = await run('jar', ['cf', jar, '-C', classes, '.']);
  if (code !== 0) throw new Error(stderr);
  return jar;
}

/** Today's code as the migration writes it: another uid, and a start from the offsets of a savepoint. */
async function migration(savepoint) {
  const cli = join(ROOT, 'dist', 'cli.js');
  const { stdout, stderr } = await run(process.execPath, [cli, 'savepoint', 'offsets', savepoint, '--as', 'java']);
  if (!stdout) throw new Error(stderr);
  const initializer = 'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer';
  return [
    ['"orders-source"', '"orders-source-v2"'],
    ['KafkaSource<String> kafka =', `${stdout.trim()}\nKafkaSource<String> kafka =`],
    ['.setTopics("orders")', `.setTopics("orders").setStartingOffsets(${initializer}.offsets(offsets))`],
  ];
}

async function keep(savepoint, name) {
  await rm(join(OUT, name), { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await cp(savepoint, join(OUT, name), { recursive: true });
  console.log(name);
}
