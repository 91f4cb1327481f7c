/** The core's values in the protocol's terms. */
import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import type { Say } from '../base/message';
import type { TextRange } from '../base/text-range';
import type { FileEdit, Finding, RelatedPlace, Severity } from '../finding/finding';
import type { QuickFix } from '../ide/quick-fixes';
import { viewPlace } from '../ide/telling';
import { baselineUri } from './addresses';
import { toPreviewedEdit } from './previewed-edit';
import type { InitializationOptions } from './protocol';

/** The name under which the editor shows findings. */
export const DIAGNOSTIC_SOURCE = 'Flink Playbook';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The client's command that asks for a savepoint and migrates a Kafka source from its offsets. */
const MIGRATE_COMMAND = 'flinkPlaybook.migrateFromSavepoint';

/** The client's command that opens a place. */
const SHOW_PLACE = 'flinkPlaybook.showPlace';

/** How the core's paths and the editor's addresses belong together. */
export interface Addresses {
  uriOf(path: string): string;
  /** The version of an open document; null for one that is not open. */
  versionOf(path: string): number | null;
}

export function toDiagnostic(
  finding: Finding,
  say: Say,
  addresses: Addresses,
  options: InitializationOptions,
): Diagnostic {
  const { rule, severity, message, place, related } = finding;
  return {
    range: toRange(place.range),
    severity: SEVERITIES[severity],
    source: DIAGNOSTIC_SOURCE,
    code: rule,
    ...(options.explanationUri
      ? { codeDescription: { href: options.explanationUri.replace('{rule}', encodeURIComponent(rule)) } }
      : {}),
    message: say(message),
    relatedInformation: related.map((place) => toRelated(place, finding, say, addresses, options)),
  };
}

/** A place in the baseline opens its document; for a client that shows none, its words stand at the finding. */
function toRelated(
  { message: text, file, range, revision }: RelatedPlace,
  { place }: Finding,
  say: Say,
  addresses: Addresses,
  { baselineScheme }: InitializationOptions,
): DiagnosticRelatedInformation {
  if (revision === undefined) {
    return { message: say(text), location: { uri: addresses.uriOf(file), range: toRange(range) } };
  }
  return baselineScheme === undefined
    ? { message: say(text), location: { uri: addresses.uriOf(place.file), range: toRange(place.range) } }
    : {
        message: say(text),
        location: { uri: baselineUri(file, revision.commit, baselineScheme), range: toRange(range) },
      };
}

export function toCodeAction(
  fix: QuickFix,
  diagnostic: Diagnostic | null,
  say: Say,
  addresses: Addresses,
  hasPreview: boolean,
): CodeAction {
  const { goTo, edits } = fix;
  const place = goTo && viewPlace(goTo, { uriOf: (path) => addresses.uriOf(path) });
  const asked = fix.asksForSavepoint;
  return {
    title: say(fix.title),
    kind: fix.finding ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...(fix.preferred ? { isPreferred: true } : {}),
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    ...(asked
      ? {
          command: {
            title: say(fix.title),
            command: MIGRATE_COMMAND,
            arguments: [{ uri: addresses.uriOf(asked.file), range: toRange(asked.range) }],
          },
        }
      : place
        ? { command: { title: say(fix.title), command: SHOW_PLACE, arguments: [place] } }
        : { edit: toPreviewedEdit(fix, toDocumentEdits(edits, addresses), say, addresses, hasPreview) }),
  };
}

export function toDocumentEdits(edits: readonly FileEdit[], addresses: Addresses): (TextDocumentEdit | CreateFile)[] {
  return edits.flatMap(({ file, edits: changes, creates }): (TextDocumentEdit | CreateFile)[] => {
    const uri = addresses.uriOf(file);
    const change = {
      textDocument: { uri, version: addresses.versionOf(file) },
      edits: changes.map(({ range, newText }) => ({ range: toRange(range), newText })),
    };
    return creates ? [{ kind: 'create', uri, options: { ignoreIfExists: false } }, change] : [change];
  });
}

export function toRange({ start, end }: TextRange): Range {
  return {
    start: { line: start.line, character: start.column },
    end: { line: end.line, character: end.column },
  };
}

export function fromRange({ start, end }: Range): TextRange {
  return {
    start: { line: start.line, column: start.character },
    end: { line: end.line, column: end.character },
  };
}
