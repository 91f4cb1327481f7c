/** The upgrade of jobs as a checklist for a pull request: what changes, in which order, with the commands to type. */
import type { Comparison } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';
import { type Message, message, type Say } from '../base/message';
import type { JobPlan } from '../compatibility/restore-plan';
import { code, paragraphs } from '../ide/markdown';
import { isTold, operatorName, outcomeText, verdictText } from '../ide/restore-words';
import { afterSteps, beforeSteps, betweenSteps } from './around-the-restore';
import { commandSteps, plainSteps } from './command-steps';
import { type Deployment, type DeploymentFacts, deploymentFacts } from './deployments';
import { awsSteps, configurationSteps, ververicaSteps } from './managed-steps';
import { migrationNotes } from './migration-notes';
import { rehearsalOf } from './rehearsal';
import { resourceSteps } from './resource-steps';
import { situationOf } from './situation';
import type { DeploymentSteps, Situation, Step, StepCode } from './steps';
import { stoppingOf } from './stop-with';

export interface ChecklistInput {
  /** What the two revisions are called. */
  readonly from: string;
  readonly to: string;
  readonly comparison: Pick<Comparison, 'plans' | 'incomplete'>;
  /** The files of the new revision. */
  readonly workspace: Workspace;
}

/** How the page speaks. */
export interface ChecklistLanguage {
  readonly say: Say;
  /** A file's path as it is shown. */
  shown(path: string): string;
}

/** Markdown, ending with a line break. */
export function upgradeChecklist(input: ChecklistInput, language: ChecklistLanguage): string {
  const { say } = language;
  const { plans, incomplete } = input.comparison;
  const jobs = plans.filter((plan) => !isUntouched(plan)).map((plan) => jobSection(plan, input.workspace, language));
  const untouched = plans.filter(isUntouched).map(({ entry }) => code(entry));
  const gaps = [...new Set(incomplete.map(({ why }) => say(why)))];
  const page = paragraphs(
    `# ${say(message('Upgrade checklist: {0} → {1}', code(input.from), code(input.to)))}`,
    say(
      message(
        'It follows from the code of both revisions and from the files that start the jobs. What stands in angle brackets is to be filled in.',
      ),
    ),
    ...(plans.length === 0 ? [say(message('Nothing changed that a restore would notice.'))] : jobs),
    untouched.length > 0
      ? `${say(message('Jobs in which nothing changed that a restore would notice:'))} ${untouched.join(', ')}`
      : '',
    ...(gaps.length > 0
      ? [`## ${say(message('What is not known'))}`, gaps.map((gap) => `- ${plain(gap)}`).join('\n')]
      : []),
  );
  return `${page}\n`;
}

function jobSection(plan: JobPlan, workspace: Workspace, language: ChecklistLanguage): string {
  const { say } = language;
  const { before, after, verdict } = plan;
  if (!after) {
    return paragraphs(
      `## ${code(plan.entry)}`,
      say(message('The job is gone. Stop it with a savepoint, and keep that until nobody needs the job again.')),
    );
  }
  if (!before) {
    return paragraphs(`## ${code(plan.entry)}`, say(message('The job is new: it starts without a savepoint.')));
  }
  const told = plan.operators.filter(isTold);
  const versions = [before, after].map(({ job }) => job.flinkVersion?.text ?? '?');
  const head = `## ${code(plan.entry)}: ${say(verdictText(verdict))}`;
  const facts = deploymentFacts(after.job, workspace);
  const file = workspace.file(after.job.program.entryPlace.file);
  return paragraphs(
    head,
    `Flink ${plain([...new Set(versions)].join(' → '))}`,
    told.length === 0 ? say(message('Nothing changed that a restore would notice.')) : changeTable(plan, language),
    stepsOf(plan, facts, file ? workspace.projectOf(file) : null, language),
  );
}

/** True where neither what a restore would notice nor the Flink version changed. */
function isUntouched({ before, after, operators }: JobPlan): boolean {
  const isSameVersion = before?.job.flinkVersion?.text === after?.job.flinkVersion?.text;
  return before !== null && after !== null && isSameVersion && !operators.some(isTold);
}

