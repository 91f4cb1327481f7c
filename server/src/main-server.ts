/** The language server's process: wires the parts and serves the connection it was started with. */
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import manifest from '../../package.json';
import { sayInEnglish, sayWith } from './base/message';
import { inspectionJson } from './cli/savepoint-json';
import { BaselineReader } from './io/baseline-reader';
import { GitFailed, gitTextOrNull } from './io/git';
import { knownRevisions } from './io/git-baseline';
import { inspectSavepoint, inspectTrend, isOfFlink, keyGroupsOf } from './io/inspect-savepoint';
import { readFolder, readTextFile } from './io/read-folder';
import { resolveClassPaths } from './io/resolve-class-path';
import { originsInHistory, USUAL_LIMITS } from './io/savepoint-history';
import { serve } from './lsp/server';
import { flinkAsker } from './main-flink-asker';
import { bytesSource } from './savepoint/bytes/byte-source';
import { DEFAULT_FRAME_SIZE } from './savepoint/findings/all-findings';
import { inspect } from './savepoint/inspect';
import { beginsAsMetadata } from './savepoint/metadata/read-metadata';
import { NO_DISK } from './savepoint/state-files';
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
        read: (now, wanted, signal) => reader.read(now, wanted, null, signal),
        revisions: (folder) => knownRevisions(folder),
        whyNot: (error) => (error instanceof GitFailed ? error.why : null),
      };
    },
    history: {
      find: (ids, now, cancellation) =>
        originsInHistory(ids, now, parser.parse, USUAL_LIMITS, { cancellation, progress: () => {} }),
      text: (root, commit, file) =>
        gitTextOrNull(root, ['cat-file', 'blob', `${commit}:./${path.posix.relative(root, file)}`]),
    },
    readSavepoint: (given, cancellation, lookIn = []) =>
      inspectSavepoint(
        given,
        { lookIn, frameSize: DEFAULT_FRAME_SIZE, allPositions: true },
        { cancellation, progress: () => {} },
      ),
    savepoints: {
      inspect: async (given, bytes, options, waiting) => {
        const source = bytes && bytesSource(bytes);
        const read = source
          ? await inspect(source, given, NO_DISK, options, waiting)
          : await inspectSavepoint(given, options, waiting);
        const isOther = 'why' in read && !(source ? beginsAsMetadata(source) : isOfFlink(given));
        return 'why' in read ? { ...read, isOther } : read;
      },
      keyGroupsOf,
      trend: inspectTrend,
      json: (inspection, origins, plan) =>
        inspectionJson(
          { ...inspection, origins, plan },
          // no path is within it: all are told in full
          { write: () => {}, progress: () => {}, color: false, workingDirectory: '\0' },
        ),
    },
    sayIn: (language) => (language.toLowerCase() === 'zh-cn' ? sayWith(chinese) : sayInEnglish),
    version: manifest.version,
  });
}

start().catch((error: unknown) => {
  process.stderr.write(`the Flink Playbook server could not start: ${String(error)}\n`);
  process.exit(1);
});
