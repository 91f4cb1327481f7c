#!/usr/bin/env node
/**
 * Makes `test/savepoint/kinds` anew: savepoints and checkpoints of many kinds, with what the Flink that made them reads in them
 * beside them. `node test/flink/savepoints/make-kinds.mjs [name]`, then `npm run format`. Ids and sizes differ from run to run.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CACHE, flinkClasspath, ROOT } from '../classpath.mjs';
import { Lab } from '../kafka/lab.mjs';
import { java, maven, run } from '../processes.mjs';

const HERE = join(ROOT, 'test', 'flink', 'savepoints');
const KINDS = join(ROOT, 'test', 'savepoint', 'kinds');
/** Absolute paths in checkpoints begin with it. */
const WORK = '/tmp/flink-checkpoints';

const SCALA = ['-Dscala=_2.12'];
const KEYED = 'keyed,window,broadcast,generated';
const ROCKSDB = [
  'state.backend=rocksdb',
  'state.backend.type=rocksdb',
  'state.backend.incremental=true',
  'execution.checkpointing.incremental=true',
  'state.backend.rocksdb.memory.managed=false',
];

/** Flink 1.9 does not have the client that takes savepoints: the metadata of 1.10 is of the same format. */
const SAVEPOINTS = [
  { name: '1.10.1-savepoint', version: '1.10.1', maven: SCALA, kind: 'SAVEPOINT', parts: KEYED },
  {
    name: '1.13.6-savepoint',
    version: '1.13.6',
    maven: [...SCALA, '-Pfiles'],
    kind: 'SAVEPOINT',
    parts: `${KEYED},files`,
  },
  {
    name: '1.17.2-unaligned',
    version: '1.17.2',
    maven: ['-Pfiles'],
    kind: 'CHECKPOINT',
    parts: 'waiting',
    settings: [
      'execution.checkpointing.unaligned=true',
      'taskmanager.memory.segment-size=4kb',
      'taskmanager.network.memory.buffers-per-channel=1',
      'taskmanager.network.memory.floating-buffers-per-gate=1',
      'taskmanager.network.memory.max-buffers-per-channel=2',
    ],
  },
  { name: '1.19.3-canonical', version: '1.19.3', maven: ['-Pfiles'], kind: 'CANONICAL', parts: `${KEYED},files` },
  {
    name: '1.19.3-incremental',
    version: '1.19.3',
    maven: ['-Pfiles'],
    kind: 'CHECKPOINT',
    parallelism: 1,
    parts: 'small',
    settings: ROCKSDB,
  },
  {
    name: '1.20.5-changelog',
    version: '1.20.5',
    maven: ['-Dformats.version=1.20.3', '-Pfiles,changelog'],
    kind: 'CHECKPOINT',
    parts: 'small',
    settings: [
      'state.changelog.enabled=true',
      'state.changelog.storage=filesystem',
      `state.changelog.dstl.dfs.base-path=file://${WORK}/1.20.5-changelog/changes`,
      'state.changelog.periodic-materialize.interval=1500ms',
    ],
  },
  {
    name: '1.20.5-file-merging',
    version: '1.20.5',
    maven: ['-Dformats.version=1.20.3', '-Pfiles,changelog'],
    kind: 'CHECKPOINT',
    parts: 'small',
    settings: [
      'execution.checkpointing.file-merging.enabled=true',
      'state.storage.fs.memory-threshold=0b',
      'execution.checkpointing.data-inline-threshold=0b',
    ],
  },
  {
    name: '2.1.1-native-rocksdb',
    version: '2.1.1',
    maven: ['-Pfiles,changelog'],
    kind: 'NATIVE',
    parallelism: 1,
    parts: 'small,broadcast',
    settings: ROCKSDB,
  },
  { name: '2.3.0-native', version: '2.3.0', maven: ['-Pfiles'], kind: 'NATIVE', parts: `${KEYED},files` },
  { name: '2.3.0-finished', version: '2.3.0', maven: ['-Pfiles'], kind: 'CHECKPOINT', parts: 'few' },
  {
    name: '1.20.3-libraries',
    version: '1.20.3',
    maven: ['-Pfiles,libraries'],
    folders: ['libraries'],
    kind: 'CANONICAL',
    parallelism: 1,
    parts: 'libraries',
  },
  { name: '1.20.5-kafka', version: '1.20.5', kind: 'CANONICAL', kafka: ['kafka', 'kafka-legacy'] },
  { name: '2.2.1-kafka', version: '2.2.1', kind: 'CANONICAL', kafka: ['kafka'] },
];