/** Text that stays text where pull requests are shown, and is read as well before it is rendered. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~$&#]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replace(/\s+/g, ' ');
}

function changeTable({ operators }: JobPlan, { say, shown }: ChecklistLanguage): string {
  const cell = (text: string) => text.replace(/(?<!\\)\|/g, '\\|').replace(/\s+/g, ' ');
  const why = (reason: Message | null) => (reason === null ? '' : plain(say(reason)));
  const rows = operators.filter(isTold).flatMap((plan) => {
    const operator = plan.match.new ?? plan.match.old;
    const place = operator
      ? code(`${shown(operator.transformation.file)}:${operator.transformation.callRange.start.line + 1}`)
      : '';
    const row = (state: string, outcome: Message, reason: Message | null) =>
      `| ${[plain(operatorName(plan)), state, say(outcome), why(reason), place].map(cell).join(' | ')} |`;
    return plan.states.length === 0
      ? [row('', outcomeText(plan.restore.outcome), plan.restore.message)]
      : plan.states.map(({ name, outcome, reason }) => row(code(name ?? '?'), outcomeText(outcome), reason));
  });
  const titles = [message('Operator'), message('State'), message('A restore'), message('Why'), message('Place')];
  return [`| ${titles.map(say).join(' | ')} |`, `|${' --- |'.repeat(titles.length)}`, ...rows].join('\n');
}

function stepsOf(
  plan: JobPlan,
  facts: DeploymentFacts,
  project: Parameters<typeof rehearsalOf>[1],
  language: ChecklistLanguage,
): string {
  const { say } = language;
  const stopping = stoppingOf(plan);
  const situation = situationOf(plan, stopping, facts);
  const notes = migrationNotes(plan);
  const rehearsal = rehearsalOf(plan, project, facts, situation);
  const ways = facts.deployments.map((deployment) => ({ deployment, steps: deploymentSteps(deployment, situation) }));
  const isStopped = plan.verdict === 'fails';
  const section = (title: Message, body: string) => (body === '' ? '' : paragraphs(`### ${say(title)}`, body));
  const ofWays = (part: keyof DeploymentSteps) =>
    paragraphs(
      ...ways.map(({ deployment, steps }) => paragraphs(wayTitle(deployment, language), checkboxes(steps[part], say))),
    );
  return paragraphs(
    section(message('Before'), checkboxes([...beforeSteps(plan, stopping), ...notesOf(notes, 'before')], say)),
    section(
      message('Rehearse'),
      paragraphs(checkboxes(rehearsal.steps, say), details(rehearsal.test.path, rehearsal.test.text)),
    ),
    ...(isStopped
      ? [say(message('What follows, stop and start, is printed once the restore would not fail.'))]
      : [
          section(message('Stop'), paragraphs(ofWays('stop'), checkboxes(betweenSteps(stopping), say))),
          section(message('Start'), ofWays('start')),
          section(message('Look at'), checkboxes([...afterSteps(plan, stopping), ...notesOf(notes, 'after')], say)),
          ...(situation.allowNonRestoredState
            ? [section(message('Take the flag out again'), ofWays('withoutFlag'))]
            : []),
          section(
            message('Roll back'),
            paragraphs(
              say(
                message(
                  'Keep the savepoint of the stop, and the version before, until the new one has proved itself: do not let Flink claim the savepoint. Going back repeats what the new version has written since.',
                ),
              ),
              ofWays('rollBack'),
            ),
          ),
        ]),
  );
}

function notesOf(notes: ReturnType<typeof migrationNotes>, when: 'before' | 'after'): Step[] {
  return notes.filter((note) => note.when === when).map(({ text }) => ({ text }));
}

function deploymentSteps(deployment: Deployment, situation: Situation): DeploymentSteps {
  switch (deployment.kind) {
    case 'command':
      return commandSteps(deployment.command, situation);
    case 'resource':
      return resourceSteps(deployment.resource, situation);
    case 'configuration':
      return configurationSteps(situation);
    case 'aws':
      return awsSteps(situation);
    case 'ververica':
      return ververicaSteps(situation);
    case 'unknown':
      return plainSteps(situation);
  }
}

function wayTitle(deployment: Deployment, { say, shown }: ChecklistLanguage): string {
  if (deployment.kind === 'unknown') {
    return say(message('No file shows how the job is started. As a command:'));
  }
  const { at } = deployment;
  const place = at === null ? '' : `${shown(at.file)}${at.range === null ? '' : `:${at.range.start.line + 1}`}`;
  const names = {
    command: 'flink',
    resource: deployment.kind === 'resource' ? deployment.resource.kind : '',
    configuration: 'Flink configuration',
    aws: 'Amazon Managed Service for Apache Flink',
    ververica: 'Ververica Platform',
  };
  return [names[deployment.kind], place === '' ? '' : `(${code(place)})`].filter((part) => part !== '').join(' ');
}

function checkboxes(steps: readonly Step[], say: Say): string {
  return steps
    .map(({ text, code: block }) => `- [ ] ${said(text, say)}${block ? `:\n${indented(fenced(block))}` : ''}`)
    .join('\n');
}

/** The product's own words, with names of other people in them. */
function said(text: Message, say: Say): string {
  return say(withCode(text));
}

function withCode({ template, args }: Message): Message {
  const shown = args.map((each) =>
    typeof each === 'string' ? code(each) : typeof each === 'object' ? withCode(each) : each,
  );
  return { template, args: shown };
}

function details(path: string, text: string): string {
  return [
    '<details>',
    `<summary>${path.replace(/[^\w./$-]/g, '')}</summary>`,
    '',
    fenced({ language: 'java', text }),
    '',
    '</details>',
  ].join('\n');
}

/** A fence that nothing within can end. */
function fenced({ language, text }: StepCode): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text.trimEnd(), fence].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
