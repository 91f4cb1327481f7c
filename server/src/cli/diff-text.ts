/** A comparison for people: each job with what changed, the rest in a line. */
import picocolors from 'picocolors';
import { sayInEnglish } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Outcome } from '../compatibility/state-outcome';
import type { Verdict } from '../compatibility/verdict';
import type { Operator } from '../topology/job';
import { type Answers, shownPath } from './answers';
import type { DiffAnswer } from './diff-answer';
import { printable } from './printable';
import { incompleteLine } from './text-report';

const MARKS: Record<Outcome, string> = {
  kept: '✓',
  reconfigured: '✓',
  migrated: '✓',
  unknown: '?',
  dropped: '!',
  lost: '✗',
  wrong: '✗',
  fails: '✗',
};
const VERDICTS: Record<Verdict, string> = {
  compatible: 'the state is kept',
  unknown: 'not all is known',
  'needs-allow-non-restored-state': 'starts only with --allowNonRestoredState, and drops state',
  'loses-state': 'LOSES STATE without an error',
  fails: 'FAILS to start',
};

export function diffText({ from, to, comparison }: DiffAnswer, answers: Answers): string {
  const { plans, verdict, incomplete } = comparison;
  const blocks = plans.map((plan) => `${jobLines(plan, answers).join('\n')}\n\n`);
  const total = plans.length === 0 ? 'Neither has a Flink job.' : `${verdict}: ${VERDICTS[verdict]}.`;
  const head = printable(`Restoring ${from} into ${to}`);
  return `${head}\n\n${blocks.join('')}${[total, ...incompleteLine(incomplete, answers)].join('\n')}\n`;
}

function jobLines(plan: JobPlan, answers: Answers): string[] {
  const { entry, operators, verdict } = plan;
  const colors = picocolors.createColors(answers.color);
  const told = operators.filter(isTold);
  const rest = operators.length - told.length;
  return [
    `${colors.bold(printable(entry))}  ${versionsOf(plan)}  ${verdict}`,
    ...told.flatMap((plan) => operatorLines(plan, colors, answers)),
    ...(rest > 0 ? [colors.dim(`  ${rest} operator${rest === 1 ? '' : 's'} unchanged`)] : []),
  ];
}

/** `Flink 1.20.5 → 2.2.1`, and where only one revision has the job, which. */
export function versionsOf({ before, after }: JobPlan): string {
  const sides = [before, after].flatMap((side) => (side ? [side.job.flinkVersion?.text ?? 'unknown'] : []));
  const versions = `Flink ${[...new Set(sides)].join(' → ')}`;
  return before === null ? `${versions}, new` : after === null ? `${versions}, gone` : versions;
}

/** True for what changed, or may have. */
export function isTold({ match, states, restore }: OperatorPlan): boolean {
  return match.change !== 'kept' || restore.outcome !== 'kept' || states.some(({ outcome }) => outcome !== 'kept');
}

function operatorLines(
  { match, states, restore }: OperatorPlan,
  colors: ReturnType<typeof picocolors.createColors>,
  answers: Answers,
): string[] {
  const operator = match.new ?? match.old;
  const paint = (outcome: Outcome) => painted(outcome, colors);
  const why = restore.message ? `: ${sayInEnglish(restore.message)}` : '';
  return [
    `  ${paint(restore.outcome)} ${match.change}  ${printable(nameOf(match.old, match.new))}  ${colors.dim(printable(operator ? placeOf(operator, answers) : ''))}`,
    ...(states.length === 0 && restore.outcome !== 'kept' ? [printable(`      ${restore.outcome}${why}`)] : []),
    ...states.map(({ name, outcome, reason }) => {
      const said = reason ? `: ${sayInEnglish(reason)}` : '';
      return `      ${paint(outcome)} ${printable(`${name ?? '(name unknown)'} ${outcome}${said}`)}`;
    }),
  ];
}

function painted(outcome: Outcome, colors: ReturnType<typeof picocolors.createColors>): string {
  const mark = MARKS[outcome];
  return mark === '✓'
    ? colors.green(mark)
    : mark === '✗'
      ? colors.red(mark)
      : mark === '!'
        ? colors.yellow(mark)
        : colors.blue(mark);
}

/** `process "orders-v1" → "orders-v2"`. */
export function nameOf(old: Operator | null, now: Operator | null): string {
  const uid = (operator: Operator) =>
    operator.uid.kind === 'none'
      ? 'no uid'
      : operator.uid.value === null
        ? `uid ${operator.uid.text ?? 'unknown'}`
        : `"${operator.uid.value}"`;
  const kind = now?.kind ?? old?.kind ?? '';
  const uids = [old, now].flatMap((operator) => (operator ? [uid(operator)] : []));
  return `${kind} ${[...new Set(uids)].join(' → ')}`;
}

export function placeOf({ transformation }: Operator, answers: Answers): string {
  return `${shownPath(transformation.file, answers)}:${transformation.callRange.start.line + 1}`;
}
