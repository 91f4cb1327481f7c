/** A small client that talks to the built language server as an editor does: another process, the real protocol. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { CLASS_PATH, type ClassPathAnswer, type ClassPathParams } from '../../server/src/lsp/protocol';
import { REPOSITORY } from '../fixture/repository';

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly initializationOptions?: object;
  /** The editor's settings, section `flinkPlaybook`. */
  readonly settings?: object;
  /** What another extension of the editor knows of the class path of a file's project. */
  readonly classPathOf?: (uri: string) => ClassPathAnswer;
  /** Whether it shows annotated edits before it applies them. */
  readonly hasPreview?: boolean;
}

/** Starts a server for some folders. */
export async function startClient({
  folders,
  initializationOptions,
  settings,
  classPathOf,
  hasPreview = false,
}: ClientOptions) {
  const server = spawn(process.execPath, [path.join(REPOSITORY, 'dist', 'server.js'), '--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  const requests: string[] = [];
  let section: object = settings ?? {};
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of waiting) {
      look();
    }
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => section));
  connection.onRequest<ClassPathAnswer, void>(CLASS_PATH, ({ uri }: ClassPathParams) => classPathOf?.(uri) ?? null);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => {
    requests.push('progress');
    return null;
  });
  connection.listen();
  const workspaceFolders = folders.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) }));
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        ...(hasPreview ? { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } : {}),
      },
      window: { workDoneProgress: true },
    },
    workspaceFolders,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});

  const latest = (uri: string) => published.findLast((params) => params.uri === uri);

  return {
    connection,
    published,
    open: (file: string, text: string) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(file), languageId: 'java', version: 1, text },
      }),
    close: (file: string) =>
      connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } }),
    edit: (file: string, version: number, range: Range, text: string) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [{ range, text }],
      }),
    changed: (file: string, type: 1 | 2 | 3) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] }),
    configure: (next: object) => {
      section = next;
      return connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    },
    /** Waits until the latest diagnostics of a file are as wanted; fails with what they are when the test's time is up. */
    diagnostics: (file: string, wanted: (diagnostics: Diagnostic[], version?: number) => boolean) =>
      new Promise<Diagnostic[]>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`diagnostics: ${JSON.stringify(latest(uriOf(file)))}`)),
          30_000,
        );
        const look = () => {
          const params = latest(uriOf(file));
          if (params && wanted(params.diagnostics, params.version)) {
            waiting.delete(look);
            clearTimeout(timer);
            resolve(params.diagnostics);
          }
        };
        waiting.add(look);
        look();
      }),
    hover: (file: string, line: number, character: number) =>
      connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: uriOf(file) },
        position: { line, character },
      }),
    actions: (file: string, range: Range, only?: string[]) =>
      connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      server.kill();
    },
  };
}

export type Client = Awaited<ReturnType<typeof startClient>>;

export function uriOf(file: string): string {
  return pathToFileURL(file).toString();
}

/** The range of the first place where a text stands in another. */
export function rangeOf(text: string, part: string): Range {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  const start = { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
  return { start, end: { line: start.line, character: start.character + part.length } };
}
