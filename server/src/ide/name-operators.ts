/** Gives all operators of a job that have no uid one after the convention, in one go. */
import { FixGate } from '../analysis/offered-fixes';
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { Workspace } from '../analysis/workspace';
import { message, type Say } from '../base/message';
import type { TextEdit } from '../base/text-edit';
import type { TextLines } from '../base/text-lines';
import { isAtLeast } from '../flink/flink-version';
import { suggestUid } from '../rules/add-uid';
import { addCall, stringLiteral } from '../rules/java-edits';
import type { Job, Operator } from '../topology/job';
import { isBatch } from '../topology/operators';
import type { Transformation } from '../topology/transformation';
import { operatorLabel } from './job-view';

export interface NamingPlan {
  readonly named: readonly NamedOperator[];
  /** What gets no uid, and why; in words. */
  readonly skipped: readonly { readonly operator: string; readonly why: string }[];
  /** Operators whose state a job that runs already would lose by their new uids. */
  readonly losing: readonly string[];
  /** Of these, those that keep it where the old id is given beside the uid. */
  readonly keeping: readonly string[];
  /** What speaks for a job that runs already; in words, null where nothing is known. */
  readonly inProduction: string | null;
}

export interface NamedOperator {
  readonly operator: string;
  readonly uid: string;
  readonly file: string;
  readonly edit: TextEdit;
}

/**
 * A uid for each operator of the job that has none.
 * @param keepIds gives the generated ids beside the uids, where that is possible: `setUidHash` is what a restore looks
 *   for when it finds nothing under the uid (`StateAssignmentOperation`, 1.17 to 2.3)
 */
export async function planNames(
  job: Job,
  project: ProjectAnalysis,
  workspace: Workspace,
  keepIds: boolean,
  say: Say,
): Promise<NamingPlan> {
  const unnamed = job.operators.filter(({ uid }) => uid.kind === 'none');
  const calls = new Map<Transformation, Operator[]>();
  for (const operator of unnamed) {
    calls.set(operator.transformation, [...(calls.get(operator.transformation) ?? []), operator]);
  }
  const named: NamedOperator[] = [];
  const skipped: { operator: string; why: string }[] = [];
  const taken = new Set<string>();
  const gate = new FixGate(workspace);
  for (const [transformation, made] of calls) {
    const [operator] = made;
    const file = workspace.file(transformation.file);
    if (!operator || !file) {
      continue;
    }
    const label = operatorLabel(operator);
    const why = whyNot(transformation, job, project);
    if (why) {
      skipped.push({ operator: label, why: say(why) });
      continue;
    }
    const facts = project.factsOf(file);
    const uid = free(suggestUid(transformation, transformation.call ?? operator.kind, facts), taken);
    const isKept = keepIds && mayKeepId(operator, made);
    const edit = isSink(operator)
      ? sinkEdit(transformation, uid, isKept ? made : [], facts.lines)
      : uidEdit(transformation, uid, isKept ? operator.operatorId : null, facts.lines);
    const change = { edits: [{ file: file.path, edits: [edit] }] };
    if ((await gate.holding([change])).length === 0) {
      skipped.push({ operator: label, why: say(message('the file has a syntax error')) });
      continue;
    }
    taken.add(uid);
    named.push({ operator: label, uid, file: file.path, edit });
  }
  const losing = isBatch(job.program) ? [] : unnamed.filter(mayLoseState);
  return {
    named,
    skipped,
    losing: losing.map(operatorLabel),
    keeping: losing
      .filter((operator) => mayKeepId(operator, calls.get(operator.transformation) ?? []))
      .map(operatorLabel),
    inProduction: evidenceOf(job, say),
  };
}

function whyNot(
  { many, call, file, callRange, id }: Transformation,
  { program }: Job,
  { flinkVersion }: ProjectAnalysis,
) {
  if (many) {
    return message('a loop or a recursion may make it more than once: one uid would be used twice');
  }
  const isShared = program.transformations.some(
    (other) =>
      other.id !== id &&
      other.file === file &&
      other.callRange.start.line === callRange.start.line &&
      other.callRange.start.column === callRange.start.column,
  );
  if (isShared) {
    return message('the same code makes several operators of the job: one uid would be used twice');
  }
  if (call === null) {
    return message('no call of this code makes it');
  }
  const isJoin = call === 'join.apply' || call === 'coGroup.apply';
  return isJoin && !(flinkVersion && isAtLeast(flinkVersion, 2, 0))
    ? message('before Flink 2.0 a join gives a stream that takes no uid')
    : null;
}

/** An operator that is seen to keep state; of connectors and windows, too. */
function mayLoseState({ states }: Operator): boolean {
  return states.length > 0;
}

function uidEdit(
  { callRange, callEnd }: Transformation,
  uid: string,
  oldId: string | null,
  lines: TextLines,
): TextEdit {
  const hash = oldId === null ? '' : `.setUidHash(${stringLiteral(oldId)})`;
  return addCall(lines, callRange, callEnd, `uid(${stringLiteral(uid)})${hash}`);
}

/** What `sinkTo` makes takes its old ids as another argument of the call: `DataStreamSink.setUidHash` refuses it. */
function sinkEdit(sink: Transformation, uid: string, kept: readonly Operator[], lines: TextLines): TextEdit {
  const plain = uidEdit(sink, uid, null, lines);
  if (kept.length === 0) {
    return plain;
  }
  const hashes = kept.map(
    (operator) => `.${SINK_HASHES.get(operator.kind)}(${stringLiteral(operator.operatorId ?? '')})`,
  );
  const argument = `org.apache.flink.streaming.api.datastream.CustomSinkOperatorUidHashes.builder()${hashes.join('')}.build()`;
  const { callEnd } = sink;
  const range = { start: { line: callEnd.line, column: callEnd.column - 1 }, end: callEnd };
  return { range, newText: `, ${argument})${plain.newText}` };
}

/** The methods of `CustomSinkOperatorUidHashes.Builder` by the operators that a sink makes. */
const SINK_HASHES: ReadonlyMap<string, string> = new Map([
  ['sinkTo.writer', 'setWriterUidHash'],
  ['sinkTo.committer', 'setCommitterUidHash'],
  ['sinkTo.globalCommitter', 'setGlobalCommitterUidHash'],
]);

function isSink({ kind, transformation }: Operator): boolean {
  return kind.startsWith('sinkTo') || transformation.kind === 'sink-to';
}

/** True where all ids of what a call makes are known, and can be written beside the uid. */
function mayKeepId(operator: Operator, made: readonly Operator[]): boolean {
  return isSink(operator)
    ? operator.transformation.argumentNodes.length === 1 &&
        made.every(({ kind, operatorId }) => operatorId !== null && SINK_HASHES.has(kind))
    : operator.operatorId !== null;
}

function evidenceOf({ settings, operators }: Job, say: Say) {
  const path = settings.savepointPath?.value;
  if (path) {
    return say(message('It is started from a savepoint: {0}.', path));
  }
  const named = operators.filter(({ uid }) => uid.kind !== 'none').length;
  return named > 0 ? say(message('{0} of its operators have a uid already, as jobs in production do.', named)) : null;
}

/** The uid, or with a number in it when another operator of the plan gets it. */
function free(uid: string, taken: ReadonlySet<string>): string {
  let candidate = uid;
  for (let n = 2; taken.has(candidate); n++) {
    candidate = uid.replace(/-v1$/, `-${n}-v1`);
  }
  return candidate;
}
