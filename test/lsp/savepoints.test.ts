import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  EXPORT_SAVEPOINT,
  INSPECT_SAVEPOINT,
  type InspectSavepointParams,
  type InspectSavepointResult,
  SAVEPOINT_OFFSETS,
  SAVEPOINT_OPERATOR,
  SAVEPOINT_SOURCE,
  SAVEPOINT_TREND,
  type SavepointOffsetsResult,
  type SavepointOperatorResult,
  type SavepointSourceResult,
  type SavepointTrendResult,
} from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { DATA } from '../savepoint/savepoint-data';
import { type Client, startClient } from './client';

const SMALL = path.join(DATA, '2.3.0-canonical');
const STALE = path.join(DATA, '1.20.5-stale-kafka');
const SETTINGS = { lookIn: [], frameSize: 10_485_760 };
/** The uid of one of its operators. */
const JOB = `
//- pom.xml
<project><dependencies><dependency><groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId>
<version>1.20.5</version></dependency></dependencies></project>
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(0, 9).uid("numbers-source-v1").map(n -> n + 1).uid("offsets-map-v1").print().uid("out-sink-v1");
    env.execute();
  }
}
`;

describe('savepoints in the language server', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf(JOB);
    client = await startClient({ folders: [folder] });
  });
  after(() => client.stop());

  const inspect = (params: Pick<InspectSavepointParams, 'path' | 'bytes'>) =>
    client.connection.sendRequest<InspectSavepointResult>(INSPECT_SAVEPOINT, { ...params, ...SETTINGS });
  const opened = async (at: string) => {
    const answer = await inspect({ path: at });
    assert.ok('id' in answer, JSON.stringify(answer));
    return answer;
  };

  it('shows the operators and findings of a folder', async () => {
    const { view } = await opened(SMALL);
    assert.equal(view.operators.length, 5);
    assert.deepEqual(
      view.findings.map(({ rule }) => rule),
      ['kryo-state'],
    );
  });

  it('shows the states, serializers, subtasks and key groups of an operator', async () => {
    const { id, view } = await opened(SMALL);
    const operatorId = view.operators.find(({ uid }) => uid === 'count-process-v1')?.operatorId;
    const operator = await client.connection.sendRequest<SavepointOperatorResult>(SAVEPOINT_OPERATOR, {
      id,
      operatorId,
    });
    const visit = operator?.states.find(({ name }) => name === 'visit');
    assert.ok(visit?.serializers.some(({ of, node }) => of === 'value' && node.label !== ''));
    assert.equal(operator?.subtasks.indexes.length, 2);
    assert.equal(operator?.keyGroups?.length, 8);
  });

  it('reads bytes that only the editor can reach as the file itself', async () => {
    const bytes = readFileSync(path.join(SMALL, '_metadata')).toString('base64');
    const answer = await inspect({ path: 'memory:/savepoint/_metadata', bytes });
    const { view } = await opened(SMALL);
    assert.ok('id' in answer);
    assert.deepEqual(answer.view.operators, view.operators);
  });

  it('leaves the metadata of another program alone', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'other-'));
    writeFileSync(path.join(other, '_metadata'), 'PAR1 and so on PAR1');
    const answer = await inspect({ path: path.join(other, '_metadata') });
    assert.ok('failed' in answer && answer.isOther);
  });

  it('keeps a damaged file that begins as Flink writes it', async () => {
    const cut = mkdtempSync(path.join(tmpdir(), 'cut-'));
    writeFileSync(path.join(cut, '_metadata'), readFileSync(path.join(SMALL, '_metadata')).subarray(0, 6));
    const answer = await inspect({ path: cut });
    assert.ok('failed' in answer && !answer.isOther);
  });

  it('tells what a restore into the job of the workspace does, with the place of each operator', async () => {
    const { id, view } = await opened(SMALL);
    const source = await client.connection.sendRequest<SavepointSourceResult>(SAVEPOINT_SOURCE, { id, entry: null });
    const numbers = view.operators.find(({ uid }) => uid === 'numbers-source-v1')?.operatorId;
    assert.equal(source?.plan?.entry, 'shop.Job#main');
    assert.match(source?.origins.find(({ operatorId }) => operatorId === numbers)?.place.uri ?? '', /Job\.java$/);
    assert.ok(source?.findings.some(({ rule }) => rule === 'orphan-state'));
  });

  it('marks stale offsets, and gives the live ones as Java', async () => {
    const { view } = await opened(STALE);
    assert.deepEqual([...new Set(view.offsets.map(({ stale }) => stale))].sort(), [false, true]);
    const answer = await client.connection.sendRequest<SavepointOffsetsResult>(SAVEPOINT_OFFSETS, {
      path: STALE,
      operator: null,
    });
    assert.ok('java' in answer ? answer.java.includes('TopicPartition') : 'failed' in answer);
  });

  it('says that one savepoint is nothing to compare, and compares two', async () => {
    const trend = (paths: readonly string[]) =>
      client.connection.sendRequest<SavepointTrendResult>(SAVEPOINT_TREND, { paths, ...SETTINGS });
    assert.ok('failed' in (await trend([SMALL])));
    const two = await trend([STALE, SMALL]);
    assert.ok('savepoints' in two && two.metadataSizes.length === 2);
  });

  it('exports the JSON of the command line, and a table that no spreadsheet runs', async () => {
    const { id } = await opened(SMALL);
    const json = JSON.parse(
      (await client.connection.sendRequest<string>(EXPORT_SAVEPOINT, { id, format: 'json' })) ?? '',
    );
    assert.equal(json.schemaVersion, 1);
    const csv = await client.connection.sendRequest<string>(EXPORT_SAVEPOINT, { id, format: 'csv' });
    assert.match(csv, /^operatorId,uid,name,/);
    assert.match(csv, /count-process-v1/);
  });
});
