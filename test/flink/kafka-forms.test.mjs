import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './ask.mjs';
import { ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const PROGRAM = join(ROOT, 'test', 'flink', 'KafkaSetups.java');

/** How each kind of form is migrated: the fix's title and the line of the form that says where the new source starts. */
const FIXES = [
  { kind: 'consumer', title: 'from the offsets that the old source committed', start: 'start' },
  { kind: 'consumer', title: 'only for a job that never ran', start: 'written' },
  { kind: 'producer', title: 'Migrate to KafkaSink', start: null },
];

const first = (form, key) => form.expects.get(key)?.[0] ?? null;

/** `group latest` as Flink is asked for it. */
const wantedStart = (text) => text.replace(/^group /, 'committed ');

describe('legacy Kafka connectors after their migration', () => {
  let migrated;

  before(async () => {
    const { readForms, migrateForm } = await product('../../test/kafka-forms/migrate-forms.ts');
    migrated = [];
    for (const form of readForms()) {
      for (const { kind, title, start } of FIXES) {
        if (form.name.startsWith(`${kind}-`) && (start === null || form.expects.has(start))) {
          migrated.push({ form, start, ...(await migrateForm(form, title)) });
        }
      }
    }
    assert.ok(migrated.length >= 36);
  });

  // the old classes are what is migrated: there are none for Flink 2
  for (const version of chosenVersions().filter((each) => each.startsWith('1.'))) {
    it(`compile with Flink ${version}, and read and write what they did before`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
      try {
        const folders = [];
        for (const [index, { form, files }] of migrated.entries()) {
          const sources = Object.fromEntries(
            [...files].map(([path, text]) => [path.replace(/^src\/main\/java\//, ''), text]),
          );
          folders.push(join(folder, String(index)));
          const { errors } = await compile(sources, version, { out: folders[index] });
          assert.deepEqual(errors, [], `${form.name}\n${Object.values(sources).join('\n')}`);
        }
        const answers = await ask(version, folders, { program: PROGRAM });
        for (const [index, { form, start }] of migrated.entries()) {
          const { error, sources, sinks } = answers[folders[index]];
          assert.equal(error, undefined, form.name);
          start ? checkSources(form, start, sources) : checkSinks(form, sinks);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

function checkSources(form, start, sources) {
  const told = sources.map((source) => ({
    topics: source.topics,
    group: source['group.id'],
    uids: source.uid,
    start: source.start,
  }));
  const topics = first(form, 'topics').split(';');
  const uids = first(form, 'uids').split(';');
  const wanted = topics.map((each, index) => ({
    topics: each,
    group: first(form, 'group'),
    uids: uids[index],
    start: wantedStart(first(form, start)),
  }));
  assert.deepEqual(told, wanted, form.name);
  for (const source of sources) {
    assert.equal(source['bootstrap.servers'], 'broker:9092', form.name);
    const watermarks = first(form, 'watermarks');
    if (watermarks?.includes('Adapter')) assert.match(source.watermarks, new RegExp(watermarks), form.name);
    // off in the old source where nothing sets it, and so in the new one up to connector 3.4
    if (form.name === 'consumer-on-the-spot') assert.equal(source['partition.discovery.interval.ms'], '-1');
    if (form.name.includes('partition-discovery')) assert.equal(source['partition.discovery.interval.ms'], '60000');
  }
}

function checkSinks(form, sinks) {
  const [sink, ...others] = sinks;
  assert.equal(others.length, 0, form.name);
  const prefix = first(form, 'prefix');
  assert.deepEqual(
    { uid: sink.uid, guarantee: sink.guarantee, ...(prefix === '-' ? {} : { prefix: sink.prefix }) },
    { uid: first(form, 'sinks'), guarantee: first(form, 'guarantee'), ...(prefix === '-' ? {} : { prefix }) },
    form.name,
  );
  assert.equal(sink['bootstrap.servers'], 'broker:9092', form.name);
}
