// npm run package: packs the .vsix; fails when something it needs is not in it, or something it does not need is.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, REPOSITORY } from './ensure-built.mjs';

const NEEDED = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'dist/README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/server.js',
  'dist/cli.js',
  'dist/cli-all.js',
  'dist/cli-savepoint.js',
  'dist/pages/savepoint.css',
  'dist/pages/savepoint.js',
  'dist/web-tree-sitter.wasm',
  'dist/tree-sitter-java_orchard.wasm',
  'l10n/bundle.l10n.zh-cn.json',
  'media/graph.css',
  'media/graph.js',
  'probe/FlinkProbe.java',
  'schemas/flink-playbook.schema.json',
  'snippets/java.json',
  'syntaxes/flink-log.tmLanguage.json',
];

await ensureInstalled();
await ensureBuilt();
const { createVSIX, listFiles } = await import('@vscode/vsce');
const { name, version } = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8'));
const packagePath = path.join(REPOSITORY, `${name}-${version}.vsix`);
const readmePath = writeReadme();
const files = await listFiles({ cwd: REPOSITORY, dependencies: false, readmePath });
const missing = NEEDED.filter((file) => !files.includes(file));
const surplus = files.filter((file) => !NEEDED.includes(file));
if (missing.length > 0 || surplus.length > 0) {
  throw new Error(`the package lacks: ${missing.join(', ')}; it has too much: ${surplus.join(', ')}`);
}
await createVSIX({
  cwd: REPOSITORY,
  packagePath,
  dependencies: false,
  readmePath,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
console.log(
  `${path.basename(packagePath)}: ${files.length} files, ${Math.round(statSync(packagePath).size / 1024)} kB`,
);

/** The pictures stay away: of an extension's page the editor shows none that are not on the web. */
function writeReadme() {
  const name = 'dist/README.md';
  const readme = readFileSync(path.join(REPOSITORY, 'README.md'), 'utf8');
  writeFileSync(path.join(REPOSITORY, name), readme.replaceAll(/^<img .*>\n+/gm, ''));
  return name;
}
