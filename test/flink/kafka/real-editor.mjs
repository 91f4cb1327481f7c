/** The real editor on a project: what a person does in it. It needs a browser, as `npm run test:e2e` does. */
import { readFile } from 'node:fs/promises';
import { REPOSITORY } from '../../../scripts/ensure-built.mjs';
import { installVsCode } from '../../../scripts/vscode/install-vscode.mjs';
import { openWindow } from '../../e2e/harness/open-window.mjs';
import { migrateKafka } from '../../e2e/verbs/migrate-kafka.mjs';

const OPENS_WITHIN_MS = 180_000;

/**
 * Applies the fix that migrates the FlinkKafkaConsumer of a file, and saves.
 * @param {string} folder of the project
 * @param {string} file
 * @param {string} [savepoint] its folder, where the exact offsets are wanted
 */
export async function migrateInEditor(folder, file, savepoint) {
  await installVsCode();
  const { page, server, close } = await openWindow({ folder });
  try {
    page.setDefaultTimeout(OPENS_WITHIN_MS);
    await page.goto(server.address({ folder, extension: REPOSITORY }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    const lines = (await readFile(file, 'utf8')).split('\n');
    const line = lines.findIndex((each) => each.includes('new FlinkKafkaConsumer')) + 1;
    await migrateKafka(page, file, { line, savepoint });
  } finally {
    await close();
  }
}
