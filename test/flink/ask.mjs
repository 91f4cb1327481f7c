import { delimiter, join } from 'node:path';
import { flinkClasspath, ROOT } from './classpath.mjs';
import { java, run } from './processes.mjs';

/** Flink's own start scripts open these too: its closure cleaner and Kryo reach into them. */
export const OPENED = ['java.lang', 'java.util', 'java.util.concurrent.atomic'].flatMap((name) => [
  '--add-opens',
  `java.base/${name}=ALL-UNNAMED`,
]);

/**
 * Asks a Flink version through the probe.
 * @param {string} version of Flink
 * @param {string[]} words the probe's command and its arguments: `["types", "com.example.Order"]`
 * @param {{classes?: string[], program?: string}} [options] `classes`: folders or jars of the job; `program`: another single-file
 *   Java program that prints one JSON object
 * @returns {Promise<any>} the JSON answer
 */
export async function ask(version, words, { classes = [], program = join(ROOT, 'probe', 'FlinkProbe.java') } = {}) {
  const { code, stdout, stderr } = await runJava(version, [program, ...words.map(escaped)], { classes });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${words.join(' ')} with Flink ${version}: no answer (exit ${code})\n${stdout}\n${stderr}`);
  }
}

/**
 * Runs `java` with a Flink version on the classpath.
 * @param {string} version
 * @param {string[]} words a main class or a source file, and its arguments
 * @param {{classes?: string[]}} [options]
 */
export async function runJava(version, words, { classes = [] } = {}) {
  const classpath = [...classes, ...(await flinkClasspath(version))].join(delimiter);
  return run(java(), [...OPENED, '-cp', classpath, ...words]);
}

/** An argument that survives any locale: the probe reads `\uXXXX`. */
function escaped(word) {
  return word.replace(/[^ -[\]-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
