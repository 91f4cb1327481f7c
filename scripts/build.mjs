// Bundles the extension, the language server and the command line into dist/.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const MODULES = path.join(ROOT, 'node_modules');

/** What every bundle of the product shares; tests are bundled with the same. */
export const BUNDLE = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  loader: { '.md': 'text' },
  // jsonc-parser's other build asks for its modules at run time, which a bundle does not have
  mainFields: ['module', 'main'],
  // its ES module asks for import.meta.url, which a CommonJS bundle does not have
  alias: { 'web-tree-sitter': path.join(MODULES, 'web-tree-sitter', 'web-tree-sitter.cjs') },
  logLevel: 'warning',
  absWorkingDir: ROOT,
};

/** The WebAssembly modules the product loads from beside its bundles. */
export const WASM_FILES = [
  path.join(MODULES, 'web-tree-sitter', 'web-tree-sitter.wasm'),
  path.join(MODULES, 'tree-sitter-java-orchard', 'tree-sitter-java_orchard.wasm'),
];

export async function build() {
  mkdirSync(DIST, { recursive: true });
  const product = { ...BUNDLE, outdir: DIST, sourcemap: true, minifySyntax: true };
  await Promise.all([
    esbuild.build({ ...product, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] }),
    // the pages that webviews show; they load nothing from elsewhere
    esbuild.build({
      ...BUNDLE,
      mainFields: undefined,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      outdir: path.join(DIST, 'pages'),
      minify: true,
      legalComments: 'none',
      entryPoints: { savepoint: 'client/webview/savepoint/main.ts' },
    }),
    esbuild.build({ ...product, entryPoints: { server: 'server/src/main-server.ts' } }),
    esbuild.build({
      ...product,
      entryPoints: { 'cli-all': 'server/src/main-cli.ts', 'cli-savepoint': 'server/src/main-savepoint.ts' },
    }),
    esbuild.build({
      ...product,
      entryPoints: { cli: 'server/src/main-start.ts' },
      external: ['./cli-*.js'],
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  for (const file of WASM_FILES) {
    cpSync(file, path.join(DIST, path.basename(file)));
  }
  writeFileSync(path.join(DIST, '.built'), '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
}
