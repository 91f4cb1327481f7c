import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { CHECK_WORKSPACE, type CheckWorkspaceResult, EXPLAIN, PROJECT_STATUS } from '../../server/src/lsp/protocol';
import { folderOf, JOB } from '../cli/run-cli';
import { type Client, rangeOf, startClient, uriOf } from './client';

const FILE = 'src/main/java/shop/Job.java';
const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => code);
const has =
  (...wanted: string[]) =>
  (diagnostics: Diagnostic[]) =>
    codes(diagnostics).join() === wanted.join();

describe('language server', () => {
  let client: Client;
  let folder: string;
  let file: string;
  let text: string;

  const start = async (options: { settings?: object; initializationOptions?: object } = {}) => {
    folder = folderOf(JOB);
    file = path.join(folder, FILE);
    text = readFileSync(file, 'utf8');
    client = await startClient({ folders: [folder], ...options });
  };

  afterEach(() => client.stop());

  it('shows findings when a file is opened, with rule, source, link and related places', async () => {
    await start({ initializationOptions: { explanationUri: 'flink-playbook:/{rule}.md' } });
    await client.open(file, text);
    const diagnostics = await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    const duplicate = diagnostics[1];
    assert.equal(duplicate?.severity, 1);
    assert.equal(duplicate?.source, 'Flink Playbook');
    assert.equal(duplicate?.codeDescription?.href, 'flink-playbook:/duplicate-operator-uid.md');
    assert.equal(duplicate?.relatedInformation?.[0]?.location.uri, uriOf(file));
  });

  it('follows edits, and speaks of the version it has read', async () => {
    await start();
    await client.open(file, text);
    await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    await client.edit(file, 2, rangeOf(text, 'uid("map-v1");\n\t}'), 'uid("b-source-v1");\n\t}');
    await client.diagnostics(file, (diagnostics, version) => version === 2 && has('missing-operator-uid')(diagnostics));
  });

  it('drops what was overtaken: a burst of edits ends with the findings of the last', async () => {
    await start();
    await client.open(file, text);
    await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    const at = rangeOf(text, '.map(x -> x)').start;
    for (let version = 2; version < 40; version++) {
      await client.edit(file, version, { start: at, end: at }, version % 2 ? '' : '.uid("a-source-v1")');
    }
    await client.diagnostics(file, (_, version) => version === 39);
    const versions = client.published.map((params) => params.version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
      'versions never go back',
    );
    assert.ok(versions.length < 20, `debounced: ${versions.length} publications for 39 versions`);
  });

  it('keeps the findings elsewhere while a line is half typed', async () => {
    await start();
    await client.open(file, text);
    const end = rangeOf(text, '\n\t}').start;
    await client.edit(file, 2, { start: end, end }, '\n\t\tenv.fromData("c").uid(');
    await client.diagnostics(
      file,
      (diagnostics, version) => version === 2 && codes(diagnostics).includes('missing-operator-uid'),
    );
  });

  it('applies changed settings at once', async () => {
    await start({ settings: { rules: { 'missing-operator-uid': 'error' } } });
    await client.open(file, text);
    const [first] = await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    assert.equal(first?.severity, 1);
    await client.configure({ rules: { 'missing-operator-uid': 'off' } });
    await client.diagnostics(file, has('duplicate-operator-uid'));
  });

  it('reads the team settings again when they change on disk', async () => {
    await start();
    await client.open(file, text);
    await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    const settings = path.join(folder, '.flink-playbook.json');
    writeFileSync(settings, '{ "exclude": ["src/**"] }');
    await client.changed(settings, 1);
    await client.diagnostics(file, has());
  });

  it('sees a class change in another file', async () => {
    await start();
    const data = path.join(folder, 'src/main/java/shop/Data.java');
    const user = path.join(folder, 'src/main/java/shop/User.java');
    writeFileSync(data, 'package shop;\npublic class Data { public int id; }');
    writeFileSync(
      user,
      'package shop;\nimport org.apache.flink.streaming.api.datastream.DataStream;\nclass User { void take(DataStream<Data> d) {} }',
    );
    await client.changed(data, 1);
    await client.changed(user, 1);
    await client.open(data, 'package shop;\nclass Data { public int id; }');
    await client.diagnostics(data, has('not-a-pojo'));
    writeFileSync(user, 'package shop;\nclass User {}');
    await client.changed(user, 2);
    await client.diagnostics(data, has());
  });

  it('explains a uid, with its operator id, in a hover', async () => {
    await start();
    await client.open(file, text);
    const { start: at } = rangeOf(text, '"map-v1"');
    const hover = await client.hover(file, at.line, at.character + 2);
    assert.match(JSON.stringify(hover), /operator id `eda0ffb0b42d38c5be0a8fa3cb22c4da`|operator id `[0-9a-f]{32}`/);
    assert.equal(await client.hover(file, 0, 0), null);
  });

  it('offers fixes and an ignore for a finding, as edits of this version', async () => {
    await start();
    await client.open(file, text);
    const actions = await client.actions(file, rangeOf(text, 'fromData("a")'));
    const titles = actions.map(({ title, kind, isPreferred }) => [title.split(' (')[0], kind, isPreferred ?? false]);
    assert.deepEqual(titles, [
      ['Add uid "job-source-v1"', 'quickfix', false],
      ['Ignore this finding', 'quickfix', false],
    ]);
    const [edit] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(edit?.textDocument.version, 1);
    assert.deepEqual(
      edit?.edits.map((change) => 'newText' in change && change.newText),
      ['.uid("job-source-v1")'],
    );
  });

  it('offers the next version of a uid, saying what it costs', async () => {
    await start();
    await client.open(file, text);
    const actions = await client.actions(file, rangeOf(text, '"map-v1"'));
    const titles = actions.map(({ title }) => title);
    assert.deepEqual(titles, ['Give this operator a new uid ("map-v2"): its state is dropped']);
  });

  it('never offers a new uid where the source is, or may be, a FlinkKafkaConsumer', async () => {
    await start();
    const job = (source: string) => `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
class Old extends FlinkKafkaConsumer<String> {}
class Kafka {
  void run(StreamExecutionEnvironment env, SourceFunction<String> given) { env.addSource(${source}).uid("orders-source"); }
}`;
    const kafka = path.join(folder, 'Kafka.java');
    for (const source of ['new FlinkKafkaConsumer<>("a", null, null)', 'given', 'new Old()', 'make()']) {
      await client.open(kafka, job(source));
      const actions = await client.actions(kafka, rangeOf(job(source), '"orders-source"'));
      assert.deepEqual(
        actions.map(({ title }) => title),
        [],
        source,
      );
      await client.close(kafka);
    }
  });

  it('fixes all that is safe, and nothing else', async () => {
    await start();
    const unused = text.replace(
      '\t\tenv.fromData("b")',
      '\t\t// flink-playbook: ignore not-a-pojo - old\n\t\tenv.fromData("b")',
    );
    await client.open(file, unused);
    const actions: CodeAction[] = await client.actions(file, rangeOf(unused, unused.slice(0, 1)), ['source.fixAll']);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.flinkPlaybook'],
    );
    const [edit] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      edit?.edits.map((change) => 'newText' in change && change.newText),
      [''],
    );
  });

  it('checks the workspace, shows the findings of closed files and takes them back', async () => {
    await start();
    const result = await client.connection.sendRequest<CheckWorkspaceResult>(CHECK_WORKSPACE, {});
    assert.deepEqual(result, { files: 1, findings: 2, incomplete: [], cancelled: false });
    await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
    writeFileSync(file, 'package shop;\nclass Job {}');
    await client.changed(file, 2);
    await client.diagnostics(file, has());
  });

  it('stops a check of the workspace when it is cancelled, and says how far it came', async () => {
    folder = folderOf(JOB);
    for (let i = 0; i < 400; i++) {
      writeFileSync(
        path.join(folder, `Job${i}.java`),
        JOB.split('Job.java\n')[1]?.replace('class Job', `class Job${i}`) ?? '',
      );
    }
    client = await startClient({ folders: [folder] });
    const cancellation = new CancellationTokenSource();
    const checking = client.connection.sendRequest<CheckWorkspaceResult>(CHECK_WORKSPACE, {}, cancellation.token);
    cancellation.cancel();
    const result = await checking;
    assert.equal(result.cancelled, true);
    assert.ok(result.files < 401);
  });

  it('serves several folders, each with its own Flink version', async () => {
    const [one, two] = [folderOf(JOB), folderOf(JOB.replace('1.20.5', '2.1.0'))];
    client = await startClient({ folders: [one, two] });
    const status = async (root: string) => {
      const uri = uriOf(path.join(root, FILE));
      await client.open(path.join(root, FILE), readFileSync(path.join(root, FILE), 'utf8'));
      await client.diagnostics(path.join(root, FILE), (diagnostics) => diagnostics.length > 0);
      return client.connection.sendRequest<{ flinkVersion: string }>(PROJECT_STATUS, { uri });
    };
    assert.equal((await status(one)).flinkVersion, '1.20.5');
    assert.equal((await status(two)).flinkVersion, '2.1.0');
  });

  it('checks a document that belongs to no folder by itself', async () => {
    await start();
    const other = path.join(folderOf('//- readme.txt\nx'), 'Job.java');
    await client.open(other, text);
    await client.diagnostics(other, has('missing-operator-uid', 'duplicate-operator-uid'));
    await client.close(other);
    await client.diagnostics(other, has());
  });

  it('explains rules in the language of the editor', async () => {
    await start({ initializationOptions: { language: 'zh-cn' } });
    const page = await client.connection.sendRequest<string>(EXPLAIN, { rule: 'not-a-pojo' });
    assert.match(page, /\p{Script=Han}/u);
    assert.equal(await client.connection.sendRequest(EXPLAIN, { rule: 'no-rule' }), null);
  });

  it('says what it finds in the language of the editor', async () => {
    await start({ initializationOptions: { language: 'zh-cn' } });
    await client.open(file, text);
    const [first] = await client.diagnostics(file, (diagnostics) => diagnostics.length > 0);
    assert.match(String(first?.message), /\p{Script=Han}/u);
  });

  it('survives folders that go away and files that cannot be read', async () => {
    await start();
    mkdirSync(path.join(folder, 'Folder.java'));
    await client.changed(path.join(folder, 'Folder.java'), 1);
    await client.changed(path.join(folder, 'Gone.java'), 2);
    await client.open(file, text);
    await client.diagnostics(file, has('missing-operator-uid', 'duplicate-operator-uid'));
  });
});
