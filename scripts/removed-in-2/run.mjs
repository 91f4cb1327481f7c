/**
 * Writes server/src/flink/removed-in-2.json, the classes and members of Flink's public API that the last 1.x has and 2.x
 * has not, by reflection over their jars: `node scripts/removed-in-2/run.mjs`. Needs Maven and a JDK 17.
 */
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { java, run } from '../../test/flink/processes.mjs';
import { jarsOf } from '../flink-options/run.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
export const TABLE = join(HERE, '..', '..', 'server', 'src', 'flink', 'removed-in-2.json');
const [BEFORE, AFTER] = ['1.20', '2.2'];

/** The table: classes with the one that took their place, or `""`; members by class, separated by spaces. */
export async function removedIn2() {
  const program = join(HERE, 'ListRemovedApi.java');
  const jars = await Promise.all([BEFORE, AFTER].map(jarsOf));
  const { code, stdout, stderr } = await run(java(), [program, ...jars.map((each) => each.join(delimiter))]);
  if (code !== 0) throw new Error(stderr);
  const classes = {};
  const members = {};
  for (const line of stdout.split('\n').filter(Boolean)) {
    const [owner, member] = line.split('#');
    if (member === undefined) {
      const [name, moved = ''] = line.split('>');
      classes[name] = moved;
    } else {
      members[owner] = members[owner] ? `${members[owner]} ${member}` : member;
    }
  }
  return { before: BEFORE, after: AFTER, classes, members };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const table = await removedIn2();
  writeFileSync(TABLE, `${JSON.stringify(table, null, 2)}\n`);
  console.log(`${Object.keys(table.classes).length} classes, members of ${Object.keys(table.members).length}`);
}
