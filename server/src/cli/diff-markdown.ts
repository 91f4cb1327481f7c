/** A comparison for a pull request. */
import { sayInEnglish } from '../base/message';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Answers } from './answers';
import type { DiffAnswer } from './diff-answer';
import { isTold, nameOf, placeOf, versionsOf } from './diff-text';
import { incompleteLine } from './text-report';

export function diffMarkdown({ from, to, comparison }: DiffAnswer, answers: Answers): string {
  const { plans, verdict, incomplete } = comparison;
  const lines = [
    `## State of ${code(from)} in ${code(to)}: ${verdict}`,
    '',
    ...plans.flatMap((plan) => jobLines(plan, answers)),
    ...incompleteLine(incomplete, answers).map(escaped),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function jobLines(plan: JobPlan, answers: Answers): string[] {
  const { entry, operators, verdict } = plan;
  const rows = operators.filter(isTold).flatMap(({ match, states, restore }) => {
    const operator = match.new ?? match.old;
    const place = operator ? placeOf(operator, answers) : '';
    const name = escaped(nameOf(match.old, match.new));
    const row = (state: string, outcome: string, why: string) =>
      `| ${name} | ${match.change} | ${state} | ${outcome} | ${why} | ${code(place)} |`;
    return states.length === 0
      ? [row('', restore.outcome, restore.message ? escaped(sayInEnglish(restore.message)) : '')]
      : states.map((state) =>
          row(code(state.name ?? '?'), state.outcome, state.reason ? escaped(sayInEnglish(state.reason)) : ''),
        );
  });
  return [
    `### ${code(entry)} (${versionsOf(plan)}): ${verdict}`,
    '',
    ...(rows.length === 0
      ? ['Nothing that a restore would notice.']
      : ['| Operator | Change | State | Outcome | Why | Place |', '|---|---|---|---|---|---|', ...rows]),
    '',
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>|[\]#]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text in backticks, which nothing within can end. */
function code(text: string): string {
  return text === '' ? '' : `\`${text.replace(/[`|\s]+/g, ' ')}\``;
}
