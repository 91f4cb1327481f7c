/** The language server's process: wires the parts and serves the connection it was started with. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import manifest from '../../package.json';
import { sayInEnglish, sayWith } from './base/message';
import { BaselineReader } from './io/baseline-reader';
import { inspectSavepoint } from './io/inspect-savepoint';
import { GitFailed, gitTextOrNull } from './io/git';
import { knownRevisions } from './io/git-baseline';
import { readFolder, readTextFile } from './io/read-folder';
import { originsInHistory, USUAL_LIMITS } from './io/savepoint-history';
import { resolveClassPaths } from './io/resolve-class-path';
import { serve } from './lsp/server';
import { flinkAsker } from './main-flink-asker';
import { DEFAULT_FRAME_SIZE } from './savepoint/findings/all-findings';
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
    baselines: () => {
      const reader = new BaselineReader(parser.parse);
      return {
        read: (now, wanted) => reader.read(now, wanted),
        revisions: (folder) => knownRevisions(folder),
        whyNot: (error) => (error instanceof GitFailed ? error.why : null),
      };
    },
    history: {
      find: (ids, now, cancellation) =>
        originsInHistory(ids, now, parser.parse, USUAL_LIMITS, { cancellation, progress: () => {} }),
      text: (root, commit, file) => gitTextOrNull(root, ['cat-file', 'blob', `${commit}:./${path.posix.relative(root, file)}`]),
    },
    readSavepoint: (given, cancellation) =>
      inspectSavepoint(
        given,
        { lookIn: [], frameSize: DEFAULT_FRAME_SIZE, allPositions: true },
        { cancellation, progress: () => {} },
      ),
    sayIn: (language) => (language.toLowerCase() === 'zh-cn' ? sayWith(chinese) : sayInEnglish),
    version: manifest.version,
  });
}

start().catch((error: unknown) => {
  process.stderr.write(`the Flink Playbook server could not start: ${String(error)}\n`);
  process.exit(1);
});
