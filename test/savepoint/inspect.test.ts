import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Cancelled, notCancellable } from '../../server/src/base/cancellation';
import { sayInEnglish } from '../../server/src/base/message';
import { inspectSavepoint, inspectTrend, keyGroupsOf } from '../../server/src/io/inspect-savepoint';
import { bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { DEFAULT_FRAME_SIZE } from '../../server/src/savepoint/findings/all-findings';
import { withSeverities } from '../../server/src/savepoint/findings/set-severities';
import { type Inspection, type InspectOptions, inspect } from '../../server/src/savepoint/inspect';
import { liveOffsetsOf } from '../../server/src/savepoint/live-offsets';
import { NO_DISK } from '../../server/src/savepoint/state-files';
import { DATA, metadataOf } from './savepoint-data';

const OPTIONS: InspectOptions = { lookIn: [], frameSize: DEFAULT_FRAME_SIZE, allPositions: false };
const QUIET = { cancellation: notCancellable, progress: () => {} };

async function inspected(given: string, options = OPTIONS): Promise<Inspection> {
  const found = await inspectSavepoint(given, options, QUIET);
  if ('why' in found) {
    throw new Error(sayInEnglish(found.why));
  }
  return found;
}

async function refusal(text: string | Uint8Array): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  writeFileSync(path.join(folder, '_metadata'), text);
  const found = await inspectSavepoint(folder, OPTIONS, QUIET);
  return 'why' in found ? sayInEnglish(found.why) : '';
}

describe('inspecting a savepoint', () => {
  it('tells what it holds, what of it will hurt, and that all of it was read', async () => {
    const { savepoint, findings, incomplete } = await inspected(path.join(DATA, '1.20.5-stale-kafka'));
    assert.ok(savepoint.operators.length > 2);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['stale-union-state', 'kryo-state'],
    );
    assert.deepEqual(incomplete, []);
  });

  it('reads bytes from anywhere, and says what it could not look at', async () => {
    const bytes = bytesSource(metadataOf('2.0.0-canonical-files'));
    const found = await inspect(bytes, '/remote/_metadata', NO_DISK, OPTIONS, QUIET);
    assert.ok(!('why' in found));
    assert.ok(found.incomplete.length > 0);
  });

  it('takes a URL of a file, as Flink prints it and as other programs write it', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')), 'a b');
    cpSync(path.join(DATA, '2.3.0-canonical'), folder, { recursive: true });
    const { path: plain } = await inspected(folder);
    for (const given of [`file:${folder}`, `file://${folder}`, pathToFileURL(folder).href, `${folder}/`]) {
      assert.equal((await inspected(given)).path, plain, given);
    }
  });

  it('says of a path into a store that it is not on this machine', async () => {
    const found = await inspectSavepoint('s3://bucket/savepoints/savepoint-1', OPTIONS, QUIET);
    assert.ok('why' in found);
    assert.match(sayInEnglish(found.why), /^it is in a store \(s3\)/);
  });

  it('names the newest checkpoint below the folder of a job', async () => {
    const job = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
    for (const [name, hour] of [
      ['chk-10', 12],
      ['chk-9', 11],
    ] as const) {
      cpSync(path.join(DATA, '2.3.0-canonical'), path.join(job, name), { recursive: true });
      utimesSync(path.join(job, name, '_metadata'), 0, hour * 3600);
    }
    const found = await inspectSavepoint(job, OPTIONS, QUIET);
    assert.ok('why' in found);
    assert.match(sayInEnglish(found.why), /the newest of 2 below it is in .*\/chk-10$/);
  });

  it('stops when it is cancelled', async () => {
    let now = 0;
    const clock = Date.now;
    Date.now = () => {
      now += 1000;
      return now;
    };
    try {
      const waiting = { cancellation: { isCancellationRequested: true }, progress: () => {} };
      await assert.rejects(inspectSavepoint(path.join(DATA, '1.17.2-canonical'), OPTIONS, waiting), Cancelled);
    } finally {
      Date.now = clock;
    }
  });

  for (const [what, bytes, why] of [
    ['an empty file', '', /it is empty|empty/],
    ['a text', 'hello, world', /does not begin as the metadata/],
    ["Parquet's metadata", 'PAR1....', /Parquet/],
    ['a zipped file', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), /compressed with gzip/],
    ['a newer format', Uint8Array.from([0x49, 0x60, 0x67, 0x2d, 0, 0, 0, 9]), /format v9 is newer than supported/],
  ] as const) {
    it(`refuses ${what} in a line`, async () => assert.match(await refusal(bytes), why));
  }

  it("adds subtasks' bytes up to the operator's", async () => {
    const { savepoint } = await inspected(path.join(DATA, '1.20.5-native-files'));
    for (const { bySubtask, stateSize, coordinatorStateSize } of savepoint.operators) {
      const sum = bySubtask.reduce((all, each) => all + each.operatorState + each.keyedState + each.channelState, 0);
      assert.equal(sum + (coordinatorStateSize ?? 0), stateSize);
    }
  });

  it("adds key groups' bytes up to what stands behind the head of keyed state", async () => {
    const inspection = await inspected(path.join(DATA, '1.17.2-canonical'));
    const [part] = inspection.savepoint.operators.flatMap(({ keyed }) => keyed);
    assert.ok(part);
    const sizes = keyGroupsOf(inspection, part);
    const sum = sizes?.reduce((all, each) => all + each, 0) ?? 0;
    assert.equal(sizes?.length, part.keyGroups.count);
    assert.ok(sum > 0 && sum < part.size);
  });

  it('takes severities from the settings', async () => {
    const { findings } = await inspected(path.join(DATA, '1.20.5-stale-kafka'));
    const set = withSeverities(
      findings,
      new Map([
        ['kryo-state', 'off'],
        ['stale-union-state', 'info'],
      ]),
    );
    assert.deepEqual(
      set.map(({ rule, severity }) => [rule, severity]),
      [['stale-union-state', 'info']],
    );
  });
});

