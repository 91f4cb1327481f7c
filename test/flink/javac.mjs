import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { flinkClasspath, ROOT } from './classpath.mjs';
import { explained, java, start } from './processes.mjs';

/**
 * @typedef {{file: string, line: number, column: number, message: string}} CompileError 1-based
 * @typedef {{ok: boolean, errors: CompileError[]}} Compilation
 */

/** The one JVM that compiles for all of a test run; started when first needed. */
let server;

/**
 * Compiles Java sources against a Flink version. Lombok works where the sources import it.
 * @param {Record<string, string>} files text by path, such as `com/example/Order.java`
 * @param {string} version of Flink
 * @param {{out?: string, classes?: string[]}} [options] `out`: a folder for the class files (none are written without it);
 *   `classes`: folders or jars that stand before Flink's on the classpath
 * @returns {Promise<Compilation>}
 */
export async function compile(files, version, { out = '', classes = [] } = {}) {
  const classpath = [...classes, ...(await flinkClasspath(version))].join(delimiter);
  server ??= startServer();
  const errors = await server.request([out, classpath, ...Object.entries(files).flat()]);
  return { ok: errors.length === 0, errors };
}

function startServer() {
  const child = start(java(), ['-Xmx1g', '-XX:+UseSerialGC', join(ROOT, 'test', 'flink', 'CompileServer.java')]);
  const waiting = new Map();
  let complaints = '';
  let last = 0;

  /** While nothing is asked, the JVM does not keep Node alive; it ends when its stdin does. */
  function keepAlive(yes) {
    for (const thing of [child, child.stdin, child.stdout, child.stderr]) yes ? thing.ref() : thing.unref();
  }

  function fail(error) {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    server = undefined;
  }

  child.stderr.on('data', (text) => (complaints += text));
  child.stdin.on('error', () => {}); // "exit" tells why
  child.on('error', (error) => fail(explained('java', error)));
  child.on('exit', (code) => fail(new Error(`the compiler ended with ${code}:\n${complaints}`)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, errors } = JSON.parse(line);
    waiting.get(id).resolve(errors);
    waiting.delete(id);
    if (waiting.size === 0) keepAlive(false);
  });

  function request(words) {
    return new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      keepAlive(true);
      child.stdin.write(`${[id, ...words.map((word) => Buffer.from(word).toString('base64'))].join('\t')}\n`);
    });
  }
  return { request };
}
