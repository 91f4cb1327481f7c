/** Jobs for people: an operator a line, below it what flows on and what state hangs on it. */
import picocolors from 'picocolors';
import { sayInEnglish } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { Job, Operator, State } from '../topology/job';
import type { JobSettings } from '../topology/job-settings';
import { showType } from '../typeinfo/show-type';
import { type Cost, TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';
import { type Answers, shownPath } from './answers';
import { printable } from './printable';
import { incompleteLine } from './text-report';

const MARKS: Record<Cost, string> = { own: '✓', 'kryo-within': '~', kryo: '✗', throws: '!', unknown: '?' };
/** A type's fields are for `types`. */
const LONGEST_TYPE = 80;

export function topologyText(jobs: readonly Job[], incomplete: readonly Incomplete[], answers: Answers): string {
  const total = `${jobs.length} job${jobs.length === 1 ? '' : 's'}.`;
  const costs = new TypeCosts();
  const blocks = jobs.map((job) => `${jobLines(job, costs, answers).join('\n')}\n\n`);
  return `${blocks.join('')}${[total, ...incompleteLine(incomplete, answers)].join('\n')}\n`;
}

function jobLines(job: Job, costs: TypeCosts, answers: Answers): string[] {
  const colors = picocolors.createColors(answers.color);
  const { program, flinkVersion, settings, operators, incomplete } = job;
  const place = `${shownPath(program.entryPlace.file, answers)}:${program.entryPlace.range.start.line + 1}`;
  const version = flinkVersion === null ? 'Flink version unknown' : `Flink ${flinkVersion.text}`;
  const told = settingsLine(settings);
  return [
    `${colors.bold(printable(program.entry))}  ${version}  ${colors.dim(printable(place))}`,
    ...(told === '' ? [] : [`  ${colors.dim(printable(told))}`]),
    ...operators.flatMap((operator) => operatorLines(operator, costs, colors, answers)),
    ...incomplete.map((why) => `  ${colors.yellow(printable(`not all is known: ${sayInEnglish(why)}`))}`),
  ];
}

function settingsLine(settings: JobSettings): string {
  return Object.entries(settings)
    .flatMap(([name, setting]) => (setting === null ? [] : [`${name} ${setting.value ?? 'unknown'}`]))
    .join(', ');
}

type Colors = ReturnType<typeof picocolors.createColors>;

function operatorLines(operator: Operator, costs: TypeCosts, colors: Colors, answers: Answers): string[] {
  const { transformation, uid, inputs, many, alternativeOf } = operator;
  const from = inputs.length === 0 ? '' : `${inputs.join(', ')} → `;
  const name = operator.name === null || operator.name === operator.kind ? '' : ` "${operator.name}"`;
  const place = `${shownPath(transformation.file, answers)}:${transformation.callRange.start.line + 1}`;
  const head = `${from}${operator.index}  ${colors.bold(printable(operator.kind))}${printable(name)}`;
  const notes = [...(many ? ['any number'] : []), ...(alternativeOf === null ? [] : [`or ${alternativeOf}`])];
  const facts = [
    uidWords(operator, colors),
    ...(operator.userHash === null ? [] : [`uid hash ${operator.userHash}`]),
    ...(operator.parallelism === null ? [] : [`parallelism ${operator.parallelism}`]),
    ...(operator.maxParallelism === null ? [] : [`max ${operator.maxParallelism}`]),
    ...(operator.keyType === null ? [] : [`key ${typeWords(operator.keyType, costs, colors)}`]),
    ...(operator.outputType === null ? [] : [`gives ${typeWords(operator.outputType, costs, colors)}`]),
  ];
  const origin = uid.kind === 'none' && operator.operatorId !== null ? ', from the graph' : '';
  return [
    `  ${head}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}  ${colors.dim(printable(place))}`,
    `      ${facts.join('  ')}  ${colors.dim(`id ${operator.operatorId ?? 'unknown'}${origin}`)}`,
    ...operator.states.map((state) => `      ${stateWords(state, costs, colors)}`),
  ];
}

function uidWords({ uid }: Operator, colors: Colors): string {
  if (uid.kind === 'none') {
    return colors.yellow('no uid');
  }
  return uid.value === null
    ? colors.blue(printable(uid.text === null ? 'uid unknown' : `uid unknown (${uid.text})`))
    : `uid ${colors.green(printable(uid.value))}`;
}

function stateWords({ name, kind, mode, type, keyType, ttl }: State, costs: TypeCosts, colors: Colors): string {
  const types = [keyType, type].flatMap((each) => (each === null ? [] : [typeWords(each, costs, colors)]));
  const lives = ttl === null ? '' : ttl === 'unknown' ? ', time to live unknown' : `, lives ${ttl} ms`;
  const what = [kind, ...(mode === null ? [] : [mode]), ...(types.length > 0 ? [types.join(' → ')] : [])].join(' ');
  return `state ${printable(name ?? '(name unknown)')}: ${what}${lives}`;
}

function typeWords(type: TypeInformation, costs: TypeCosts, colors: Colors): string {
  const paint = {
    own: colors.green,
    'kryo-within': colors.yellow,
    kryo: colors.red,
    throws: colors.red,
    unknown: colors.blue,
  };
  const cost = costs.of(type);
  const words = printable(showType(type));
  const short = words.length > LONGEST_TYPE ? `${words.slice(0, LONGEST_TYPE)}…` : words;
  return `${paint[cost](MARKS[cost])} ${short}`;
}
