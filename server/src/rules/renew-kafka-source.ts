/**
 * A KafkaSource leaves a uid under which state of a former FlinkKafkaConsumer lies. The new uid drops its own offsets with
 * that state, so that it must be told where to go on: at those of a savepoint, or at those it has committed itself.
 */
import { type Message, message } from '../base/message';
import type { TextEdit } from '../base/text-edit';
import type { Fix, FixNotes } from '../finding/finding';
import type { CallExpression, Expression, Statement } from '../java/ast';
import { OFFSETS_IMPORTS, offsetLines } from '../savepoint/offsets-java';
import type { SourcePosition } from '../savepoint/savepoint';
import { freeName } from './free-name';
import { addCall, addImports, indentOf } from './java-edits';
import { checkpointInterval } from './legacy-kafka-connector/checkpoint-interval';
import { around, Code, type CodeFile, methodAround, type Node, textOf } from './legacy-kafka-connector/code';
import { literalText, propertiesOf } from './legacy-kafka-connector/kafka-properties';
import { nextUid, type OperatorOf } from './new-uid';
import type { ProjectFacts } from './rule';

const SOURCE = 'org.apache.flink.connector.kafka.source.KafkaSource';
const OFFSETS = 'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer';
const RESET = 'org.apache.kafka.clients.consumer.OffsetResetStrategy';
const COMMIT = 'commit.offsets.on.checkpoint';

/** Where it goes on: at the offsets that it has committed, or at those of a savepoint. */
export type GoOn = 'committed' | { readonly offsets: readonly SourcePosition[] };

export interface KafkaSourceRenewal {
  /** As Java: `"orders-source-v2"`. */
  readonly uid: string;
  readonly edits: Fix['edits'];
  readonly notes: FixNotes;
}

/** The fix that goes on at the committed offsets; none where the source does not commit, or cannot be changed. */
export function committedRenewal(of: OperatorOf, project: ProjectFacts): Fix[] {
  const renewal = renewKafkaSource(of, 'committed', project);
  if ('template' in renewal) {
    return [];
  }
  const { uid, edits, notes } = renewal;
  const title = message(
    'Give this source the new uid {0}, from the committed offsets (end the job with a savepoint, group.id as before: the old state is dropped, what came since its last commit is read twice)',
    uid,
  );
  return [{ title, safe: false, preferred: false, edits, ...(notes.messages.length > 0 ? { notes } : {}) }];
}

/** True for an operator that reads with a KafkaSource. */
export function isKafkaSource(operator: OperatorOf['operator']): boolean {
  return operator.call === 'fromSource' && builderCalls(operator)?.at(-1)?.owner === SOURCE;
}

/** The new uid and the new start of a KafkaSource; or why the code does not show what to change. */
export function renewKafkaSource(of: OperatorOf, goOn: GoOn, project: ProjectFacts): KafkaSourceRenewal | Message {
  const code = new Code(project);
  const calls = builderCalls(of.operator);
  const [build] = calls ?? [];
  const file = build && code.at(build.within.file);
  const chain = build && chainOf(build.expression);
  if (!calls || !build || !file) {
    return message('how its KafkaSource is built is not known');
  }
  if (!chain) {
    return message('its builder is set up in several statements');
  }
  if (isBuiltForOthers(build.expression, of, project)) {
    return message('other sources are built at the same place');
  }
  const uid = nextUid(of, project);
  if ('template' in uid) {
    return uid;
  }
  const notes = goOn === 'committed' ? commitNotes(chain, of, file, code) : [];
  if ('template' in notes) {
    return notes;
  }
  const start = goOn === 'committed' ? fromCommitted(chain, file) : fromOffsets(chain, goOn.offsets, file);
  if ('template' in start) {
    return start;
  }
  const own = [
    ...start.edits,
    ...(start.edits.length > 0 ? addImports({ file: file.file, lines: file.file.lines }, start.imports) : []),
  ];
  const edits =
    uid.edit.file === file.file.path
      ? [{ file: uid.edit.file, edits: [...own, ...uid.edit.edits] }]
      : [...(own.length > 0 ? [{ file: file.file.path, edits: own }] : []), uid.edit];
  const at = statementAround(build.expression, file)?.range.start ?? build.expression.range.start;
  const indent = indentOf(file.file.lines, at.line);
  return { uid: uid.text, edits, notes: { messages: notes, file: file.file.path, at, indent } };
}

/** `build()` and the calls before it, the last first; null where something else makes the source. */
function builderCalls({ arguments: [source] }: OperatorOf['operator']) {
  const calls = [];
  for (let call = source ?? null; call?.kind === 'call'; call = call.receiver) {
    calls.push(call);
  }
  return calls[0]?.method === 'build' && calls.at(-1)?.method === 'builder' ? calls : null;
}

