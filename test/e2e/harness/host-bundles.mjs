// The host tests as VS Code's extension host loads them: bundled to JavaScript.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from '../../../scripts/ensure-built.mjs';

const SOURCES = path.join(REPOSITORY, 'test', 'e2e', 'host');

/** Where the bundles are; `index` is what VS Code calls. */
export const BUNDLES = path.join(REPOSITORY, 'dist', 'test', 'e2e', 'host');

/** The fixture workspace that the host tests share. */
export const HOST_WORKSPACE = 'one-job';

export async function bundleTests() {
  fs.rmSync(BUNDLES, { recursive: true, force: true });
  await build({
    entryPoints: fs
      .readdirSync(SOURCES)
      .filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
      .map((name) => path.join(SOURCES, name)),
    outdir: BUNDLES,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
