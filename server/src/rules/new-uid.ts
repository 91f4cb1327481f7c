/** A new uid for an operator whose state is to be dropped: the next version of the one it has, wherever that is written. */
import { type Message, message } from '../base/message';
import { comparePositions } from '../base/text-range';
import type { Fix } from '../finding/finding';
import { nextVersion } from '../flink/uid-convention';
import type { CodePlace } from '../topology/code-place';
import { hasOthersWithoutUid } from '../topology/operators';
import type { JobProgram, Transformation, Uid } from '../topology/transformation';
import { stringLiteral } from './java-edits';
import type { ProjectFacts } from './rule';

export interface OperatorOf {
  readonly operator: Transformation;
  readonly program: JobProgram;
}

export interface NextUid {
  /** As Java: `"totals-process-v2"`, `uid + "-v2"`. */
  readonly text: string;
  readonly edit: Fix['edits'][number];
}

export interface NewUids {
  /** As Java, one behind the other. */
  readonly texts: string;
  readonly edits: Fix['edits'];
}

/** The next uid of an operator; or why the code does not let it have one of its own. */
export function nextUid({ operator, program }: OperatorOf, project: ProjectFacts): NextUid | Message {
  const { uid } = operator;
  const home = uid.place && project.fileAt(uid.place.file);
  if (!uid.place || !home || uid.kind === 'none' || uid.kind === 'unknown') {
    return message('its uid is not known');
  }
  if (operator.userHash.kind !== 'unset') {
    return message('setUidHash(…) would give it the old state under any uid: take it out first');
  }
  if (operator.many || isShared(uid.place, { operator, program }, project)) {
    return message('other operators get their uids at the same place');
  }
  const own = home.lines.slice(uid.place.range);
  const taken = new Set(program.transformations.flatMap((each) => each.uid.value ?? []));
  const written = writtenUid(own, uid, taken);
  if (written !== null) {
    const place = constantAlone(own, uid, project) ?? uid.place;
    const text = stringLiteral(written);
    return { text, edit: { file: place.file, edits: [{ range: place.range, newText: text }] } };
  }
  const text = computed(own);
  return { text, edit: { file: home.path, edits: [{ range: uid.place.range, newText: text }] } };
}

/** The edits that give operators new uids; null where one of them cannot have one, or must not. */
export function newUids(operators: readonly OperatorOf[], project: ProjectFacts): NewUids | null {
  const next = operators.map((each) => (mayStartAfresh(each.operator, project) ? nextUid(each, project) : null));
  const known = next.filter((each): each is NextUid => each !== null && !('template' in each));
  return known.length === 0 || known.length < operators.length
    ? null
    : { texts: known.map(({ text }) => text).join(', '), edits: merged(known.map(({ edit }) => edit)) };
}

/** The fix that drops the state of operators; none where one of them cannot have a new uid, or must not. */
export function dropState(operators: readonly OperatorOf[], project: ProjectFacts): Fix[] {
  const uids = newUids(operators, project);
  if (!uids) {
    return [];
  }
  const { texts, edits } = uids;
  const takesOthers = operators.some(({ program, operator }) => hasOthersWithoutUid(program, operator));
  return [
    {
      title:
        operators.length > 1
          ? message('Give these operators new uids ({0}): their state is dropped', texts)
          : takesOthers
            ? message(
                'Give this operator a new uid ({0}): its state is dropped, and that of operators without a uid behind it',
                texts,
              )
            : message('Give this operator a new uid ({0}): its state is dropped', texts),
      safe: false,
      preferred: false,
      edits,
    },
  ];
}

/**
 * False for what is still a legacy Kafka source or sink, or may be one: under another uid a FlinkKafkaConsumer reads
 * everything again, and a FlinkKafkaProducer forgets its open transactions. An `addSource` or `addSink` is known to be
 * something else only where the whole ancestry of its class is known.
 */
export function mayStartAfresh({ call, arguments: values }: Transformation, project: ProjectFacts): boolean {
  if (call !== 'addSource' && call !== 'addSink') {
    return call !== null;
  }
  const [made] = values;
  for (let name: string | null = made?.kind === 'object' ? made.type.name : null; name !== 'java.lang.Object'; ) {
    const superclass = name === null ? null : project.findClass(name)?.superclass;
    if (superclass?.kind !== 'class') {
      return false;
    }
    name = superclass.name;
  }
  return true;
}

/** True when the place gives a uid to another operator, too: a helper, or a pipeline that several jobs are made of. */
function isShared(place: CodePlace, { operator, program }: OperatorOf, project: ProjectFacts): boolean {
  const home = project.fileAt(place.file);
  return (home ? project.programsIn(home) : [])
    .filter(({ entryPlace }) => !project.fileAt(entryPlace.file)?.test)
    .some(({ entry, transformations }) =>
      transformations.some(
        ({ id, uid }) => !(entry === program.entry && id === operator.id) && uid.place && isSame(uid.place, place),
      ),
    );
}

function isSame(a: CodePlace, b: CodePlace): boolean {
  return a.file === b.file && comparePositions(a.range.start, b.range.start) === 0;
}

/** The next version of a uid that is a literal or a constant's; null for others. */
function writtenUid(own: string, { kind, value }: Uid, taken: ReadonlySet<string>): string | null {
  if (value === null || !(LITERAL.test(own) || (kind === 'constant' && CONSTANT.test(own)))) {
    return null;
  }
  let next = nextVersion(value);
  while (taken.has(next)) {
    next = nextVersion(next);
  }
  return next;
}

const LITERAL = /^"(?:[^"\\]|\\.)*"$/;
const CONSTANT = /^(?:[\w$]+\s*\.\s*)*[A-Z][A-Z0-9_]*$/;

/** The text of a constant that nothing but this operator names: what changes in place of its use. */
function constantAlone(own: string, { value }: Uid, project: ProjectFacts): CodePlace | null {
  const name = CONSTANT.test(own) ? own.split('.').at(-1)?.trim() : undefined;
  if (name === undefined || value === null) {
    return null;
  }
  const files = project.filesWith(new RegExp(`\\b${name}\\b`));
  const named = files.reduce((sum, { lines }) => sum + lines.text.split(new RegExp(`\\b${name}\\b`)).length - 1, 0);
  const literal = stringLiteral(value);
  for (const { path, lines } of named === 2 ? files : []) {
    const declared = new RegExp(`\\bString\\s+${name}\\s*=\\s*(?=")`).exec(lines.text);
    const from = declared ? declared.index + declared[0].length : 0;
    if (declared && lines.text.startsWith(`${literal};`, from)) {
      return { file: path, range: { start: lines.positionAt(from), end: lines.positionAt(from + literal.length) } };
    }
  }
  return null;
}

/** `prefix + "-source"` becomes `prefix + "-source-v2"`; of what ends otherwise, what is said with `+ "-v2"` behind it. */
function computed(own: string): string {
  const last = /\+\s*"([^"\\]*)"$/.exec(own)?.[1];
  if (last !== undefined && !own.includes('?')) {
    return `${own.slice(0, -last.length - 2)}${stringLiteral(nextVersion(last))}`;
  }
  return `${/[?]|->/.test(own) ? `(${own})` : own} + "-v2"`;
}

function merged(edits: Fix['edits']): Fix['edits'] {
  const byFile = new Map<string, Fix['edits'][number]['edits']>();
  for (const { file, edits: own } of edits) {
    byFile.set(file, [...(byFile.get(file) ?? []), ...own]);
  }
  return Array.from(byFile, ([file, own]) => ({ file, edits: own }));
}
