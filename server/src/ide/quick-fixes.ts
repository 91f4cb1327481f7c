/** What can be done at a place: fixes of findings, other uids, ignores. */
import { type CheckedFile, checkFile } from '../analysis/check-file';
import type { FixGate } from '../analysis/offered-fixes';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { emptyRange, overlaps, type TextRange } from '../base/text-range';
import type { FileEdit, Finding, FixNotes, Place } from '../finding/finding';
import { nextVersion } from '../flink/uid-convention';
import type { JavaType } from '../java/class-model';
import { indentOf, stringLiteral } from '../rules/java-edits';
import type { FileFacts } from '../rules/rule';
import { functionType, hasOthersWithoutUid } from '../topology/operators';
import type { Transformation } from '../topology/transformation';
import { savepointMigrationAt } from './migrate-from-savepoint';
import { pojoTestAt } from './pojo-test';

/** An action the editor may offer. */
export interface QuickFix {
  readonly title: Message;
  readonly preferred: boolean;
  /** The finding it answers; null for one that is offered without any. */
  readonly finding: Finding | null;
  readonly edits: readonly FileEdit[];
  /** What to know before it is applied; absent where it needs no preview. */
  readonly notes?: FixNotes;
  /** Where a click goes instead of an edit: what keeps fixes from being offered; absent for fixes. */
  readonly goTo?: Place;
  /** Where an old Kafka source stands that a click migrates, after it asked for a savepoint; absent for fixes. */
  readonly asksForSavepoint?: Place;
}

/** The actions at a range, those that fix findings first. Only what the strict parser accepts is offered. */
export async function quickFixesAt(
  workspace: Workspace,
  file: CheckedFile,
  range: TextRange,
  gate: FixGate,
): Promise<QuickFix[]> {
  const findings = checkFile(workspace, file, notCancellable).filter(({ place }) => overlaps(place.range, range));
  const fixes: QuickFix[] = [];
  for (const [finding, offered] of await gate.offered(findings)) {
    fixes.push(...offered.map((fix) => ({ ...fix, finding })));
    const exact = savepointMigrationAt(workspace, file, finding);
    if (exact) {
      fixes.push({ title: exact.title, preferred: false, finding, edits: [], asksForSavepoint: finding.place });
    }
  }
  if (!(file instanceof SourceText)) {
    return fixes;
  }
  const held = findings.find((finding) => finding.fixes.length > 0 && !fixes.some((fix) => fix.finding === finding));
  const whyNone = held ? await whyNoFix(file, held, gate) : null;
  if (whyNone) {
    return [...fixes, whyNone];
  }
  const test = pojoTestAt(workspace, file, range);
  const others = [newUidVersion(workspace, file, range), test && { ...test, preferred: false, finding: null }].filter(
    (fix) => fix !== null,
  );
  for (const fix of await gate.holding([...others, ...findings.flatMap((finding) => ignoreFinding(file, finding))])) {
    fixes.push(fix);
  }
  return fixes;
}

/** Says that the file has a syntax error, and goes there; null for a file without one. */
async function whyNoFix(file: SourceText, finding: Finding, gate: FixGate): Promise<QuickFix | null> {
  const fault = await gate.faultOf(file);
  if (!fault) {
    return null;
  }
  const at = fault.at ?? file.lines.positionAt(file.text.length);
  const title = message('No fix is offered: this file has a syntax error in line {0}', at.line + 1);
  return { title, preferred: false, finding, edits: [], goTo: { file: file.path, range: emptyRange(at) } };
}

/** All safe fixes of a file as one list of edits; two that overlap are not both applied. Never touches a uid. */
export async function fixAll(workspace: Workspace, file: CheckedFile, gate: FixGate): Promise<FileEdit[]> {
  const edits: FileEdit['edits'][number][] = [];
  for (const [, offered] of await gate.offered(checkFile(workspace, file, notCancellable))) {
    const fix = offered.find(({ safe }) => safe);
    const own = fix?.edits.filter((edit) => edit.file === file.path).flatMap((edit) => edit.edits) ?? [];
    if (!own.some((edit) => edits.some((other) => overlaps(edit.range, other.range)))) {
      edits.push(...own);
    }
  }
  return edits.length > 0 ? [{ file: file.path, edits }] : [];
}

/** The next version of the uid under the cursor; never where renaming would make a legacy Kafka source start over. */
function newUidVersion(workspace: Workspace, file: SourceText, range: TextRange): QuickFix | null {
  const facts = workspace.projectOf(file).factsOf(file);
  for (const program of facts.programs) {
    for (const operator of program.transformations) {
      const { uid } = operator;
      const isHere = uid.place?.file === file.path && overlaps(uid.place.range, range);
      if (uid.kind === 'literal' && uid.value !== null && uid.place && isHere) {
        if (!isKnownNotLegacyKafka(operator, facts)) {
          return null;
        }
        const next = nextVersion(uid.value);
        const title = hasOthersWithoutUid(program, operator)
          ? message(
              'Change the uid to "{0}": the next restore drops the state of this operator and of those without a uid behind it',
              next,
            )
          : message('Change the uid to "{0}": the next restore drops the state of this operator', next);
        const edits = [{ file: file.path, edits: [{ range: uid.place.range, newText: stringLiteral(next) }] }];
        return { title, preferred: false, finding: null, edits };
      }
    }
  }
  return null;
}

/**
 * Renaming the uid of a source that is still a FlinkKafkaConsumer makes it read everything again. An `addSource` or
 * `addSink` is known to be something else only when the call makes an object whose whole ancestry is known.
 */
function isKnownNotLegacyKafka(operator: Transformation, { project }: FileFacts): boolean {
  const { call } = operator;
  if (call !== 'addSource' && call !== 'addSink') {
    return call !== null;
  }
  for (let name: string | null = functionType(operator)?.name ?? null; name !== 'java.lang.Object'; ) {
    const superclass: JavaType | null | undefined = name === null ? null : project.findClass(name)?.superclass;
    if (superclass?.kind !== 'class') {
      return false;
    }
    name = superclass.name;
  }
  return true;
}

/** A comment in the line above that hides the finding. */
function ignoreFinding({ path, lines }: SourceText, finding: Finding): QuickFix[] {
  if (finding.rule === 'unused-ignore') {
    return [];
  }
  const { line } = finding.place.range.start;
  const comment = `${indentOf(lines, line)}// flink-playbook: ignore ${finding.rule} - TODO: reason${lines.lineEnd}`;
  return [
    {
      title: message('Ignore this finding ({0})', finding.rule),
      preferred: false,
      finding,
      edits: [{ file: path, edits: [{ range: emptyRange({ line, column: 0 }), newText: comment }] }],
    },
  ];
}
