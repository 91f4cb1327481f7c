/** The language server's process: wires the parts and serves the connection it was started with. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import manifest from '../../package.json';
import { sayInEnglish, sayWith } from './base/message';
import { readFolder, readTextFile } from './io/read-folder';
import { resolveClassPaths } from './io/resolve-class-path';
import { serve } from './lsp/server';
import { flinkAsker } from './main-flink-asker';
import { createJavaParser } from './syntax/java-parser';

async function start(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all);
  const parser = await createJavaParser({
    runtimePath: path.join(__dirname, 'web-tree-sitter.wasm'),
    grammar: path.join(__dirname, 'tree-sitter-java_orchard.wasm'),
  });
  serve(connection, {
    parser,
    readFolder: (root, cancellation) => readFolder(root, cancellation),
    readFile: readTextFile,
    resolveClassPaths,
    flink: flinkAsker(__dirname),
    sayIn: (language) => (language.toLowerCase() === 'zh-cn' ? sayWith(chinese) : sayInEnglish),
    version: manifest.version,
  });
}

start().catch((error: unknown) => {
  process.stderr.write(`the Flink Playbook server could not start: ${String(error)}\n`);
  process.exit(1);
});
