/** The product's own modules, for tests that hold them against real Flink. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { BUNDLE } from '../../scripts/build.mjs';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';

/**
 * @param {string} file of server/src, such as `flink/stream-api.ts`
 * @returns {Promise<object>} what it exports
 */
export async function product(file) {
  const outfile = join(mkdtempSync(join(tmpdir(), 'flink-playbook-')), 'module.cjs');
  await esbuild.build({ ...BUNDLE, entryPoints: [join(REPOSITORY, 'server', 'src', file)], outfile });
  return (await import(outfile)).default;
}
