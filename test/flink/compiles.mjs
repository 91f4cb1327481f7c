import { compile } from './javac.mjs';

/**
 * Asserts that Java code compiles against real Flink; the error names each unit that does not, with its lines.
 * @param {{name: string, files: Record<string, string>}[]} units each compiled on its own: text by path
 * @param {string} version of Flink
 * @param {{classes?: string[]}} [options] see {@link compile}
 */
export async function compiles(units, version, options = {}) {
  if (units.length === 0) throw new Error('nothing to compile: the test would be green without having asked');
  const broken = [];
  for (const { name, files } of units) {
    const { ok, errors } = await compile(files, version, options);
    if (!ok) broken.push(`${name}\n${errors.map((error) => told(error, files)).join('\n')}`);
  }
  if (broken.length > 0)
    throw new Error(`${broken.length} of ${units.length} do not compile with Flink ${version}:\n${broken.join('\n')}`);
}

function told({ file, line, column, message }, files) {
  const source = files[file]?.split('\n')[line - 1];
  return `  ${file}:${line}:${column} ${message}${source === undefined ? '' : `\n    ${source.trim()}`}`;
}