describe('the offsets that one source may start from', () => {
  it('are found by its uid, which the savepoint only has as a hash', async () => {
    const { savepoint } = await inspected(path.join(DATA, '1.20.5-stale-kafka'));
    const offsets = liveOffsetsOf(savepoint, 'offsets-map-v1');
    assert.deepEqual(offsets?.reasons, []);
    assert.deepEqual(
      offsets?.positions.map(({ nextOffset }) => nextOffset),
      [1000n, 1001n, 1002n],
    );
  });

  it('are none where there is no such source', async () => {
    const { savepoint } = await inspected(path.join(DATA, '1.20.5-stale-kafka'));
    assert.equal(liveOffsetsOf(savepoint, 'another-source-v1'), null);
  });
});

describe('the trend of a folder', () => {
  it('orders savepoints by their checkpoints and leaves out what it cannot read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
    for (const name of ['1.17.2-canonical', '1.20.5-stale-kafka']) {
      cpSync(path.join(DATA, name), path.join(folder, name), { recursive: true });
    }
    cpSync(path.join(DATA, '1.17.2-canonical'), path.join(folder, 'broken'), { recursive: true });
    writeFileSync(path.join(folder, 'broken', '_metadata'), 'no metadata');
    const { trend, unread } = await inspectTrend([folder], OPTIONS, QUIET);
    assert.equal(trend.points.length, 2);
    assert.equal(unread.length, 1);
    assert.ok(trend.findings.length > 0);
  });

  it('follows links to savepoints, which may lie elsewhere', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
    for (const name of ['1.17.2-canonical', '1.20.5-stale-kafka']) {
      symlinkSync(path.join(DATA, name), path.join(folder, name));
    }
    assert.equal((await inspectTrend([folder], OPTIONS, QUIET)).trend.points.length, 2);
  });

  it('draws the forecast of a stale state, restore by restore, to the one that fails', async () => {
    const { findings } = await inspected(path.join(DATA, '1.20.5-stale-kafka'));
    const forecast = findings[0]?.growth?.forecast;
    assert.deepEqual(
      forecast?.steps.slice(0, 3).map(({ entries }) => entries),
      [24, 48, 96],
    );
    assert.equal(forecast?.steps.at(-1)?.restore, forecast?.failsAt);
  });
});
