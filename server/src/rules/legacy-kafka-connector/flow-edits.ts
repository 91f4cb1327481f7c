/** The edits that exchange a connector wherever it goes. */
import { type Message, message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { FileEdit, FixNotes } from '../../finding/finding';
import type { CallExpression, Statement } from '../../java/ast';
import { indentOf } from '../java-edits';
import { builderPlace } from './builder-place';
import { type At, around, type CodeFile, isType, isWithin, type Node, textOf } from './code';
import type { ConnectorFlow, Made } from './connector-flow';
import { importEdits } from './import-edits';
import type { NewUid } from './new-uids';
import type { BuilderCode } from './source-builder';
import { removedStatements } from './statement-edits';

/** How the call that hands the connector to Flink changes. */
export interface ChangedUse {
  readonly use: At<CallExpression>;
  readonly edits: readonly TextEdit[];
  readonly imports: readonly string[];
}

/** What takes the place of a flow. */
export interface Replacement {
  /** `KafkaSource`. */
  readonly simpleName: string;
  /** Its full name. */
  readonly className: string;
  readonly builders: ReadonlyMap<Made, BuilderCode>;
  readonly uses: readonly ChangedUse[];
  readonly uids: readonly NewUid[];
}

/** All edits of a migration, by file; or why they cannot be written. */
export function flowEdits(flow: ConnectorFlow, replacement: Replacement): FileEdit[] | Message {
  const files = new ChangedFiles();
  const gone: At<Statement>[] = [];
  for (const [made, builder] of replacement.builders) {
    const place = builderPlace(made, flow);
    const statement = place ?? statementAround(made);
    if (builder.before.length > 0) {
      const indent = indentOf(made.in.file.lines, statement?.range.start.line ?? 0);
      if (!statement || made.in.parentOf(statement)?.kind !== 'block') {
        return message('there is no room for the offsets in front of the statement that makes it');
      }
      const end = made.in.file.lines.lineEnd;
      const newText = builder.before.map((line) => `${line}${end}${indent}`).join('');
      files.edit(made.in, { range: { start: statement.range.start, end: statement.range.start }, newText });
    }
    if (place) {
      const declaration = made.in.parentOf(made.chain) as Node & Statement;
      gone.push({ node: declaration, in: made.in });
      files.edit(made.in, { range: place.range, newText: declarationOf(made, builder, place, replacement) });
    } else {
      files.edit(made.in, { range: made.chain.range, newText: builderText(made, builder) });
    }
    files.import(made.in, builder.imports);
  }
  const replaced = flow.made.flatMap((made) => builderPlace(made, flow) ?? []);
  for (const { edit, in: file, statement } of settingEdits(flow)) {
    if (statement) {
      replaced.includes(statement) || gone.push({ node: statement, in: file });
    } else if (edit) {
      files.edit(file, edit);
    }
  }
  for (const { in: file, edit } of removedStatements(gone)) {
    files.edit(file, edit);
  }
  for (const { node, in: file } of flow.types) {
    if (!gone.some((each) => each.in === file && isWithin(node, each.node))) {
      files.edit(file, { range: node.nameRange, newText: replacement.simpleName });
    }
    files.import(file, [replacement.className]);
  }
  for (const { use, edits, imports } of replacement.uses) {
    for (const edit of edits) {
      files.edit(use.in, edit);
    }
    files.import(use.in, imports);
  }
  return files.withUids(replacement.uids);
}

class ChangedFiles {
  private readonly edits = new Map<string, TextEdit[]>();
  private readonly imports = new Map<CodeFile, string[]>();

  edit({ file }: CodeFile, edit: TextEdit): void {
    this.edits.set(file.path, [...(this.edits.get(file.path) ?? []), edit]);
  }

  import(file: CodeFile, classes: readonly string[]): void {
    this.imports.set(file, [...(this.imports.get(file) ?? []), ...classes]);
  }

  withUids(uids: readonly NewUid[]): FileEdit[] {
    for (const { edit } of uids) {
      this.edits.set(edit.file, [...(this.edits.get(edit.file) ?? []), ...edit.edits]);
    }
    for (const [file, classes] of this.imports) {
      const edits = this.edits.get(file.file.path) ?? [];
      this.edits.set(file.file.path, [...edits, ...importEdits(file, edits, classes)]);
    }
    return Array.from(this.edits, ([file, edits]) => ({ file, edits }));
  }
}

/** Where comments about a connector may stand: in front of the statement or the member that makes it. */
export function notesFor(made: Made, messages: readonly Message[]): FixNotes {
  let member: Node = made.chain;
  for (let outer = made.in.parentOf(member); outer && !isType(outer); outer = made.in.parentOf(member)) {
    if (outer.kind === 'block') {
      break;
    }
    member = outer;
  }
  const { file } = made.in;
  const { start } = member.range;
  return { messages, file: file.path, at: start, indent: indentOf(file.lines, start.line) };
}

/** The statement in which a connector is made; null for fields. */
function statementAround(made: Made): (Node & Statement) | null {
  for (const outer of around(made.chain, made.in)) {
    if (/^(?:local|expression|return|throw)$/.test(outer.kind ?? '')) {
      return outer as Node & Statement;
    }
  }
  return null;
}

function declarationOf(made: Made, builder: BuilderCode, place: Statement, { simpleName }: Replacement): string {
  const { variable } = made;
  const type = variable?.type;
  const written =
    type?.kind === 'named' ? simpleName + textOf(type, made.in).slice(lengthOf(type.nameRange, made.in)) : 'var';
  const { lines } = made.in.file;
  const indent = indentOf(lines, place.range.start.line);
  return `${written} ${variable?.name} = ${chain(builder.calls, lines.lineEnd, indent + stepOf(indent).repeat(2))};`;
}

function lengthOf(range: Node['range'], { file }: CodeFile): number {
  return file.lines.slice(range).length;
}

function builderText(made: Made, { calls }: BuilderCode): string {
  const { lines } = made.in.file;
  const indent = indentOf(lines, made.chain.range.start.line);
  const isArgument = made.in.parentOf(made.chain)?.kind === 'call';
  return chain(calls, lines.lineEnd, `${indent}${stepOf(indent).repeat(isArgument ? 4 : 2)}`);
}

/** What one more level of a file is indented by. */
function stepOf(indent: string): string {
  return indent.includes('\t') ? '\t' : '    ';
}

/** A call chain, a call a line. */
function chain([first = '', ...rest]: readonly string[], lineEnd: string, indent: string): string {
  return [first, ...rest.map((call) => `${indent}${call}`)].join(lineEnd);
}

interface SettingEdit {
  readonly in: CodeFile;
  readonly edit?: TextEdit;
  readonly statement?: Node & Statement;
}

/** Takes the setters out: as statements of their own, or out of the chain they stand in. */
function settingEdits(flow: ConnectorFlow): SettingEdit[] {
  const calls = new Set<object>(flow.settings.map(({ call }) => call.node));
  return flow.settings.flatMap(({ call: { node, in: file } }): SettingEdit[] => {
    if (flow.made.some((made) => made.in === file && isWithin(node, made.chain))) {
      return []; // goes with the `new`
    }
    let top: Node = node;
    for (let outer = file.parentOf(top); outer && calls.has(outer); outer = file.parentOf(top)) {
      top = outer;
    }
    const statement = file.parentOf(top);
    if (statement?.kind === 'expression') {
      return [{ in: file, statement: statement as Node & Statement }];
    }
    const { target } = node;
    return target ? [{ in: file, edit: { range: { start: target.range.end, end: node.range.end }, newText: '' } }] : [];
  });
}
