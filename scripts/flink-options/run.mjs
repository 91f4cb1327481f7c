/**
 * Writes server/src/flink/options.json, the table of all options of Flink's own configuration, by reflection over the jars
 * of each line of Flink: `node scripts/flink-options/run.mjs`. Needs Maven and a JDK 17.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { java, maven, run } from '../../test/flink/processes.mjs';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const HERE = dirname(fileURLToPath(import.meta.url));
export const TABLE = join(HERE, '..', '..', 'server', 'src', 'flink', 'options.json');

/** Releases of each line, the one that is asked first: Maven Central has not every module of every patch release. */
export const RELEASES = new Map([
  ['1.17', ['1.17.2', '1.17.0', '1.17.1']],
  ['1.18', ['1.18.1', '1.18.0']],
  ['1.19', ['1.19.3', '1.19.1', '1.19.0', '1.19.2']],
  ['1.20', ['1.20.5', '1.20.1', '1.20.0']],
  ['2.0', ['2.0.0', '2.0.1']],
  ['2.1', ['2.1.1', '2.1.0']],
  ['2.2', ['2.2.1', '2.2.0']],
  ['2.3', ['2.3.0']],
]);

/** Modules that declare options and need nothing but themselves for it. */
const FURTHER_MODULES = [
  ...['flink-dstl-dfs', 'flink-kubernetes', 'flink-yarn', 'flink-python'],
  ...['flink-table-common', 'flink-table-api-java', 'flink-sql-gateway'],
];

/**
 * The options of a line of Flink, one `key|deprecated keys|other fallback keys|type|default|declared as` each.
 * @param {string} line such as `1.20`
 * @returns {Promise<string[]>} sorted
 */
export async function optionsOf(line) {
  const jars = await jarsOf(line);
  const program = join(HERE, 'ListFlinkOptions.java');
  const { code, stdout, stderr } = await run(java(), ['-cp', jars.join(delimiter), program, ...jars]);
  if (code !== 0) throw new Error(`Flink ${line}: ${stderr}`);
  const options = stdout.split('\n').filter(Boolean);
  return options.map((option) => option.replaceAll('|', '/').replaceAll('\t', '|')).sort();
}

/** The jars of a line of Flink, with those of its modules that declare options, and what they need. */
export async function jarsOf(line) {
  const releases = RELEASES.get(line) ?? [];
  const [version] = releases;
  const list = join(mkdtempSync(join(tmpdir(), 'flink-options-')), 'classpath.txt');
  await maven([
    '-f',
    join(HERE, 'pom.xml'),
    `-Dflink.version=${version}`,
    `${PLUGIN}:build-classpath`,
    `-Dmdep.outputFile=${list}`,
  ]);
  const jars = readFileSync(list, 'utf8').trim().split(delimiter);
  for (const module of FURTHER_MODULES) {
    jars.push(await jarOf(module, releases));
  }
  return jars;
}

/**
 * A module's jar of the first release that has one. `get` takes it without what it depends on, and without the parents of
 * its pom, which are missing for some.
 */
async function jarOf(module, releases) {
  for (const release of releases) {
    const jar = join(homedir(), '.m2/repository/org/apache/flink', module, release, `${module}-${release}.jar`);
    if (existsSync(jar)) return jar;
    const artifact = `-Dartifact=org.apache.flink:${module}:${release}`;
    await maven([`${PLUGIN}:get`, artifact, '-Dtransitive=false']).catch(() => {});
    if (existsSync(jar)) return jar;
  }
  throw new Error(`${module} of ${releases.join(', ')}: not found`);
}

/** The table of some lines: what is the same in neighbouring ones stands once, with the first and the last of them. */
export function tableOf(optionsByLine) {
  const versions = [...optionsByLine.keys()];
  const options = [];
  let open = new Map();
  for (const [line, declared] of optionsByLine) {
    const before = open;
    open = new Map();
    for (const option of declared) {
      const known = before.get(option) ?? { option, from: line, to: line };
      known.to = line;
      open.set(option, known);
      if (!before.has(option)) options.push(known);
    }
  }
  const lines = options.map(({ option, from, to }) => (from === to ? `${option}|${from}` : `${option}|${from}-${to}`));
  return { versions, options: lines.sort() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const optionsByLine = new Map();
  for (const line of RELEASES.keys()) {
    optionsByLine.set(line, await optionsOf(line));
    console.log(`Flink ${line}: ${optionsByLine.get(line).length} options`);
  }
  writeFileSync(TABLE, `${JSON.stringify(tableOf(optionsByLine), null, 2)}\n`);
}
