/** Hovers about operators: on the call that makes one, on its uid, on the variable its stream is kept in. */
import { message } from '../base/message';
import { type TextRange, touches } from '../base/text-range';
import { operatorIdOf } from '../flink/operator-id';
import { keptStates } from '../rules/kept-state';
import type { Operator, State } from '../topology/job';
import { givenName } from '../topology/operators';
import type { Transformation } from '../topology/transformation';
import { andMore, explanationLink, HOVER_COMMANDS, type Hover, type HoverContext, typeWords } from './hover-context';
import { idOriginOf, operatorLabel } from './job-view';
import { jobsOfFile } from './jobs-of-file';
import { code, commandLink, escapeMarkdown, inLine, list, paragraphs } from './markdown';
import { stateLine } from './state-hover';
import { typeView } from './type-view';
import { wordAt } from './word-at';

const SHOWN_OPERATORS = 3;
const SHOWN_STATES = 6;

/** On the name of the call: `map`, `process`, `sinkTo`. */
export function operatorHover(context: HoverContext): Hover | null {
  const operators = operatorsWhere(context, ({ file, callRange }) => isAt(context, file, callRange));
  const [first] = operators;
  return first ? { range: first.transformation.callRange, markdown: describeOperators(operators, context) } : null;
}

/** On `uid` and on its argument. */
export function uidHover(context: HoverContext): Hover | null {
  const { project, file } = context;
  for (const { transformations } of project.factsOf(file).programs) {
    for (const transformation of transformations) {
      const { uid } = transformation;
      const range = uid.place?.file === file.path ? withCall(uid.place.range, context) : null;
      if (range && touches(range, context.position)) {
        return { range, markdown: describeUid(transformation, context) };
      }
    }
  }
  return null;
}

