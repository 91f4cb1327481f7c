// What `types` costs beside bare tree-sitter parsing of the same files, and how it grows; cold processes of one run.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../scripts/ensure-built.mjs';
import { measureInTurns } from './measure.mjs';
import { writeDataClasses } from './write-data-classes.mjs';

const CLASSES = 10_000;
const ROUNDS = 3;

/**
 * Prints the ratios of 10,000 data classes.
 * @param {string} scratch a folder for what it writes
 */
export function benchTypes(scratch) {
  const folders = [CLASSES, CLASSES / 2].map((classes) => {
    const folder = path.join(scratch, `classes-${classes}`);
    mkdirSync(folder);
    return writeDataClasses(folder, classes);
  });
  const [whole, half] = folders;
  const types = (folder) => [path.join(REPOSITORY, 'dist', 'cli.js'), 'types', folder, '--format', 'json'];
  const [bare, all, fewer] = measureInTurns(
    [[path.join(REPOSITORY, 'bench', 'bare-parse.cjs'), whole], types(whole), types(half)],
    ROUNDS,
    scratch,
  );
  console.log(`${CLASSES.toLocaleString('en')} written data classes, ${ROUNDS} rounds in turns, medians:`);
  console.log(`  time:   types / bare parsing = ${(all.ms / bare.ms).toFixed(2)}`);
  console.log(`  growth: types of all / types of half = ${(all.ms / fewer.ms).toFixed(2)} (2 is linear)`);
  console.log(
    `  memory: types / bare parsing = ${(all.mb / bare.mb).toFixed(2)} (${all.mb.toFixed(0)} MB at its peak)`,
  );
}
