/** The core's values in the protocol's terms. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import type { Say } from '../base/message';
import type { TextRange } from '../base/text-range';
import type { FileEdit, Finding, Severity } from '../finding/finding';
import type { QuickFix } from '../ide/quick-fixes';
import type { InitializationOptions } from './protocol';

/** The name under which the editor shows findings. */
export const DIAGNOSTIC_SOURCE = 'Flink Playbook';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

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
    relatedInformation: related.map(({ message: text, file, range }) => ({
      message: say(text),
      location: { uri: addresses.uriOf(file), range: toRange(range) },
    })),
  };
}

export function toCodeAction(fix: QuickFix, diagnostic: Diagnostic | null, say: Say, addresses: Addresses): CodeAction {
  return {
    title: say(fix.title),
    kind: fix.finding ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...(fix.preferred ? { isPreferred: true } : {}),
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    edit: { documentChanges: toDocumentEdits(fix.edits, addresses) },
  };
}

export function toDocumentEdits(edits: readonly FileEdit[], addresses: Addresses): TextDocumentEdit[] {
  return edits.map(({ file, edits: changes }) => ({
    textDocument: { uri: addresses.uriOf(file), version: addresses.versionOf(file) },
    edits: changes.map(({ range, newText }) => ({ range: toRange(range), newText })),
  }));
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
