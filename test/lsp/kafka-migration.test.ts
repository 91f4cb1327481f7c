import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnnotatedTextEdit, CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { MIGRATE_FROM_SAVEPOINT, type MigrateFromSavepointResult } from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { REPOSITORY } from '../fixture/repository';
import { readForms } from '../kafka-forms/migrate-forms';
import { type Client, rangeOf, startClient, uriOf } from './client';

const COMMITTED = 'from the offsets that the old source committed';
const EXACT = 'from the exact offsets of a savepoint';

describe('the migration from FlinkKafkaConsumer in the language server', () => {
  let client: Client;

  /** Opens a form and asks for what is offered where the consumer is made. */
  const offered = async (form: string, file: string, hasPreview: boolean): Promise<CodeAction[]> => {
    const found = readForms().find(({ name }) => name === form);
    const files = [...(found?.files ?? [])].map(([name, text]) => `//- ${name}\n${text}`);
    const folder = folderOf(files.join('\n'));
    const opened = path.join(folder, 'src/main/java/shop', file);
    const text = readFileSync(opened, 'utf8');
    client = await startClient({ folders: [folder], initializationOptions: { commands: true }, hasPreview });
    await client.open(opened, text);
    await client.diagnostics(opened, (all) => all.some(({ code }) => code === 'legacy-kafka-connector'));
    return client.actions(opened, rangeOf(text, 'FlinkKafkaConsumer<>('));
  };
  const titled = (actions: CodeAction[], title: string) => actions.find((action) => action.title.includes(title));
  const changes = (action: CodeAction | undefined) => (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];

  afterEach(() => client.stop());

  it('changes the helper and its callers in one edit, shown before it is applied', async () => {
    const action = titled(
      await offered('consumer-in-a-helper-of-another-class', 'KafkaConsumers.java', true),
      COMMITTED,
    );
    const files = changes(action).map(({ textDocument }) => path.basename(textDocument.uri));
    assert.deepEqual(files.sort(), ['Job.java', 'KafkaConsumers.java']);
    const annotations = Object.values(action?.edit?.changeAnnotations ?? {});
    assert.ok(annotations.some(({ needsConfirmation }) => needsConfirmation));
    assert.ok(changes(action).every(({ edits }) => edits.every((edit) => (edit as AnnotatedTextEdit).annotationId)));
  });

  it('lists in the preview what does not come along', async () => {
    const action = titled(await offered('consumer-whose-schema-ends-the-stream', 'Job.java', true), COMMITTED);
    const labels = Object.values(action?.edit?.changeAnnotations ?? {}).map(({ label }) => label);
    assert.ok(
      labels.some((label) => label.includes('isEndOfStream')),
      labels.join('\n'),
    );
  });

  it('writes what does not come along as a comment where there is no preview', async () => {
    const action = titled(await offered('consumer-whose-schema-ends-the-stream', 'Job.java', false), COMMITTED);
    const [change] = changes(action);
    assert.ok(change?.edits.some((edit) => 'newText' in edit && edit.newText.startsWith('// isEndOfStream')));
    assert.equal(action?.edit?.changeAnnotations, undefined);
  });

  it('asks for the savepoint whose offsets it takes, and says why it cannot', async () => {
    const action = titled(await offered('consumer-on-the-spot', 'Job.java', true), EXACT);
    const [source] = action?.command?.arguments ?? [];
    const migrate = (savepoint: string) =>
      client.connection.sendRequest<MigrateFromSavepointResult>(MIGRATE_FROM_SAVEPOINT, { ...source, savepoint });
    assert.ok(source?.uri && uriOf('/').length < source.uri.length);
    const data = path.join(REPOSITORY, 'test', 'savepoint', 'data');
    assert.deepEqual(await migrate(path.join(data, '1.20.5-native-files')), {
      failed: 'The savepoint has no offsets for the source orders-source-v1.',
    });
    assert.ok('failed' in (await migrate(path.join(data, 'nothing-here'))));
  });
});
