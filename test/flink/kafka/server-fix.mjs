/** A quick fix of the language server, applied as an editor applies it. */
import { readFile, writeFile } from 'node:fs/promises';
import { product } from '../product.mjs';

/**
 * @param {string} folder of the project
 * @param {string} file
 * @param {{ at: string, title: string, savepoint?: string }} fix `at`: the last place of this text in the file; `savepoint`: its
 *   folder, where the fix asks for one
 */
export async function applyServerFix(folder, file, { at, title, savepoint }) {
  const { startClient } = await product('../../test/lsp/client.ts');
  const client = await startClient({ folders: [folder], initializationOptions: { commands: true } });
  try {
    const text = await readFile(file, 'utf8');
    await client.open(file, text);
    await client.diagnostics(file, () => true);
    const actions = await client.actions(file, rangeOfLast(text, at));
    const action = actions.find((each) => each.title.includes(title));
    if (!action) throw new Error(`no "${title}" among:\n${actions.map((each) => each.title).join('\n')}`);
    const edit = savepoint ? await fromSavepoint(client, action, savepoint) : action.edit;
    for (const { edits } of edit.documentChanges) await writeFile(file, applied(text, edits));
  } finally {
    await client.stop();
  }
}

async function fromSavepoint(client, action, savepoint) {
  const params = { ...action.command.arguments[0], savepoint };
  const { edit, failed } = await client.connection.sendRequest('flinkPlaybook/migrateFromSavepoint', params);
  if (!edit) throw new Error(failed);
  return edit;
}

function rangeOfLast(text, at) {
  const before = text.slice(0, text.lastIndexOf(at)).split('\n');
  const start = { line: before.length - 1, character: before.at(-1).length };
  return { start, end: { line: start.line, character: start.character + at.length } };
}

function applied(text, edits) {
  const lines = text.split('\n');
  const offset = ({ line, character }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const sorted = edits.map(({ range, newText }, index) => ({
    newText,
    index,
    at: offset(range.start),
    to: offset(range.end),
  }));
  sorted.sort((a, b) => b.at - a.at || b.index - a.index); // inserts at one place in their order
  return sorted.reduce((all, { at, to, newText }) => all.slice(0, at) + newText + all.slice(to), text);
}
