/** The JSON of `diff`, as scripts read it: its shape is a contract. */
import { sayInEnglish } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Operator } from '../topology/job';
import { type Answers, shownPath } from './answers';
import type { DiffAnswer } from './diff-answer';
import { incompleteJson } from './json-report';

export function diffJson({ from, to, comparison }: DiffAnswer, answers: Answers): string {
  const { plans, verdict, incomplete } = comparison;
  const answer = {
    schemaVersion: 1,
    from,
    to,
    jobs: plans.map((plan) => jobJson(plan, answers)),
    verdict,
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function jobJson({ entry, before, after, operators, verdict }: JobPlan, answers: Answers) {
  return {
    entry,
    flinkVersion: { from: before?.job.flinkVersion?.text ?? null, to: after?.job.flinkVersion?.text ?? null },
    verdict,
    operators: operators.map((plan) => operatorJson(plan, answers)),
  };
}

function operatorJson({ match, states, restore }: OperatorPlan, answers: Answers) {
  return {
    change: match.change,
    old: sideJson(match.old, answers),
    new: sideJson(match.new, answers),
    states: states.map(({ name, outcome, reason }) => ({ name, outcome, reason: reason && sayInEnglish(reason) })),
    restore: { outcome: restore.outcome, message: restore.message && sayInEnglish(restore.message) },
  };
}

function sideJson(operator: Operator | null, answers: Answers) {
  return (
    operator && {
      uid: operator.uid.value,
      operatorId: operator.operatorId,
      kind: operator.kind,
      file: shownPath(operator.transformation.file, answers),
      line: operator.transformation.callRange.start.line + 1,
    }
  );
}
