// npm run pictures: walks through mistake 1 in the real editor, and keeps the pictures that README.md shows.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REPOSITORY } from './ensure-built.mjs';

const TAKEN = path.join(REPOSITORY, 'test', 'e2e', 'screenshots');
const KEPT = path.join(REPOSITORY, 'docs', 'walkthrough');
/** Those with a number are the README's: `walkthrough-light-1-warning.png`. */
const PICTURE = /^walkthrough-light-(\d-[a-z]+)\.png$/;
const MOST_BYTES = 200_000;

const run = path.join(REPOSITORY, 'test', 'e2e', 'run.mjs');
execFileSync(process.execPath, [run, 'ui', '--grep', 'walkthrough'], { stdio: 'inherit' });
fs.mkdirSync(KEPT, { recursive: true });
for (const file of fs.readdirSync(TAKEN)) {
  const [, name] = PICTURE.exec(file) ?? [];
  if (!name) continue;
  const { size } = fs.statSync(path.join(TAKEN, file));
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes: make it smaller than ${MOST_BYTES}`);
  fs.copyFileSync(path.join(TAKEN, file), path.join(KEPT, `${name}.png`));
  console.log(name, size);
}
