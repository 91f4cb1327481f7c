/** The Language Server Protocol: requests in, answers out. Everything is decided elsewhere. */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  InlayHintRefreshRequest,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
  WorkDoneProgress,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EXPLANATIONS } from '../analysis/explanations';
import type { FolderTexts, ReadText } from '../analysis/folder-texts';
import { KNOWN_RULES } from '../analysis/registry';
import { readRules, type Settings } from '../analysis/settings';
import type { Cancellation } from '../base/cancellation';
import { message, type Say } from '../base/message';
import { parseFlinkVersion } from '../flink/flink-version';
import { changeHoverAt } from '../ide/change-hover';
import { hoverAt } from '../ide/hover';
import { paragraphs } from '../ide/markdown';
import { fixAll, type QuickFix, quickFixesAt } from '../ide/quick-fixes';
import type { JavaParser } from '../syntax/java-parser';
import type { BaselineReading } from './baseline-source';
import { cancellable } from './cancellable';
import { answerCommands } from './command-handlers';
import { answerComparisons } from './comparison-handlers';
import { fromRange, toCodeAction, toDiagnostic, toDocumentEdits, toRange } from './convert';
import type { FlinkAsker } from './flink-asker';
import { answerHistory, type History } from './history-handlers';
import { lensSwitches } from './lens-switches';
import { answerMigrations, type ReadSavepoint } from './migration-handlers';
import {
  CHECK_WORKSPACE,
  type CheckWorkspaceParams,
  CLASS_PATH,
  CLASS_PATHS_CHANGED,
  type ClassPathAnswer,
  type ClassPathParams,
  CONFIGURATION_SECTION,
  EXPLAIN,
  type ExplainParams,
  type InitializationOptions,
  PROJECT_STATUS,
  type ProjectStatusParams,
  STATUS_CHANGED,
  TRUST_GRANTED,
} from './protocol';
import { type ResolveClassPaths, runBuilds } from './run-builds';
import { answerSavepoints, type Savepoints } from './savepoint-handlers';
import { Session } from './session';
import { showWork } from './shown-work';
import { answerViews, VIEW_CAPABILITIES } from './view-handlers';

