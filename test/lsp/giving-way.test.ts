import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  type BaselineStatus,
  COMPARE_WITH,
  PROJECT_STATUS,
  type ProjectStatus,
  STATE_CHANGES,
  type StateChangesResult,
} from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { run } from '../io/scratch-repository';
import { type Client, startClient, uriOf } from './client';

const JOBS = 80;
const SOURCES = 'src/main/java/shop';

const job = (number: number) => `//- ${SOURCES}/Job${number}.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job${number} {
	public static void main(String[] args) throws Exception {
		StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${Array.from(
  { length: 20 },
  (_, i) =>
    `		env.fromSequence(0, 9).uid("n${i}-source-v1").keyBy(n -> n % 7).reduce(Long::sum).uid("n${i}-sum-v1").print().uid("n${i}-print-v1");`,
).join('\n')}
		env.execute();
	}
}
`;

describe('a large workspace that is compared with a revision', () => {
  let client: Client;
  let folder: string;
  let file: string;

  const git = (...args: string[]) => run(folder, ...args);
  const changes = () => client.connection.sendRequest<StateChangesResult>(STATE_CHANGES);
  const compareWith = (name: string | null) =>
    client.connection.sendRequest<BaselineStatus | null>(COMPARE_WITH, { uri: uriOf(folder), name });

  beforeEach(async () => {
    folder = folderOf(Array.from({ length: JOBS }, (_, i) => job(i)).join('\n'));
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'deployed');
    git('tag', 'deployed');
    for (const name of readdirSync(path.join(folder, SOURCES))) {
      const each = path.join(folder, SOURCES, name);
      writeFileSync(each, readFileSync(each, 'utf8').replaceAll('-sum-v1', '-sum-v2'));
    }
    file = path.join(folder, SOURCES, 'Job0.java');
    client = await startClient({ folders: [folder], settings: { baseline: 'off' } });
    await client.open(file, readFileSync(file, 'utf8'));
    await client.diagnostics(file, () => true);
  });
  afterEach(() => client.stop());

  it('answers hovers meanwhile', async () => {
    await compareWith('deployed');
    const answered: string[] = [];
    const compared = changes().then((answer) => {
      answered.push('changes');
      return answer;
    });
    const hovered = client.hover(file, 7, 40).then((hover) => {
      answered.push('hover');
      return hover;
    });
    assert.match(JSON.stringify((await hovered)?.contents), /n0-source-v1/);
    assert.equal((await compared).folders[0]?.jobs.length, JOBS);
    assert.deepEqual(answered, ['hover', 'changes']);
  });

  it('is compared anew after an edit, and the comparison under way is given up', async () => {
    await compareWith('deployed');
    const overtaken = changes();
    await client.edit(
      file,
      2,
      { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
      '		env.fromSequence(0, 1).print();\n',
    );
    assert.equal((await overtaken).folders[0]?.jobs.length, 0);
    assert.equal((await changes()).folders[0]?.jobs.length, JOBS);
  });

  it('is compared with what it was before, where the person gives up waiting', async () => {
    const source = new CancellationTokenSource();
    const params = { uri: uriOf(folder), name: 'deployed' };
    const given = client.connection.sendRequest<BaselineStatus | null>(COMPARE_WITH, params, source.token);
    source.cancel();
    await given.catch(() => null);
    const status = await client.connection.sendRequest<ProjectStatus | null>(PROJECT_STATUS, { uri: uriOf(file) });
    assert.deepEqual([status?.baseline?.wanted, status?.baseline?.kind], ['off', 'off']);
  });
});