/** The calls of `KafkaSource.builder()….build()` written as one, the last first. */
function chainOf(build: Expression): CallExpression[] | null {
  const calls: CallExpression[] = [];
  for (let at: Expression | null = build; at?.kind === 'call'; at = at.target) {
    calls.push(at);
  }
  return calls.length > 1 && calls.at(-1)?.name === 'builder' ? calls : null;
}

function isBuiltForOthers(build: Expression, { operator, program }: OperatorOf, project: ProjectFacts): boolean {
  const files = project.filesWith(/\bfromSource\s*\(/).filter(({ test }) => !test);
  return files
    .flatMap((file) => project.programsIn(file))
    .some(({ entry, transformations }) =>
      transformations.some(
        (other) =>
          !(entry === program.entry && other.id === operator.id) && builderCalls(other)?.[0]?.expression === build,
      ),
    );
}

interface StartEdits {
  readonly edits: readonly TextEdit[];
  readonly imports: readonly string[];
}

/** Nothing where it starts there already. */
function fromCommitted(chain: readonly CallExpression[], file: CodeFile): StartEdits {
  const given = startOf(chain)?.arguments[0];
  const isThere = given !== undefined && /\bcommittedOffsets\s*\(/.test(textOf(given, file));
  const text = 'OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)';
  return { edits: isThere ? [] : [startEdit(chain, text, file)], imports: [OFFSETS, RESET] };
}

/** `Map<TopicPartition, Long>` filled by statements in front of the one that builds the source. */
function fromOffsets(
  chain: readonly CallExpression[],
  positions: readonly SourcePosition[],
  file: CodeFile,
): StartEdits | Message {
  const [build] = chain;
  const statement = build && statementAround(build, file);
  if (!build || !statement || !methodAround(build, file) || file.parentOf(statement)?.kind !== 'block') {
    return message('there is no room for the offsets in front of the statement that makes it');
  }
  const { lines } = file.file;
  const name = freeName('savepointOffsets', file.file);
  const indent = indentOf(lines, statement.range.start.line);
  const before = offsetLines(name, positions);
  const newText = before.map((line) => `${line}${lines.lineEnd}${indent}`).join('');
  return {
    edits: [
      { range: { start: statement.range.start, end: statement.range.start }, newText },
      startEdit(chain, `OffsetsInitializer.offsets(${name})`, file),
    ],
    imports: [OFFSETS, ...OFFSETS_IMPORTS],
  };
}

function startOf(chain: readonly CallExpression[]): CallExpression | undefined {
  return chain.find(({ name }) => name === 'setStartingOffsets');
}

/** In place of the start that is set, or in front of `build()`. */
function startEdit(chain: readonly CallExpression[], text: string, file: CodeFile): TextEdit {
  const given = startOf(chain)?.arguments[0];
  const [, last] = chain as readonly [CallExpression, CallExpression];
  return given
    ? { range: given.range, newText: text }
    : addCall(file.file.lines, last.nameRange, last.range.end, `setStartingOffsets(${text})`);
}

/** Why there may be no offset to go on at; what to look after where the code does not tell. */
function commitNotes(
  chain: readonly CallExpression[],
  { program }: OperatorOf,
  file: CodeFile,
  code: Code,
): Message[] | Message {
  const given = chain.find(({ name }) => name === 'setProperties')?.arguments[0];
  const properties = given && propertiesOf({ node: given, in: file }, code);
  const single = (pattern: RegExp) =>
    chain.find(({ name, arguments: [key] }) => name === 'setProperty' && key && pattern.test(textOf(key, file)));
  const commits = single(/commit\.offsets\.on\.checkpoint|\bCOMMIT_OFFSETS_ON_CHECKPOINT\b/)?.arguments[1];
  const isOn = (value: Expression | undefined) => literalText(value)?.toLowerCase() === 'true';
  const set = properties?.values.get(COMMIT)?.node;
  if ((commits && !isOn(commits)) || (!commits && set && !isOn(set))) {
    return message('it may not commit its offsets, so that there is nothing for the new source to start from');
  }
  const hasGroup =
    chain.some(({ name }) => name === 'setGroupId') ||
    single(/"group\.id"|\bGROUP_ID_CONFIG\b/) !== undefined ||
    properties?.values.has('group.id') === true;
  if (!hasGroup && properties?.complete !== false) {
    return message('it has no group.id, so that it commits no offsets the new source could start from');
  }
  return [
    ...(hasGroup ? [] : [message('Its properties must have a group.id: without one KafkaSource commits no offsets')]),
    ...(checkpointInterval(program) === null
      ? [message('It commits its offsets with checkpoints alone: see that the job takes them')]
      : []),
  ];
}

function statementAround(node: object, file: CodeFile): (Node & Statement) | null {
  for (const outer of around(node, file)) {
    if (/^(?:local|expression|return|throw)$/.test(outer.kind ?? '')) {
      return outer as Node & Statement;
    }
  }
  return null;
}
