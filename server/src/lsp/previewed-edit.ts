/** Fixes with notes as edits that an editor shows before it applies them. */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { message, type Say } from '../base/message';
import type { Fix } from '../finding/finding';

const CHANGE = 'change';

/** As in convert.ts, which imports this file. */
interface Addresses {
  uriOf(path: string): string;
  versionOf(path: string): number | null;
}

/**
 * Each note is an edit of its own, a comment that the person may take or leave: editors open their preview for it. Where
 * there is no preview, the comments are written, so that nothing is left out in silence.
 */
export function toPreviewedEdit(
  { title, notes }: Pick<Fix, 'title' | 'notes'>,
  changes: readonly (TextDocumentEdit | CreateFile)[],
  say: Say,
  addresses: Addresses,
  hasPreview: boolean,
): WorkspaceEdit {
  if (!notes) {
    return { documentChanges: [...changes] };
  }
  const said = notes.messages.length > 0 ? notes.messages : [message('Several files change together')];
  const at = { line: notes.at.line, character: notes.at.column };
  const comments = said.map(
    (note, index): AnnotatedTextEdit => ({
      range: { start: at, end: at },
      newText: `// ${say(note)}\n${notes.indent}`,
      annotationId: String(index),
    }),
  );
  const uri = addresses.uriOf(notes.file);
  const commented = { textDocument: { uri, version: addresses.versionOf(notes.file) }, edits: comments };
  if (!hasPreview) {
    const plain = comments.map(({ range, newText }) => ({ range, newText }));
    return {
      documentChanges: notes.messages.length > 0 ? merged(changes, { ...commented, edits: plain }) : [...changes],
    };
  }
  const changeAnnotations: Record<string, ChangeAnnotation> = { [CHANGE]: { label: say(title) } };
  for (const [index, note] of said.entries()) {
    const description = say(message('Tick it to have it as a comment in the code'));
    changeAnnotations[index] = { label: say(note), description, needsConfirmation: true };
  }
  const annotated = changes.map((change) =>
    'edits' in change ? { ...change, edits: change.edits.map((edit) => ({ ...edit, annotationId: CHANGE })) } : change,
  );
  return { documentChanges: merged(annotated, commented), changeAnnotations };
}

/** The comments before the other edits of their file: an editor wants one list a file. */
function merged(
  changes: readonly (TextDocumentEdit | CreateFile)[],
  more: TextDocumentEdit,
): (TextDocumentEdit | CreateFile)[] {
  const isSame = (change: TextDocumentEdit | CreateFile) =>
    'edits' in change && change.textDocument.uri === more.textDocument.uri;
  return changes.some(isSame)
    ? changes.map((change) =>
        'edits' in change && isSame(change) ? { ...change, edits: [...more.edits, ...change.edits] } : change,
      )
    : [...changes, more];
}
