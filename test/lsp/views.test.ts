import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeLens, DocumentSymbol, InlayHint } from 'vscode-languageserver-protocol/node';
import { JOBS, type JobsResult, SERIALIZERS, type SerializersResult } from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { type Client, rangeOf, startClient, uriOf } from './client';

const JOB = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
	public static void main(String[] args) throws Exception {
		StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
		env.fromData("a").uid("letters-source-v1").map(x -> x).print().uid("letters-sink-v1");
		env.execute();
	}
}`;
const FILE = 'src/main/java/shop/Job.java';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('views of the language server', () => {
  let client: Client;
  let file: string;
  let text: string;

  const start = async (settings?: object) => {
    const folder = folderOf(JOB);
    file = path.join(folder, FILE);
    text = readFileSync(file, 'utf8');
    client = await startClient({ folders: [folder], settings, initializationOptions: { commands: true } });
    await client.open(file, text);
    await client.diagnostics(file, (diagnostics) => diagnostics.length > 0);
  };
  const jobs = () => client.connection.sendRequest<JobsResult>(JOBS);
  const lenses = () =>
    client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uriOf(file) } });
  const hints = () =>
    client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uriOf(file) },
      range: WHOLE,
    });
  const words = ({ label }: InlayHint) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join('');

  afterEach(() => client.stop());

  it('tells the jobs with operators, uids and ids', async () => {
    await start();
    const { jobs: all, complete } = await jobs();
    assert.equal(complete, true);
    assert.deepEqual(
      all.map(({ label, operators }) => [label, operators.map(({ uid }) => uid)]),
      [['Job', ['letters-source-v1', null, 'letters-sink-v1']]],
    );
    assert.match(all[0]?.operators[0]?.operatorId ?? '', /^[0-9a-f]{32}$/);
    assert.deepEqual(all[0]?.operators[0]?.place, {
      uri: uriOf(file),
      range: { start: { line: 7, column: 6 }, end: { line: 7, column: 14 } },
    });
  });

  it('tells what an edit made of a job', async () => {
    await start();
    await client.edit(file, 2, rangeOf(text, '.map(x -> x)'), '.map(x -> x).uid("same-map-v1")');
    assert.deepEqual(
      (await jobs()).jobs[0]?.operators.map(({ uid }) => uid),
      ['letters-source-v1', 'same-map-v1', 'letters-sink-v1'],
    );
  });

  it('groups types by serializer', async () => {
    await start();
    const { groups } = await client.connection.sendRequest<SerializersResult>(SERIALIZERS);
    assert.ok(Array.isArray(groups));
  });

  it('shows a lens above the main and a hint behind each operator', async () => {
    await start();
    assert.match((await lenses())[0]?.command?.title ?? '', /3 operators, 1 without a uid/);
    const shown = (await hints()).map(words);
    assert.equal(shown.length, 3);
    assert.match(shown.join('|'), /no uid · [0-9a-f]{8}…|no uid · id not known/);
  });

  it('has a switch for each kind of lens, and one for all', async () => {
    await start({ lenses: { jobs: false } });
    assert.deepEqual(await lenses(), []);
    assert.equal((await hints()).length, 3);
    await client.configure({ lenses: { enabled: false } });
    assert.deepEqual(await hints(), []);
  });

  it('lists the operators of a job in the outline', async () => {
    await start();
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uriOf(file) },
    });
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.length]),
      [['Job', 3]],
    );
  });
});
