#!/usr/bin/env node
// Writes server/src/java/library/library-classes.json from the JDK that runs and from Flink's jars; needs Maven and a
// JDK 17. `node scripts/library-classes.mjs [OUT.json]`
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { flinkClasspath, ROOT } from '../test/flink/classpath.mjs';
import { java, run } from '../test/flink/processes.mjs';
import { ALL } from '../test/flink/versions.mjs';

const GENERATOR = path.join(ROOT, 'test', 'java', 'library-classes', 'WriteLibraryClasses.java');
export const TABLE = path.join(ROOT, 'server', 'src', 'java', 'library', 'library-classes.json');

/** Writes the table; `versions` are those of Flink that it covers, in rising order. */
export async function writeLibraryClasses(out = TABLE, versions = ALL) {
  const jars = [];
  for (const version of versions) {
    const line = version.split('.').slice(0, 2).join('.');
    jars.push(`${line}=${(await flinkClasspath(version)).join(path.delimiter)}`);
  }
  const { code, stderr } = await run(java(), [GENERATOR, out, ...jars]);
  if (code !== 0) throw new Error(`the table was not written:\n${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeLibraryClasses(process.argv[2]);
}
