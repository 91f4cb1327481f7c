/** Answers what views, lenses, hints and the outline ask for, from the snapshot of the moment. */
import {
  type CodeLens,
  type Connection,
  type DocumentSymbol,
  type InlayHint,
  MarkupKind,
  type ServerCapabilities,
  SymbolKind,
} from 'vscode-languageserver/node';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import type { Cancellation } from '../base/cancellation';
import type { Say } from '../base/message';
import { HOVER_COMMANDS } from '../ide/hover-context';
import { type JobSymbol, jobSymbols } from '../ide/job-symbols';
import { jobViews } from '../ide/job-view';
import { classLenses, jobLenses, type Lens } from '../ide/lenses';
import { type OperatorHint, operatorHints } from '../ide/operator-hints';
import { grouped, serializerGroups } from '../ide/serializers-view';
import type { Telling } from '../ide/telling';
import { cancellable } from './cancellable';
import { fromRange, toRange } from './convert';
import type { LensSwitches } from './lens-switches';
import { JOBS, type JobsResult, SERIALIZERS, type SerializersResult } from './protocol';
import type { Session } from './session';

export const VIEW_CAPABILITIES: ServerCapabilities = {
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: { resolveProvider: false },
  documentSymbolProvider: { label: 'Flink Playbook' },
};

export interface ViewContext {
  session(): Session;
  say(): Say;
  /** Whether the client has the product's commands. */
  hasCommands(): boolean;
  switches(uri: string): Promise<LensSwitches>;
}

export function answerViews(connection: Connection, context: ViewContext): void {
  const telling = (): Telling => ({ say: context.say(), uriOf: (path) => context.session().uriOf(path) });
  const ofAll = async <T>(
    work: (workspace: Workspace, telling: Telling, cancellation: Cancellation) => Promise<T[]>,
    cancellation: Cancellation,
  ): Promise<T[]> => {
    const all: T[] = [];
    for (const workspace of context.session().workspaces) {
      all.push(...(await cancellable(work(workspace, telling(), cancellation))));
    }
    return all;
  };

  connection.onRequest(JOBS, async (cancellation: Cancellation): Promise<JobsResult> => {
    await context.session().ready;
    const complete = context.session().isRead;
    return { jobs: await ofAll(jobViews, cancellation), complete };
  });
  connection.onRequest(SERIALIZERS, async (cancellation: Cancellation): Promise<SerializersResult> => {
    await context.session().ready;
    const groups = await ofAll(serializerGroups, cancellation);
    return { groups: grouped(groups.flatMap(({ types }) => types)) };
  });

  const located = async (uri: string, cancellation: Cancellation) => {
    const found = await cancellable(context.session().locateReady(uri, cancellation));
    return found?.file instanceof SourceText
      ? { file: found.file, project: found.folder.workspace.projectOf(found.file) }
      : null;
  };

  connection.onCodeLens(async ({ textDocument }, cancellation): Promise<CodeLens[]> => {
    const { classes, jobs } = await context.switches(textDocument.uri);
    const at = await located(textDocument.uri, cancellation);
    if (!at) {
      return [];
    }
    const lenses = [
      ...(jobs ? jobLenses(at.project, at.file, context.say()) : []),
      ...(classes ? classLenses(at.project, at.file, context.say()) : []),
    ];
    return lenses.map((lens) => toCodeLens(lens, context.hasCommands()));
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }, cancellation): Promise<InlayHint[]> => {
    const { operators } = await context.switches(textDocument.uri);
    const at = await located(textDocument.uri, cancellation);
    return at && operators
      ? operatorHints(at.project, at.file, fromRange(range), context.say()).map((hint) =>
          toInlayHint(hint, context.hasCommands()),
        )
      : [];
  });

  connection.onDocumentSymbol(async ({ textDocument }, cancellation): Promise<DocumentSymbol[]> => {
    const at = await located(textDocument.uri, cancellation);
    return at ? jobSymbols(at.project, at.file).map(toSymbol) : [];
  });
}

function toCodeLens({ range, title, command }: Lens, hasCommands: boolean): CodeLens {
  const run = hasCommands && command ? { command: command.id, arguments: [...command.arguments] } : { command: '' };
  return { range: toRange(range), command: { title, ...run } };
}

function toInlayHint({ position, text, tooltip, operatorId }: OperatorHint, hasCommands: boolean): InlayHint {
  const copy = { title: '', command: HOVER_COMMANDS.copyOperatorId, arguments: [operatorId] };
  const id = operatorId === null ? '' : `\n\n\`${operatorId}\``;
  return {
    position: { line: position.line, character: position.column },
    label: [
      {
        value: text,
        tooltip: { kind: MarkupKind.Markdown, value: `${tooltip}${id}` },
        ...(hasCommands && operatorId !== null ? { command: copy } : {}),
      },
    ],
    paddingLeft: true,
  };
}

function toSymbol({ name, detail, selection, range, parts }: JobSymbol): DocumentSymbol {
  return {
    name: name || '?',
    detail,
    kind: parts.length > 0 ? SymbolKind.Module : SymbolKind.Event,
    range: toRange(range),
    selectionRange: toRange(selection),
    children: parts.map(toSymbol),
  };
}
