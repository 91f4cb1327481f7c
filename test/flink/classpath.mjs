import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { maven } from './processes.mjs';
import { mavenProperties } from './versions.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The root of the repository. */
export const ROOT = join(HERE, '..', '..');

/** Where everything that the tests make lies; git ignores it. */
export const CACHE = join(ROOT, '.cache', 'flink');

const known = new Map();

/**
 * The jars of one Flink version, from Maven the first time and from the cache afterwards.
 * @param {string} version such as `1.20.5`
 * @returns {Promise<string[]>} absolute paths
 */
export function flinkClasspath(version) {
  if (!known.has(version)) known.set(version, find(version));
  return known.get(version);
}

async function find(version) {
  const pom = join(HERE, 'pom.xml');
  const properties = Object.entries(mavenProperties(version)).map(([name, value]) => `-D${name}=${value}`);
  const state = createHash('sha256')
    .update(await readFile(pom))
    .update(properties.join())
    .digest('hex')
    .slice(0, 12);
  const list = join(CACHE, 'classpath', `${version}-${state}.txt`);
  const cached = existsSync(list) ? jars(await readFile(list, 'utf8')) : [];
  if (cached.length > 0 && cached.every((jar) => existsSync(jar))) return cached;

  await mkdir(dirname(list), { recursive: true });
  const fresh = `${list}.${process.pid}`;
  await maven(['-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${fresh}`, ...properties]);
  const found = await readFile(fresh, 'utf8');
  await writeFile(list, found);
  return jars(found);
}

function jars(text) {
  return text.trim().split(delimiter).filter(Boolean);
}
