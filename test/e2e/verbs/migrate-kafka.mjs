// The move from FlinkKafkaConsumer to KafkaSource, as a person makes it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerDialog } from './dialogs.mjs';
import { applyFix, waitForSquiggle } from './editor.mjs';
import { openFile } from './palette.mjs';
import { applyPreview, previewRows } from './refactor-preview.mjs';

const CONSUMER = 'new FlinkKafkaConsumer';
const COMMITTED = 'from the offsets that the old source committed';
const EXACT = 'from the exact offsets of a savepoint';
const SAVED_WITHIN_MS = 30_000;
const NOTHING = async () => {};

/**
 * Opens the file and applies the fix through its preview; the editor saves what a refactoring changed.
 * @param {import('playwright-core').Page} page
 * @param {string} file its path
 * @param {{ line: number, savepoint?: string, shot?: (name: string) => Promise<void> }} options `line`: where the consumer
 *   is made; `savepoint`: its folder, where the exact offsets are wanted
 * @returns {Promise<string[]>} the rows of the preview; the file on the disk is the new one then
 */
export async function migrateKafka(page, file, { line, savepoint, shot = NOTHING }) {
  await openFile(page, basename(file), line);
  await waitForSquiggle(page, 'warning');
  await applyFix(page, CONSUMER, savepoint ? EXACT : COMMITTED);
  if (savepoint) {
    await answerDialog(page, `${savepoint}/`, /Start from Its Offsets/);
  }
  const rows = await previewRows(page);
  await sleep(1000); // it draws the difference
  await shot('preview');
  await applyPreview(page);
  await page.locator('.view-line', { hasText: 'KafkaSource.<' }).first().waitFor();
  await page.locator('.tab.active:not(.dirty)', { hasText: basename(file) }).waitFor();
  await saved(file);
  return rows;
}

async function saved(file) {
  for (const giveUpAt = Date.now() + SAVED_WITHIN_MS; !readFileSync(file, 'utf8').includes('KafkaSource.<'); ) {
    if (Date.now() > giveUpAt) throw new Error(`${file} was not saved`);
    await sleep(100);
  }
}
