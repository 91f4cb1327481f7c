import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf } from '../cli/run-cli';
import { startClient } from './client';

describe('language server on configuration', () => {
  it('shows findings in an open YAML file, and follows its edits', async () => {
    const folder = folderOf('//- conf/flink-conf.yaml\nparallelism.default: 200\npipeline.max-parallelism: 128\n');
    const client = await startClient({ folders: [folder] });
    try {
      const file = path.join(folder, 'conf/flink-conf.yaml');
      await client.open(file, readFileSync(file, 'utf8'));
      await client.diagnostics(file, (found) => found.map(({ code }) => code).join() === 'max-parallelism-too-low');
      await client.edit(file, 2, { start: { line: 0, character: 21 }, end: { line: 0, character: 24 } }, '64');
      await client.diagnostics(file, (found, version) => version === 2 && found.length === 0);
    } finally {
      await client.stop();
    }
  });
});
