/** `flink-playbook topology --verify`: holds the graphs against those of real Flink, for which it runs each job's main. */
import { createInterface } from 'node:readline/promises';
import type { ParseJava } from '../analysis/source-text';
import { askForTopology, type ProbedJob, type ProbedMain } from '../io/ask-for-topology';
import { javaProgram } from '../io/flink-probe';
import type { Job } from '../topology/job';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import { type AskedJobs, askedJobs, classOf, type TopologyOptions } from './topology';
import { compareJob, type Judgement } from './topology-compare';
import { untilInterrupted } from './until-interrupted';

export interface TopologyVerifyOptions extends TopologyOptions {
  /** Jars and folders with what the jobs need, Flink too; the project's own classes may be among them. */
  readonly classPath: readonly string[];
  /** Jars and folders of the project's own classes: only Flink sees these. */
  readonly ownClasses: readonly string[];
  /** The file `FlinkProbe.java`. */
  readonly probe: string;
  /** After so many seconds a main is given up. */
  readonly timeout: number;
  /** True where nobody needs to be asked. */
  readonly yes: boolean;
}

interface VerifiedMain {
  readonly main: string;
  readonly file: string;
  readonly flinkVersion: string | null;
  /** Why there is nothing to compare; null where there is. */
  readonly notAsked: string | null;
  /** Jobs of the one side that the other has not. */
  readonly jobs: { readonly here: number; readonly inFlink: number };
  readonly judgements: readonly Judgement[];
}

/** @throws CannotRun without a class path or consent; CannotAskFlink without Java or Flink */
export async function verifyTopology(
  paths: readonly string[],
  options: TopologyVerifyOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  if (options.classPath.length === 0) {
    throw new CannotRun(
      "--verify needs --classpath: the folder or jar of the project's classes, and all they need, Flink too",
    );
  }
  const asked = await askedJobs(paths, options, parse, answers);
  const mains = new Map<string, Job[]>();
  for (const job of asked.jobs) {
    if (job.program.entry.endsWith('#main')) {
      mains.set(classOf(job), [...(mains.get(classOf(job)) ?? []), job]);
    }
  }
  if (mains.size === 0) {
    throw new CannotRun('there is no job with a main in these paths');
  }
  await consent([...mains.keys()], options.yes);
  const verified: VerifiedMain[] = [];
  for (const [main, jobs] of mains) {
    answers.progress(`running ${main}`);
    verified.push(verifyMain(main, jobs, await ask(main, options)));
  }
  answers.progress('');
  answers.write(
    options.format === 'json' ? verifyJson(verified, asked, answers) : verifyText(verified, asked, answers),
  );
  return 0;
}

/** Says what is going to be run, and asks whether it may. */
async function consent(mains: readonly string[], yes: boolean): Promise<void> {
  if (yes) {
    return;
  }
  const warning = `--verify runs the code of ${mains.length === 1 ? 'this main' : `these ${mains.length} mains`} up to its execute, and opens the functions: ${mains.join(', ')}`;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CannotRun(`${warning}. Where nobody can be asked, --yes allows it`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const said = await terminal.question(`${printable(warning)}\nRun it? (y/N) `).finally(() => terminal.close());
  if (!/^y(es)?$/i.test(said.trim())) {
    throw new CannotRun('nothing was run');
  }
}

function ask(main: string, { classPath, ownClasses, probe, timeout }: TopologyVerifyOptions): Promise<ProbedMain> {
  return untilInterrupted((interrupted) =>
    askForTopology(main, [], {
      classPath: [...ownClasses, ...classPath],
      probe,
      signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeout * 1000)]),
      progress: () => {},
    }),
  );
}

function verifyMain(main: string, jobs: readonly Job[], answer: ProbedMain): VerifiedMain {
  const real = answer.jobs.filter(({ operators }) => operators.length > 0);
  return {
    main,
    file: jobs[0]?.program.entryPlace.file ?? '',
    flinkVersion: answer.flinkVersion,
    notAsked: real.length > 0 ? null : `the main ${answer.status}${answer.error ? `: ${answer.error}` : ''}`,
    jobs: { here: jobs.length, inFlink: real.length },
    judgements: compareRun(jobs, real),
  };
}

/** Each job that Flink was given, compared to the one of ours that is most like it. */
export function compareRun(jobs: readonly Job[], real: readonly ProbedJob[]): Judgement[] {
  const left = [...jobs];
  return real.flatMap((flink) => {
    const candidates = left.map((job) => ({ job, judgements: compareJob(job, flink) }));
    const [best] = candidates.sort((a, b) => unlikeness(a.judgements) - unlikeness(b.judgements));
    if (!best) {
      const judgement = { aspect: 'operator', verdict: 'wrong', operator: flink.name ?? 'a job' } as const;
      return [{ ...judgement, text: 'Flink is given this job, this answer has none for it' }];
    }
    left.splice(left.indexOf(best.job), 1);
    return best.judgements;
  });
}

/** An operator that one side lacks says more than one that differs. */
function unlikeness(judgements: readonly Judgement[]): number {
  const wrong = judgements.filter(({ verdict }) => verdict === 'wrong');
  return wrong.length + 100 * wrong.filter(({ aspect }) => aspect === 'operator').length;
}

function verifyJson(verified: readonly VerifiedMain[], { incomplete }: AskedJobs, answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    mains: verified.map(({ main, file, flinkVersion, notAsked, jobs, judgements }) => ({
      main,
      file: shownPath(file, answers),
      flinkVersion,
      notAsked,
      jobs,
      counts: countsOf(judgements),
      differences: judgements.filter(({ verdict }) => verdict === 'wrong').map(withoutVerdict),
      unknown: judgements.filter(({ verdict }) => verdict === 'unknown').map(withoutVerdict),
    })),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function withoutVerdict({ aspect, operator, text }: Judgement) {
  return { aspect, operator, text };
}

/** How many judgements there are of each verdict. */
export function countsOf(judgements: readonly Judgement[]): Record<Judgement['verdict'], number> {
  const counts = { equal: 0, unknown: 0, wrong: 0 };
  for (const { verdict } of judgements) {
    counts[verdict]++;
  }
  return counts;
}

function verifyText(verified: readonly VerifiedMain[], { incomplete }: AskedJobs, answers: Answers): string {
  const lines = verified.flatMap(({ main, file, flinkVersion, notAsked, judgements }) => {
    const { equal, unknown, wrong } = countsOf(judgements);
    const head = `${main}  ${shownPath(file, answers)}`;
    if (notAsked !== null) {
      return [printable(head), `  ${printable(`Flink could not be asked: ${notAsked}`)}`];
    }
    return [
      printable(head),
      ...judgements
        .filter(({ verdict }) => verdict !== 'equal')
        .map(({ verdict, aspect, operator, text }) => `  ${printable(`${verdict}: ${operator}: ${aspect} ${text}`)}`),
      `  against Flink ${flinkVersion}: ${equal} equal, ${unknown} unknown, ${wrong} wrong`,
    ];
  });
  const total = countsOf(verified.flatMap(({ judgements }) => judgements));
  const end = `${verified.length} mains (ran ${printable(javaProgram())}): ${total.equal} equal, ${total.unknown} unknown, ${total.wrong} wrong.`;
  return [...lines, end, ...incompleteLine(incomplete, answers), ''].join('\n');
}
