/** The fixes that make a KafkaSource of a FlinkKafkaConsumer, each with its own answer to where the new source starts. */
import { type Message, message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import { conventionUid, nextVersion } from '../../flink/uid-convention';
import { hasOthersWithoutUid } from '../../topology/operators';
import { addCall, addImports, indentOf, indentStep, inFile, stringLiteral } from '../java-edits';
import type { FileFacts } from '../rule';
import { type ConsumerSetup, consumerSetup } from './consumer-setup';
import { literalText } from './kafka-properties';
import { chain, type SourceCode, type Start, sourceCode } from './source-builder';

/** The fixes at the class name of a `new FlinkKafkaConsumer(…)`; none where something cannot be carried over. */
export function sourceMigrations(facts: FileFacts, className: TextRange): Fix[] {
  const setup = consumerSetup(facts, className);
  if ('template' in setup) {
    return [];
  }
  const uid = newUid(facts, setup);
  const code = (start: Start) => sourceCode(facts, setup, start);
  const committed = code('committed');
  const written = code('as-written');
  if (uid === null) {
    return [];
  }
  return [
    ...('template' in committed
      ? []
      : [migration(facts, setup, committed, uid, committedTitle(facts, setup, uid, committed), true)]),
    ...('template' in written ? [] : [migration(facts, setup, written, uid, writtenTitle(uid, written), false)]),
  ];
}

/** Why no migration is offered there; null when one is. */
export function whyNoMigration(facts: FileFacts, className: TextRange): Message | null {
  const setup = consumerSetup(facts, className);
  if ('template' in setup) {
    return setup;
  }
  const code = sourceCode(facts, setup, 'committed');
  return 'template' in code ? code : newUid(facts, setup) === null ? message('its uid is not known') : null;
}

function committedTitle(
  { programs }: FileFacts,
  { operator }: ConsumerSetup,
  uid: string,
  { reset }: SourceCode,
): Message {
  const program = programs.find(({ transformations }) => transformations.includes(operator));
  if (program && hasOthersWithoutUid(program, operator)) {
    return message(
      'Migrate to KafkaSource with the new uid "{0}", from the offsets that the old source committed (for a job that runs: give all other operators their uids before, those without lose their state with this; then stop it with a savepoint, group.id as before)',
      uid,
    );
  }
  return reset === 'EARLIEST'
    ? message(
        'Migrate to KafkaSource with the new uid "{0}", from the offsets that the old source committed (for a job that runs: stop it with a savepoint, group.id as before; a partition without committed offset is read from its beginning)',
        uid,
      )
    : message(
        'Migrate to KafkaSource with the new uid "{0}", from the offsets that the old source committed (for a job that runs: stop it with a savepoint, group.id as before; auto.offset.reset is {1} as before)',
        uid,
        reset.toLowerCase(),
      );
}

function writtenTitle(uid: string, { startText }: SourceCode): Message {
  return message(
    'Migrate to KafkaSource with the uid "{0}", starting at {1} (only for a job that never ran: one that runs would repeat or skip records)',
    uid,
    startText,
  );
}

/** The uid of the new source; null when the old one is not known: then it cannot be told that they differ. */
function newUid(facts: FileFacts, setup: ConsumerSetup): string | null {
  const uid = proposedUid(setup);
  const taken = new Set(
    facts.programs.flatMap(({ transformations }) => transformations.map((other) => other.uid.value)),
  );
  let free = uid;
  for (let n = 2; free !== null && taken.has(free); n++) {
    free = uid?.replace(/-v(\d+)$/, `-${n}-v$1`) ?? null;
  }
  return free;
}

function proposedUid({ operator, addSource }: ConsumerSetup): string | null {
  const { kind, value, place } = operator.uid;
  if (place && place.file !== operator.file) {
    return null; // it is given where a caller has the stream
  }
  if (kind === 'none') {
    const [topics] = operator.arguments;
    const topic =
      topics?.kind === 'object' && topics.arguments[0]?.kind === 'constant' ? topics.arguments[0].value : null;
    return conventionUid(
      typeof topic === 'string' ? topic : (literalText(addSource.arguments[1]) ?? 'kafka'),
      'source',
    );
  }
  return value === null || kind === 'unknown' ? null : nextVersion(value);
}

function migration(
  facts: FileFacts,
  setup: ConsumerSetup,
  code: SourceCode,
  uid: string,
  title: Message,
  preferred: boolean,
): Fix {
  const { variable } = setup;
  const edits = [
    ...(variable ? keptInVariable(facts, setup, code, variable) : madeOnTheSpot(facts, setup, code)),
    ...uidEdits(facts, setup, uid),
    ...addImports(facts, code.imports),
  ];
  return { title, safe: false, preferred, edits: inFile(facts, ...edits) };
}

/** `KafkaSource<String> orders = KafkaSource.…` where the consumer was declared; its setters go. */
function keptInVariable(
  { lines }: FileFacts,
  { settings, addSource }: ConsumerSetup,
  code: SourceCode,
  variable: NonNullable<ConsumerSetup['variable']>,
): TextEdit[] {
  const indent = indentOf(lines, variable.range.start.line);
  const step = indentStep(lines, variable.range.start.line, null).repeat(2);
  const builder = chain(code.calls, lines, indent + step);
  const type = variable.type.kind === 'var' ? 'var' : code.type;
  const start = settings.length > 0 ? settings[settings.length - 1] : null;
  return [
    // what the setters were given may be declared behind the consumer
    ...(start
      ? [
          { range: wholeLines(lines, variable.range), newText: '' },
          { range: start.statement, newText: `${type} ${variable.name} = ${builder};` },
        ]
      : [{ range: variable.range, newText: `${type} ${variable.name} = ${builder};` }]),
    ...settings.slice(0, -1).map(({ statement }) => ({ range: wholeLines(lines, statement), newText: '' })),
    ...fromSource(variable.name, addSource, code),
  ];
}

function madeOnTheSpot({ lines }: FileFacts, { addSource }: ConsumerSetup, code: SourceCode): TextEdit[] {
  const indent = indentOf(lines, addSource.range.start.line);
  const step = indentStep(lines, addSource.range.start.line, null).repeat(4);
  return fromSource(chain(code.calls, lines, indent + step), addSource, code);
}

/** `fromSource(source, watermarks, name)`; a type information stays behind them. */
function fromSource(
  source: string,
  { nameRange, arguments: given }: ConsumerSetup['addSource'],
  code: SourceCode,
): TextEdit[] {
  const [first, last] = [given[0], given[given.length - 1]];
  const values = [source, code.watermarks, code.name, ...(code.typeInformation === null ? [] : [code.typeInformation])];
  return [
    { range: nameRange, newText: 'fromSource' },
    ...(first && last
      ? [{ range: { start: first.range.start, end: last.range.end }, newText: values.join(', ') }]
      : []),
  ];
}

function uidEdits({ lines }: FileFacts, { operator }: ConsumerSetup, uid: string): TextEdit[] {
  const { place } = operator.uid;
  return [
    place
      ? { range: place.range, newText: stringLiteral(uid) }
      : addCall(lines, operator.callRange, operator.callEnd, `uid(${stringLiteral(uid)})`),
  ];
}

/** The lines that a statement takes, where it has them for itself; else the statement alone. */
function wholeLines(lines: FileFacts['lines'], range: TextRange): TextRange {
  const before = lines.line(range.start.line).slice(0, range.start.column);
  const after = lines.line(range.end.line).slice(range.end.column);
  return /^\s*$/.test(before) && /^\s*$/.test(after)
    ? { start: { line: range.start.line, column: 0 }, end: { line: range.end.line + 1, column: 0 } }
    : range;
}
