/** `flink-playbook topology --verify`: holds the graphs against those of real Flink, for which it runs each job's main. */
import { createInterface } from 'node:readline/promises';
import type { ParseJava } from '../analysis/source-text';
import { askForTopology, type ProbedMain } from '../io/ask-for-topology';
import { CannotAskFlink, javaProgram } from '../io/flink-probe';
import type { Job } from '../topology/job';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import { type AskedJobs, askedJobs, classOf, type TopologyOptions } from './topology';
import { ASPECTS, type Judgement } from './topology-compare';
import { compareRun, countsOf, whyStopped } from './topology-run-compare';
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
  /** What the mains are called with. */
  readonly args: readonly string[];
  /** True where nobody needs to be asked. */
  readonly yes: boolean;
}

interface VerifiedMain {
  readonly main: string;
  readonly file: string;
  readonly flinkVersion: string | null;
  /** Why there is nothing to compare; null where there is. */
  readonly notAsked: string | null;
  /** Why and where the main ended before its end; null where it came there. */
  readonly stopped: string | null;
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
  const failures: CannotAskFlink[] = [];
  for (const [main, jobs] of mains) {
    answers.progress(`running ${main}`);
    const answer = await ask(main, options);
    if (answer instanceof CannotAskFlink) {
      failures.push(answer);
    }
    verified.push(verifyMain(main, jobs, answer));
  }
  answers.progress('');
  if (failures[0] && failures.length === verified.length) {
    throw failures[0];
  }
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

/** What opening the functions may take beyond the time of a main, in seconds. */
const OPENING_TIME = 60;

/** A main that brings its JVM down costs only its own answer. */
function ask(
  main: string,
  { classPath, ownClasses, probe, timeout, args }: TopologyVerifyOptions,
): Promise<ProbedMain | CannotAskFlink> {
  return untilInterrupted(async (interrupted) => {
    try {
      return await askForTopology(main, args, timeout, {
        classPath: [...ownClasses, ...classPath],
        probe,
        signal: AbortSignal.any([interrupted, AbortSignal.timeout((timeout + OPENING_TIME) * 1000)]),
        progress: () => {},
      });
    } catch (error) {
      if (error instanceof CannotAskFlink && !interrupted.aborted) {
        return error;
      }
      throw error;
    }
  });
}

function verifyMain(main: string, jobs: readonly Job[], answer: ProbedMain | CannotAskFlink): VerifiedMain {
  const file = jobs[0]?.program.entryPlace.file ?? '';
  if (answer instanceof CannotAskFlink) {
    const none = { flinkVersion: null, stopped: null, jobs: { here: jobs.length, inFlink: 0 }, judgements: [] };
    return { main, file, notAsked: answer.message, ...none };
  }
  const real = answer.jobs.filter(({ operators }) => operators.length > 0);
  const stopped = whyStopped(answer);
  return {
    main,
    file,
    flinkVersion: answer.flinkVersion,
    notAsked: real.length > 0 ? null : (stopped ?? 'the main built no job'),
    stopped,
    jobs: { here: jobs.length, inFlink: real.length },
    judgements: compareRun(jobs, real, stopped !== null),
  };
}

function verifyJson(verified: readonly VerifiedMain[], { incomplete }: AskedJobs, answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    mains: verified.map(({ main, file, flinkVersion, notAsked, stopped, jobs, judgements }) => ({
      main,
      file: shownPath(file, answers),
      flinkVersion,
      notAsked,
      stopped,
      jobs,
      counts: countsOf(judgements),
      aspects: Object.fromEntries(
        ASPECTS.map((aspect) => [aspect, countsOf(judgements.filter((each) => each.aspect === aspect))]),
      ),
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

function verifyText(verified: readonly VerifiedMain[], { incomplete }: AskedJobs, answers: Answers): string {
  const lines = verified.flatMap(({ main, file, flinkVersion, notAsked, stopped, judgements }) => {
    const { equal, unknown, wrong, notReached } = countsOf(judgements);
    const head = `${main}  ${shownPath(file, answers)}`;
    if (notAsked !== null) {
      return [printable(head), `  ${printable(`Flink could not be asked: ${notAsked}`)}`];
    }
    return [
      printable(head),
      ...judgements
        .filter(({ verdict }) => verdict === 'unknown' || verdict === 'wrong')
        .map(({ verdict, aspect, operator, text }) => `  ${printable(`${verdict}: ${operator}: ${aspect} ${text}`)}`),
      ...(stopped === null ? [] : [`  ${printable(`${stopped}; not reached because of that: ${notReached}`)}`]),
      `  against Flink ${flinkVersion}: ${equal} equal, ${unknown} unknown, ${wrong} wrong`,
    ];
  });
  const total = countsOf(verified.flatMap(({ judgements }) => judgements));
  const end = `${verified.length} mains (ran ${printable(javaProgram())}): ${total.equal} equal, ${total.unknown} unknown, ${total.wrong} wrong.`;
  return [...lines, end, ...incompleteLine(incomplete, answers), ''].join('\n');
}
