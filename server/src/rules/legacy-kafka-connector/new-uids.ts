/** The uids of the new operators: never the old ones. */
import { type Message, message } from '../../base/message';
import { emptyRange } from '../../base/text-range';
import type { FileEdit } from '../../finding/finding';
import { conventionUid, nextVersion } from '../../flink/uid-convention';
import { type CallExpression, walk } from '../../java/ast';
import type { CodePlace } from '../../topology/code-place';
import { hasOthersWithoutUid } from '../../topology/operators';
import type { JobProgram, Transformation } from '../../topology/transformation';
import { addCall, stringLiteral } from '../java-edits';
import { type At, type Code, type CodeFile, isSamePosition } from './code';
import type { ConnectorFlow } from './connector-flow';
import { variableOf } from './declarations';
import { literalText } from './kafka-properties';

export interface NewUid {
  /** As Java: `"orders-source-v2"`, `uid + "-v2"`. */
  readonly text: string;
  /** Null where the text is computed. */
  readonly value: string | null;
  readonly use: At<CallExpression>;
  /** Where the text stands. */
  readonly file: string;
  readonly edit: FileEdit;
}

export interface NewUids {
  readonly uids: readonly NewUid[];
  /** The operators that get them, each with its program. */
  readonly operators: readonly OperatorOf[];
  /** True when another operator of a job has no uid, so that its id changes, too. */
  readonly othersWithoutUid: boolean;
}

export interface OperatorOf {
  readonly operator: Transformation;
  readonly program: JobProgram;
  readonly use: At<CallExpression>;
}

/** The uids for every operator that a flow leads to; or why they cannot be given. */
export function newUids(flow: ConnectorFlow, kind: 'source' | 'sink', code: Code): NewUids | Message {
  const operators = flow.uses.flatMap((use) => operatorsOf(use, code));
  const taken = new Set<string>();
  for (const { program } of operators) {
    for (const { uid } of program.transformations) {
      taken.add(uid.value ?? '');
    }
  }
  const uids: NewUid[] = [];
  for (const use of flow.uses) {
    const added = uidsOf(
      use,
      operators.filter((each) => each.use === use),
      kind,
      taken,
      code,
    );
    if ('template' in added) {
      return added;
    }
    uids.push(...added);
  }
  const othersWithoutUid = operators.some(({ program, operator }) => hasOthersWithoutUid(program, operator));
  return { uids, operators, othersWithoutUid };
}

function operatorsOf(use: At<CallExpression>, code: Code): OperatorOf[] {
  return code.project
    .programsIn(use.in.file)
    .flatMap((program) =>
      program.transformations
        .filter(({ callRange, file }) => callRange === use.node.nameRange && file === use.in.file.path)
        .map((operator) => ({ operator, program, use })),
    );
}

function uidsOf(
  use: At<CallExpression>,
  operators: readonly OperatorOf[],
  kind: 'source' | 'sink',
  taken: Set<string>,
  code: Code,
): NewUid[] | Message {
  const [first] = operators;
  if (!first) {
    return message('no job is seen to call {0}(…)', use.node.name);
  }
  if (operators.some(({ operator }) => operator.userHash.kind !== 'unset')) {
    return message('setUidHash(…) would give it the old state under any uid: take it out first');
  }
  const uids = operators.map(({ operator }) => operator.uid);
  if (uids.some((uid) => uid.kind === 'unknown' && !uid.place)) {
    return message('its uid is not known');
  }
  if (uids.every((uid) => uid.kind === 'none')) {
    return addedUid(first.operator, operators, use, kind, taken, code);
  }
  if (uids.some(({ place }) => !place)) {
    return message('only some of the operators that {0}(…) makes have a uid', use.node.name);
  }
  const places = new Map<string, NewUid>();
  for (const { place, value, kind: origin } of uids) {
    const key = place ? `${place.file}:${place.range.start.line}:${place.range.start.column}` : '';
    if (!place || places.has(key)) {
      continue;
    }
    const values = new Set(uids.filter((uid) => isSame(uid.place, place)).map((uid) => uid.value));
    const written =
      value !== null && values.size === 1 && (origin === 'literal' || origin === 'constant') ? value : null;
    const changed = changedUid(place, written, use, taken, code);
    if ('template' in changed) {
      return changed;
    }
    places.set(key, changed);
  }
  return [...places.values()];
}

function isSame(a: CodePlace | null, b: CodePlace): boolean {
  return (
    a?.file === b.file && a.range.start.line === b.range.start.line && a.range.start.column === b.range.start.column
  );
}

/** The next version of a uid that is written; of one that is computed the same with `-v2` behind it. */
function changedUid(
  place: CodePlace,
  written: string | null,
  use: At<CallExpression>,
  taken: Set<string>,
  code: Code,
): NewUid | Message {
  const home = code.at(place.file);
  if (!home) {
    return message('its uid is not known');
  }
  const own = home.file.lines.slice(place.range);
  const value = written === null || isParameter(place, home) ? null : free(nextVersion(written), taken);
  const isPlain = /^[^?]*$/.test(own);
  const text = value === null ? `${isPlain ? own : `(${own})`} + "-v2"` : stringLiteral(value);
  return {
    text,
    value,
    use,
    file: place.file,
    edit: { file: place.file, edits: [{ range: place.range, newText: text }] },
  };
}

/** True where the uid is what a caller hands over. */
function isParameter({ range }: CodePlace, home: CodeFile): boolean {
  let found = false;
  walk(home.unit.types, (node) => {
    if (node.kind === 'name' && isSamePosition(node.range.start, range.start)) {
      found ||= variableOf(node.name, node, home)?.kind === 'parameter';
    }
    return !found;
  });
  return found;
}

/** A uid of its own for an operator that has none. */
function addedUid(
  operator: Transformation,
  operators: readonly OperatorOf[],
  use: At<CallExpression>,
  kind: 'source' | 'sink',
  taken: Set<string>,
  code: Code,
): NewUid[] | Message {
  const perProgram = new Set(operators.map(({ program }) => program)).size;
  if (operator.many || operators.length > perProgram) {
    return message('{0}(…) makes several operators without uids: give each a uid first', use.node.name);
  }
  const value = free(conventionUid(nameFor(operator, use), kind, code.project.uidConvention ?? undefined), taken);
  const call = `uid(${stringLiteral(value)})`;
  const edit = addCall(use.in.file.lines, operator.callRange, operator.callEnd, call);
  return [
    {
      text: stringLiteral(value),
      value,
      use,
      file: use.in.file.path,
      edit: { file: use.in.file.path, edits: [{ ...edit, range: emptyRange(edit.range.start) }] },
    },
  ];
}

/** The topic, else the operator's name. */
function nameFor(operator: Transformation, { node }: At<CallExpression>): string {
  const [connector] = operator.arguments;
  const constants = connector?.kind === 'object' ? connector.arguments : [];
  const topic = constants.find((value) => value.kind === 'constant' && typeof value.value === 'string');
  const isBrokers = topic?.kind === 'constant' && /:\d+/.test(String(topic.value));
  const name = topic?.kind === 'constant' && !isBrokers ? String(topic.value) : literalText(node.arguments[1]);
  return name ?? 'kafka';
}

function free(uid: string, taken: Set<string>): string {
  let found = uid;
  for (let n = 2; taken.has(found); n++) {
    found = uid.replace(/-v(\d+)$/, `-${n}-v$1`);
    if (found === uid) {
      found = `${uid}-${n}`;
    }
  }
  taken.add(found);
  return found;
}
