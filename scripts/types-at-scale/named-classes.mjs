import { run } from '../../test/flink/processes.mjs';

/**
 * The binary names of a jar's classes that have one in Java: no anonymous or local ones, no copies for other Java versions.
 * @param {string} jar
 * @returns {Promise<string[]>}
 */
export async function namedClasses(jar) {
  const { code, stdout, stderr } = await run('jar', ['tf', jar]);
  if (code !== 0) throw new Error(`${jar} cannot be read: ${stderr}`);
  return stdout
    .split(/\r?\n/)
    .filter((entry) => entry.endsWith('.class') && !/^META-INF\/|\$\d|(?:^|\/)(?:package|module)-info\./.test(entry))
    .map((entry) => entry.slice(0, -'.class'.length).replaceAll('/', '.'));
}