/** What Flink's own start scripts open, and what its older closure cleaners reach into. */
const OPENED = [
  'java.lang',
  'java.lang.reflect',
  'java.lang.invoke',
  'java.util',
  'java.util.concurrent',
  'java.util.concurrent.atomic',
  'java.io',
  'java.net',
  'java.nio',
  'java.text',
  'java.time',
].flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]);

async function classPathOf(version, words) {
  if (words === undefined) return (await flinkClasspath(version)).join(delimiter);
  const pom = join(HERE, 'pom.xml');
  const state = createHash('sha256')
    .update(await readFile(pom))
    .update(words.join())
    .digest('hex')
    .slice(0, 12);
  const list = join(CACHE, 'savepoint-kinds', `${version}-${state}.txt`);
  if (!existsSync(list)) {
    await mkdir(join(CACHE, 'savepoint-kinds'), { recursive: true });
    await maven([
      '-f',
      pom,
      'dependency:build-classpath',
      `-Dmdep.outputFile=${list}`,
      `-Dflink.version=${version}`,
      ...words,
    ]);
  }
  return (await readFile(list, 'utf8')).trim();
}

async function make({ name, version, maven: words, kind, parallelism = 2, parts, ...others }) {
  const { folders: more = [], kafka = [], settings = [] } = others;
  const classPath = await classPathOf(version, words);
  const out = join(CACHE, 'savepoint-kinds', version);
  const isOld = words?.every((word) => !word.startsWith('-Pfiles'));
  const folders = [isOld ? 'source-function' : 'source', ...more, ...kafka];
  const found = await Promise.all(
    folders.map(async (folder) => (await readdir(join(HERE, folder))).map((file) => join(folder, file))),
  );
  const sources = ['StateKinds.java', 'MakeKinds.java', 'SavepointTruth.java', ...found.flat()];
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await must('javac', [
    '-nowarn',
    '-proc:none',
    '-cp',
    classPath,
    '-d',
    out,
    ...sources.map((file) => join(HERE, file)),
  ]);
  const [kept, work] = [join(KINDS, name), join(WORK, name)];
  await rm(kept, { recursive: true, force: true });
  await rm(work, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  const lab = kafka.length > 0 ? await Lab.open() : null;
  try {
    const asked = lab ? `kafka=${await brokerWithOrders(lab, version)}` : parts;
    await must(java(), [
      ...OPENED,
      '--add-exports=java.base/sun.net.util=ALL-UNNAMED',
      '-Xmx700m',
      '-XX:+UseSerialGC',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
      '-cp',
      [out, classPath].join(delimiter),
      'MakeKinds',
      kept,
      work,
      kind,
      String(parallelism),
      asked,
      ...settings,
    ]);
  } finally {
    await lab?.close();
  }
  await rm(work, { recursive: true, force: true });
  console.log(name);
}

/** Two partitions with a hundred records. */
async function brokerWithOrders(lab, version) {
  const address = await lab.broker();
  const tool = await lab.tool(version, address);
  for (const line of ['create orders 2', 'create totals 2', 'produce orders 0 100']) await tool(line);
  return address;
}

async function must(program, args) {
  const { code, stdout, stderr } = await run(program, args);
  if (code !== 0) throw new Error(`${args.slice(-6).join(' ')}\n${stdout}${stderr}`.slice(0, 8000));
}

for (const each of SAVEPOINTS) {
  if (process.argv[2] === undefined || process.argv[2] === each.name) await make(each);
}
