/** What can be done at a place: fixes of findings, other uids, ignores. */
import { type CheckedFile, checkFile } from '../analysis/check-file';
import type { Comparison } from '../analysis/comparison';
import type { FixGate } from '../analysis/offered-fixes';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { emptyRange, overlaps, type TextRange } from '../base/text-range';
import type { FileEdit, Finding, FixNotes, Place } from '../finding/finding';
import { indentOf } from '../rules/java-edits';
import { dropState } from '../rules/new-uid';
import { savepointMigrationAt } from './migrate-from-savepoint';
import { pojoTestAt } from './pojo-test';
import { kafkaSourceRenewalsAt } from './renew-kafka-source';

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

/**
 * The actions at a range, those that fix findings first. Only what the strict parser accepts is offered.
 * @param comparison with the baseline: what it tells has fixes, too
 */
export async function quickFixesAt(
  workspace: Workspace,
  file: CheckedFile,
  range: TextRange,
  gate: FixGate,
  comparison: Comparison | null = null,
): Promise<QuickFix[]> {
  const findings = checkFile(workspace, file, notCancellable, comparison).filter(({ place }) =>
    overlaps(place.range, range),
  );
  const fixes: QuickFix[] = [];
  for (const [finding, offered] of await gate.offered(findings)) {
    fixes.push(...offered.map((fix) => ({ ...fix, finding })));
    if (finding.whyNoFix) {
      const title = message('No fix is offered: {0}', finding.whyNoFix);
      fixes.push({ title, preferred: false, finding, edits: [], goTo: finding.place });
    }
    const exact = savepointMigrationAt(workspace, file, finding);
    if (exact) {
      fixes.push({ title: exact.title, preferred: false, finding, edits: [], asksForSavepoint: finding.place });
    }
  }
  if (!(file instanceof SourceText)) {
    return fixes;
  }
  const test = pojoTestAt(workspace, file, range);
  const others = [
    ...newUids(workspace, file, range),
    ...(test ? [{ ...test, preferred: false, finding: null }] : []),
    ...findings.flatMap((finding) => ignoreFinding(file, finding)),
  ];
  const unfixed = findings.filter((finding) => !fixes.some((fix) => fix.finding === finding));
  const withheld = [...unfixed.flatMap((finding) => finding.fixes), ...others];
  const whyNone = unfixed.length + others.length > 0 ? await whyNoFix(workspace, file, withheld, gate) : null;
  if (whyNone) {
    fixes.push({ ...whyNone, finding: unfixed[0] ?? null });
  }
  for (const fix of await gate.holding(others)) {
    fixes.push(fix);
  }
  return fixes;
}

/** Says which file has a syntax error, and goes there; null where all parse that would be changed. */
async function whyNoFix(
  workspace: Workspace,
  here: SourceText,
  withheld: readonly { readonly edits: readonly FileEdit[] }[],
  gate: FixGate,
): Promise<QuickFix | null> {
  const changed = new Set(
    withheld.flatMap(({ edits }) => edits.filter(({ creates }) => !creates).map(({ file }) => file)),
  );
  for (const file of [here, ...Array.from(changed).flatMap((path) => workspace.file(path) ?? [])]) {
    const fault = await gate.faultOf(file);
    if (fault) {
      const at = fault.at ?? file.lines.positionAt(file.text.length);
      const title =
        file === here
          ? message('No fix is offered: this file has a syntax error in line {0}', at.line + 1)
          : message(
              'No fix is offered: {0} has a syntax error in line {1}',
              file.path.slice(file.path.lastIndexOf('/') + 1),
              at.line + 1,
            );
      return { title, preferred: false, finding: null, edits: [], goTo: { file: file.path, range: emptyRange(at) } };
    }
  }
  return null;
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

/**
 * The next version of the uid under the cursor; never where renaming would make a legacy Kafka source start over. A
 * KafkaSource goes on where it was, if its code lets it.
 */
function newUids(workspace: Workspace, file: SourceText, range: TextRange): QuickFix[] {
  const { programs, project } = workspace.projectOf(file).factsOf(file);
  for (const program of programs) {
    for (const operator of program.transformations) {
      const { place } = operator.uid;
      if (place?.file === file.path && overlaps(place.range, range)) {
        const { committed, fromSavepoint } = kafkaSourceRenewalsAt(workspace, file, place.range);
        const asks = fromSavepoint && { ...fromSavepoint, edits: [], asksForSavepoint: place };
        const renewals = [committed, asks].filter((fix) => fix !== null);
        const found = renewals.length > 0 ? renewals : dropState([{ operator, program }], project);
        return found.map((fix) => ({ ...fix, preferred: false, finding: null }));
      }
    }
  }
  return [];
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