/** The range of `uid("orders")`, from the name on. */
function withCall(argument: TextRange, { file }: HoverContext): TextRange {
  const before = file.lines.line(argument.start.line).slice(0, argument.start.column);
  const name = /\b(?:uid|setUid)\s*\(\s*$/.exec(before);
  return name ? { start: { line: argument.start.line, column: name.index }, end: argument.end } : argument;
}

/** On the variable that a stream is kept in. */
export function streamVariableHover(context: HoverContext): Hover | null {
  const word = wordAt(context);
  if (!word || /\.\s*$/.test(word.before)) {
    return null;
  }
  const isMeant = ({ variable, body }: Transformation) =>
    variable === word.text &&
    body.file === context.file.path &&
    body.method !== null &&
    touches(body.method.range, context.position);
  const operators = operatorsWhere(context, isMeant);
  return operators.length === 0 ? null : { range: word.range, markdown: describeOperators(operators, context) };
}

function isAt({ file, position }: HoverContext, path: string, range: TextRange): boolean {
  return path === file.path && touches(range, position);
}

/** The operators of the project's jobs that a call stands for, each once. */
function operatorsWhere(
  { project, file }: HoverContext,
  wanted: (transformation: Transformation) => boolean,
): Operator[] {
  const found = new Map<string, Operator>();
  for (const { program, operators } of jobsOfFile(project, file)) {
    for (const operator of operators.filter(({ transformation }) => wanted(transformation))) {
      const { callRange } = operator.transformation;
      // jobs that share a method have the same operator, as long as its id is the same
      const key = `${operator.kind} ${operator.operatorId ?? program.entry} ${callRange.start.line}:${callRange.start.column}`;
      found.set(key, found.get(key) ?? operator);
    }
  }
  return [...found.values()];
}

function describeOperators(operators: readonly Operator[], context: HoverContext): string {
  const [first] = operators;
  if (operators.length === 1 && first) {
    return describeOperator(first, context);
  }
  const lines = operators.map((operator) => inLine(headOf(operator, context), idWords(operator, context)));
  return paragraphs(
    context.say(message('{0} operators of Flink are made here:', operators.length)),
    list(lines, SHOWN_OPERATORS + 1, andMore(context)),
    links(null, context),
  );
}

/** Its name and its uid. */
export function headOf(operator: Operator, { say }: HoverContext): string {
  const { uid } = operator;
  const words =
    uid.value !== null
      ? `uid ${code(uid.value)}`
      : uid.kind === 'none'
        ? say(message('no uid'))
        : say(message('uid not known'));
  return inLine(`**${escapeMarkdown(operatorLabel(operator))}**`, words);
}

/** Its id, or that it is not known. */
export function idWords(operator: Operator, { say }: HoverContext): string {
  return operator.operatorId === null
    ? say(message('operator id not known'))
    : `${say(message('operator id'))} \`${operator.operatorId}\``;
}

function describeOperator(operator: Operator, context: HoverContext): string {
  const { say } = context;
  const { keyType, outputType, parallelism, maxParallelism } = operator;
  const states = keptStates(operator);
  const numbers = inLine(
    parallelism === null ? '' : say(message('parallelism {0}', parallelism)),
    maxParallelism === null ? '' : say(message('max parallelism {0}', maxParallelism)),
  );
  return paragraphs(
    headOf(operator, context),
    inLine(idWords(operator, context), numbers),
    [
      keyType ? `${say(message('Key'))}: ${typeWords(typeView(keyType, say), context)}` : '',
      outputType ? `${say(message('Gives'))}: ${typeWords(typeView(outputType, say), context)}` : '',
    ]
      .filter((part) => part !== '')
      .join(' — '),
    states.length > 0
      ? `${say(message('State'))}:\n${list(linesOf(states, context), SHOWN_STATES, andMore(context))}`
      : '',
    playbookOf(operator, context),
    links(operator, context),
  );
}

/** A line a state; Flink's two kinds of timers are one thing to people. */
function linesOf(states: readonly State[], context: HoverContext): string[] {
  const hasTimers = states.some(({ kind }) => kind === 'timer');
  const others = states.filter(({ kind }) => kind !== 'timer').map((state) => stateLine(state, context));
  return hasTimers ? [...others, context.say(message('timers'))] : others;
}

/** What the playbook says of this operator: the one thing that matters most. */
function playbookOf(operator: Operator, { say }: HoverContext): string {
  const { outputType } = operator;
  if (idOriginOf(operator) === 'graph') {
    return say(message('Its id comes from the shape of the job, and changes with it.'));
  }
  if (outputType && typeView(outputType, say).cost === 'kryo') {
    return say(
      message(
        'Each record that leaves it for another task is written by Kryo: jobs lost up to 75 % of their throughput so.',
      ),
    );
  }
  return '';
}

/** What can be done from here; empty for clients without the product's commands. */
export function links(operator: Operator | null, context: HoverContext): string {
  const { say, commands } = context;
  const id = operator?.operatorId;
  return inLine(
    commands && id ? commandLink(say(message('Copy operator id')), HOVER_COMMANDS.copyOperatorId, id) : '',
    commands ? commandLink(say(message('Show graph')), HOVER_COMMANDS.showGraph) : '',
    explanationLink(say(message('How uids keep state')), 'uid-guide', context),
  );
}

function describeUid(operator: Transformation, context: HoverContext): string {
  const { say, commands } = context;
  const { uid, call } = operator;
  const name = givenName(operator);
  const title = call === null ? say(message('Operator')) : `${say(message('Operator'))} ${code(call)}`;
  const head = inLine(`**${title}**`, name === null ? '' : code(name));
  const guide = explanationLink(say(message('How uids keep state')), 'uid-guide', context);
  if (uid.value === null) {
    return paragraphs(
      head,
      say(
        message('This uid is not a constant: Flink finds the state again only if every start computes the same one.'),
      ),
      guide,
    );
  }
  const id = operatorIdOf(uid.value);
  return paragraphs(
    head,
    `uid ${code(uid.value)} · ${say(message('operator id'))} \`${id}\``,
    say(
      message(
        'State follows the uid: a savepoint stores it under this operator id. Another uid starts without the state; the old one is then dropped, and the restore must allow it (--allowNonRestoredState).',
      ),
    ),
    inLine(commands ? commandLink(say(message('Copy operator id')), HOVER_COMMANDS.copyOperatorId, id) : '', guide),
  );
}