/** What the server needs that is not of this room. */
export interface ServerParts {
  readonly parser: JavaParser;
  readFolder(root: string, cancellation: Cancellation): Promise<FolderTexts>;
  readFile(path: string): Promise<ReadText>;
  readonly resolveClassPaths: ResolveClassPaths;
  readonly flink: FlinkAsker;
  /** Reads revisions for one folder. */
  baselines(): BaselineReading;
  readonly history: History;
  readonly readSavepoint: ReadSavepoint;
  readonly savepoints: Savepoints;
  /** Says messages in the editor's language. */
  sayIn(language: string): Say;
  readonly version: string;
}

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.flinkPlaybook`;

/** Serves a connection until it ends. */
export function serve(connection: Connection, parts: ServerParts): void {
  const documents = new TextDocuments(TextDocument);
  let options: InitializationOptions = {};
  let trusted = false;
  let say: Say = parts.sayIn('en');
  let folders: readonly { uri: string }[] = [];
  let client: InitializeParams['capabilities'] = {};
  let session: Session | undefined;
  const current = () => {
    session ??= new Session(
      parts.parser,
      {
        readFolder: parts.readFolder,
        readFile: parts.readFile,
        readOwnSettings: (uri) => ownSettings(uri),
        publish: (uri, version, findings) => {
          const diagnostics = findings.map((finding) => toDiagnostic(finding, say, current(), options));
          void connection.sendDiagnostics({ uri, diagnostics, ...(version === null ? {} : { version }) });
        },
        statusChanged: () => {
          void connection.sendNotification(STATUS_CHANGED);
          refreshLenses();
        },
        log: (text) => connection.console.warn(text),
        showWork: (title) => showWork(connection, title, say),
        baselines: parts.baselines,
        classPaths: {
          askEditor,
          mayRunBuilds,
          runBuilds: (request, cancellation) => {
            const cached = { ...request, cacheFolder: options.cacheFolder ?? null };
            return runBuilds(connection, parts.resolveClassPaths, cached, cancellation, say);
          },
        },
      },
      say,
    );
    return session;
  };

  /** What lenses and hints say hangs on other files and settings, too. */
  function refreshLenses(): void {
    if (client.workspace?.codeLens?.refreshSupport) {
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    }
    if (client.workspace?.inlayHint?.refreshSupport) {
      connection.sendRequest(InlayHintRefreshRequest.type).catch(() => {});
    }
  }

  async function ownSettings(uri: string | null): Promise<Partial<Settings>> {
    return client.workspace?.configuration ? readOwnSettings(await sectionOf(uri)) : {};
  }

  function sectionOf(uri: string | null): Promise<unknown> {
    return connection.workspace.getConfiguration({
      section: CONFIGURATION_SECTION,
      ...(uri === null ? {} : { scopeUri: uri }),
    });
  }

  async function askEditor(uri: string): Promise<ClassPathAnswer> {
    const params: ClassPathParams = { uri };
    return options.knowsClassPaths ? connection.sendRequest<ClassPathAnswer>(CLASS_PATH, params) : null;
  }

  async function mayRunBuilds(uri: string): Promise<boolean> {
    // a client that says nothing of trust has not asked anybody
    return trusted && (!client.workspace?.configuration || allowsBuilds(await sectionOf(uri)));
  }

  connection.onInitialize((params): InitializeResult => {
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    trusted = options.trusted ?? false;
    say = parts.sayIn(options.language ?? params.locale ?? 'en');
    client = params.capabilities;
    folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []);
    return {
      serverInfo: { name: 'Flink Playbook', version: parts.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        ...VIEW_CAPABILITIES,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND],
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: CONFIGURATION_SECTION });
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          current().removeFolder(uri);
        }
        void addFolders(added);
      });
    }
    void addFolders(folders);
  });

  async function addFolders(added: readonly { uri: string }[]): Promise<void> {
    const reading = current().addFolders(added.map(({ uri }) => uri));
    for (const { uri } of added) {
      current().chooseBaseline(uri, options.baselines?.[uri] ?? null);
    }
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(say(message('Flink Playbook: reading Java sources')));
    try {
      await reading;
    } finally {
      progress.done();
    }
  }

  documents.onDidChangeContent(({ document }) => {
    // a document of the baseline is shown, not checked
    const isOld = options.baselineScheme !== undefined && document.uri.startsWith(`${options.baselineScheme}:`);
    if (!isOld && document.languageId === 'java') {
      current().setDocument(document.uri, document.version, document.getText());
    }
  });
  documents.onDidClose(({ document }) => {
    if (document.languageId === 'java') {
      current().closeDocument(document.uri);
    }
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void current().filesChanged(changes.map(({ uri, type }) => ({ uri, deleted: type === FileChangeType.Deleted })));
  });
  connection.onDidChangeConfiguration(() => {
    void current().settingsChanged();
  });

  connection.onNotification(CLASS_PATHS_CHANGED, () => current().learnClassPaths());
  connection.onNotification(TRUST_GRANTED, () => {
    trusted = true;
    current().learnClassPaths();
  });

  connection.onHover(async ({ textDocument, position }, cancellation) => {
    const located = await cancellable(current().locateReady(textDocument.uri, cancellation));
    const at = { line: position.line, column: position.character };
    const hover = located && hoverAt(located.folder.workspace, located.file, at, say, options.commands);
    const comparison = located && current().baselines.knownComparisonOf(located.folder);
    const change = comparison && changeHoverAt(comparison, located.file.path, at, say);
    const shown = hover ?? change;
    const value = paragraphs(change?.markdown ?? '', hover?.markdown ?? '');
    return shown && { contents: { kind: MarkupKind.Markdown, value }, range: toRange(shown.range) };
  });

  connection.onCodeAction(async ({ textDocument, range, context }, cancellation) => {
    const located = await cancellable(current().locateReady(textDocument.uri, cancellation));
    if (!located) {
      return [];
    }
    const { folder, file } = located;
    const gate = current().gateOf(folder);
    if (context.only?.some((kind) => FIX_ALL_KIND === kind || FIX_ALL_KIND.startsWith(`${kind}.`))) {
      const edits = await fixAll(folder.workspace, file, gate);
      const title = say(message('Apply all safe fixes of Flink Playbook'));
      return edits.length > 0 && !cancellation.isCancellationRequested
        ? [{ title, kind: FIX_ALL_KIND, edit: { documentChanges: toDocumentEdits(edits, current()) } }]
        : [];
    }
    const comparison = current().baselines.knownComparisonOf(folder);
    const fixes = await quickFixesAt(folder.workspace, file, fromRange(range), gate, comparison);
    if (cancellation.isCancellationRequested) {
      return [];
    }
    const creates = client.workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false;
    const hasPreview = client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
    const isPossible = ({ goTo, asksForSavepoint, edits }: QuickFix) =>
      goTo || asksForSavepoint ? options.commands : creates || edits.every((edit) => !edit.creates);
    return fixes.filter(isPossible).map((fix) => {
      const diagnostic = fix.finding && toDiagnostic(fix.finding, say, current(), options);
      return toCodeAction(fix, diagnostic, say, current(), hasPreview);
    });
  });

  connection.onRequest(CHECK_WORKSPACE, ({ workDoneToken }: CheckWorkspaceParams, cancellation: Cancellation) =>
    current().checkWorkspace(cancellation, (done, all) => {
      if (workDoneToken !== undefined) {
        const percentage = Math.round((done / Math.max(all, 1)) * 100);
        const report = { kind: 'report', percentage, message: `${done} / ${all}` } as const;
        void connection.sendProgress(WorkDoneProgress.type, workDoneToken, report);
      }
    }),
  );
  connection.onRequest(PROJECT_STATUS, async ({ uri }: ProjectStatusParams) => {
    await current().ready;
    return current().statusOf(uri);
  });
  connection.onRequest(EXPLAIN, ({ rule }: ExplainParams) => {
    const language = (options.language ?? 'en').toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en';
    return EXPLANATIONS[rule]?.[language] ?? null;
  });
  answerViews(connection, {
    session: current,
    say: () => say,
    hasCommands: () => options.commands ?? false,
    switches: async (uri) => lensSwitches(client.workspace?.configuration ? await sectionOf(uri) : null),
  });
  answerComparisons(connection, {
    session: current,
    telling: () => ({ say, uriOf: (path) => current().uriOf(path) }),
    baselineScheme: () => options.baselineScheme ?? null,
  });
  answerHistory(connection, {
    session: current,
    telling: () => ({ say, uriOf: (path) => current().uriOf(path) }),
    history: parts.history,
  });
  answerMigrations(connection, {
    session: current,
    telling: () => ({ say, uriOf: (path) => current().uriOf(path) }),
    hasPreview: () => client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    readSavepoint: parts.readSavepoint,
  });
  answerSavepoints(connection, {
    session: current,
    telling: () => ({ say, uriOf: (path) => current().uriOf(path) }),
    savepoints: parts.savepoints,
    readSavepoint: parts.readSavepoint,
  });
  answerCommands(connection, {
    session: current,
    telling: () => ({ say, uriOf: (path) => current().uriOf(path) }),
    trusted: () => trusted,
    flink: parts.flink,
  });
  connection.onShutdown(() => session?.dispose());

  documents.listen(connection);
  connection.listen();
}

/** Only the setting's own word keeps builds from being run in a trusted workspace. */
function allowsBuilds(section: unknown): boolean {
  const { classPath } = (section ?? {}) as { classPath?: { resolve?: unknown } | null };
  return classPath?.resolve !== 'off';
}

/** The editor's settings, as far as they are what they should be; the editor itself shows what is wrong with them. */
function readOwnSettings(section: unknown): Partial<Settings> {
  const { flinkVersion, rules, exclude, baseline } = (section ?? {}) as Record<string, unknown>;
  return {
    flinkVersion: typeof flinkVersion === 'string' && parseFlinkVersion(flinkVersion) ? flinkVersion : null,
    rules: readRules(rules ?? {}, KNOWN_RULES, []),
    exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string') : [],
    baseline: typeof baseline === 'string' && baseline.trim() !== '' ? baseline.trim() : null,
  };
}
